from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "onewindow.contexts.approval"
    label = "approval"
    verbose_name = "审批"

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "onewindow.sites.desk"
    label = "desk"
    verbose_name = "审批"

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "onewindow.contexts.parties"
    label = "parties"
    verbose_name = "办事人"

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "onewindow.contexts.cases"
    label = "cases"
    verbose_name = "办件"

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "onewindow.sites.console"
    label = "console"
    verbose_name = "管理"

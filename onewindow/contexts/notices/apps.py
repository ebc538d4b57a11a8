from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "onewindow.contexts.notices"
    label = "notices"
    verbose_name = "通知"

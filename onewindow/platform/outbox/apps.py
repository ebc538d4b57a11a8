from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "onewindow.platform.outbox"
    label = "outbox"
    verbose_name = "事件发件箱"

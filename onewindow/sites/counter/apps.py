from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "onewindow.sites.counter"
    label = "counter"
    verbose_name = "窗口"

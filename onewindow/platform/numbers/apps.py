from django.apps import AppConfig


class NumbersConfig(AppConfig):
    name = "onewindow.platform.numbers"
    label = "numbers"
    verbose_name = "编号"

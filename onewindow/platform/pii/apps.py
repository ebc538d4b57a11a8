from django.apps import AppConfig


class PiiConfig(AppConfig):
    name = "onewindow.platform.pii"
    label = "pii"
    verbose_name = "个人信息"

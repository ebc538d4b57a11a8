from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "onewindow.sites.entrance"
    label = "entrance"
    verbose_name = "登录"

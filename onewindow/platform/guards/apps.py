from django.apps import AppConfig


class GuardsConfig(AppConfig):
    name = "onewindow.platform.guards"
    label = "guards"
    verbose_name = "数据库守卫"

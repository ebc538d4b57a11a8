from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "onewindow.sites.portal"
    label = "portal"
    verbose_name = "网上大厅"

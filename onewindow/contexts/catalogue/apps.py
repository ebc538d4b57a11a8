from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "onewindow.contexts.catalogue"
    label = "catalogue"
    verbose_name = "事项"

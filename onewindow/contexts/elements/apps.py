from django.apps import AppConfig


class ElementsConfig(AppConfig):
    name = "onewindow.contexts.elements"
    label = "elements"
    verbose_name = "数据元"

from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "onewindow.contexts.materials"
    label = "materials"
    verbose_name = "材料"

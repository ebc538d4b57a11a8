from django.apps import AppConfig


class SuperviseConfig(AppConfig):
    name = "onewindow.sites.supervise"
    label = "supervise"
    verbose_name = "监督"

from django.apps import AppConfig


class LicencesConfig(AppConfig):
    name = "onewindow.contexts.licences"
    label = "licences"
    verbose_name = "证照"

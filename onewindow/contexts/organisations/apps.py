from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "onewindow.contexts.organisations"
    label = "organisations"
    verbose_name = "机构人员"

from django.apps import AppConfig


class PreferencesConfig(AppConfig):
    name = "onewindow.platform.preferences"
    label = "preferences"
    verbose_name = "设置"

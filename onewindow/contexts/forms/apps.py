from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "onewindow.contexts.forms"
    label = "forms"
    verbose_name = "表单"

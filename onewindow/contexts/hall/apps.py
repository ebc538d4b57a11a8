from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "onewindow.contexts.hall"
    label = "hall"
    verbose_name = "大厅窗口"

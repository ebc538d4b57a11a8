from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "onewindow.platform.files"
    label = "files"
    verbose_name = "文件"

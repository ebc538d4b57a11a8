from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "onewindow.contexts.documents"
    label = "documents"
    verbose_name = "文书印章"

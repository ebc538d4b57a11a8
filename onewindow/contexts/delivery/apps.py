from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "onewindow.contexts.delivery"
    label = "delivery"
    verbose_name = "送达"

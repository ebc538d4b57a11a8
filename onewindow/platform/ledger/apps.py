from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "onewindow.platform.ledger"
    label = "ledger"
    verbose_name = "存证"

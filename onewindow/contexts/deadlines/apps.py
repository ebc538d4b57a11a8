from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "onewindow.contexts.deadlines"
    label = "deadlines"
    verbose_name = "时限"

from django.apps import AppConfig


class MovesConfig(AppConfig):
    name = "onewindow.platform.moves"
    label = "moves"
    verbose_name = "办理动作"

"""How a process logs: lines of JSON to its output, which the supervisor collects."""

from typing import Any


def configuration(*, level: str = "INFO") -> dict[str, Any]:
    """Return what `logging.config.dictConfig` takes, for Django and for the web server alike."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "onewindow.platform.logs.lines.JsonLines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            "gunicorn.error": {"handlers": [], "level": level, "propagate": True},
            "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "procrastinate": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }

"""What every page's frame needs: modes, the centre's name, the hotline, the address to come back to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from onewindow.platform.web.modes import Modes, path_at


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the values of the base layouts (a context processor)."""
    return {
        "modes": Modes.of(request),
        "centre": settings.CENTRE,
        "hotline": settings.HOTLINE,
        "is_demo": settings.IS_DEMO,
        "here": _here(request),
        "request_id": getattr(request, "id", ""),
    }


def _here(request: HttpRequest) -> str:
    """Return the page to come back to: this one or, after a press of a button, the one with the button."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    host = request.headers.get("Host", "")  # as it was sent: who asks for a host that is none of ours gets a page too
    return path_at(host, request.headers.get("Referer", "")) or "/"

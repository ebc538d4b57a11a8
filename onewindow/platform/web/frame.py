"""What every page's frame needs: modes, the centre's name, the hotline, the address to come back to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from onewindow.platform.web.modes import Modes


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the values of the base layouts (a context processor)."""
    return {
        "modes": Modes.of(request),
        "centre": settings.CENTRE,
        "hotline": settings.HOTLINE,
        "is_demo": settings.IS_DEMO,
        "here": request.get_full_path() if request.method == "GET" else "/",
        "request_id": getattr(request, "id", ""),
    }

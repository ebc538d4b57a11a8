"""How somebody wants pages to look: larger, with more contrast, dark. Kept in one cookie, no personal data."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "mode"
YEAR = 365 * 24 * 3600
SIZES = ("", "elder")
CONTRASTS = ("", "more")
THEMES = ("", "light", "dark")


@dataclass(frozen=True, kw_only=True)
class Modes:
    """Each is empty for the default; the base layout puts them on `<html>` for the style sheets."""

    size: str = ""
    contrast: str = ""
    theme: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return what the visitor chose; what the cookie says amiss counts as not chosen."""
        size, contrast, theme, *_ = [*request.COOKIES.get(COOKIE, "").split("."), "", "", ""]
        return cls(
            size=size if size in SIZES else "",
            contrast=contrast if contrast in CONTRASTS else "",
            theme=theme if theme in THEMES else "",
        )

    def __str__(self) -> str:
        return f"{self.size}.{self.contrast}.{self.theme}"


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Set the modes that the form names, and go back to the page it came from."""
    modes = Modes.of(request)
    chosen = {name: request.POST[name] for name in ("size", "contrast", "theme") if name in request.POST}
    response = HttpResponseRedirect(safe_next(request))
    response.set_cookie(
        COOKIE,
        str(replace(modes, **chosen)),
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def path_at(host: str, address: str) -> str:
    """Return the path of an address of the host, with what follows it; it is empty for an address of any other."""
    if not host or not url_has_allowed_host_and_scheme(address, allowed_hosts={host}):
        return ""
    path = urlsplit(address)._replace(scheme="", netloc="").geturl()
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""  # to a browser //x is a host


def safe_next(request: HttpRequest, default: str = "/") -> str:
    """Return where the request wants to go next if that is on this very site, else the default."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return default

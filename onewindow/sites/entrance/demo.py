"""The demo's people, as the login page lists them: only in the demo, only on this very machine."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from onewindow.platform.access.entry import is_loopback
from onewindow.platform.web.remote import remote_address


@dataclass(frozen=True, kw_only=True)
class DemoLogin:
    """Somebody of the demo county who can be tried out."""

    handle: str
    password: str
    name: str
    role: str
    home: str = "/"  # where their work is
    first: str = ""  # what to try first


def demo_logins(request: HttpRequest) -> tuple[DemoLogin, ...]:
    """Return who can be tried out; nobody outside the demo or from another machine."""
    if not settings.IS_DEMO or not is_loopback(remote_address(request)) or not settings.DEMO_LOGINS.exists():
        return ()
    return tuple(DemoLogin(**login) for login in json.loads(settings.DEMO_LOGINS.read_text()))

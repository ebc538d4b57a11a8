"""Browsers in which an account has logged in before: a signed cookie names them, so that guessing elsewhere shuts
nobody out of their own (the device cookie of OWASP's page on stopping guesses)."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from onewindow.platform.access.tries import key_of

COOKIE = "__Secure-known" if settings.SESSION_COOKIE_SECURE else "known"
PATH = "/login/"  # it is asked for nowhere else
LASTS = timedelta(days=180)
ACCOUNTS = 8  # a window's computer has several officers
SALT = "onewindow.entrance.browsers"


@dataclass(frozen=True, kw_only=True)
class Browser:
    """A browser by its chance name, and whose it has been: hashes that only this installation can make."""

    name: str
    accounts: tuple[str, ...]

    def knows(self, handle: str) -> bool:
        """Say whether somebody logged in here with the handle."""
        return _hash(handle) in self.accounts

    def budget(self, handle: str) -> str:
        """Return by what the tries of an account in this browser are counted."""
        return key_of("browser", f"{self.name}:{handle}")


def browser_of(request: HttpRequest) -> Browser | None:
    """Return the browser if it is known; a cookie that was changed, copied together or is too old names none."""
    try:
        said: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
        return Browser(name=str(said["name"]), accounts=tuple(map(str, said["accounts"])))
    except (signing.BadSignature, KeyError, TypeError):
        return None


def remember(response: HttpResponse, *, browser: Browser | None, handle: str) -> None:
    """Let a browser be known as one in which the account has logged in; the latest few are kept."""
    name = browser.name if browser else token_urlsafe(16)
    before = [known for known in (browser.accounts if browser else ()) if known != _hash(handle)]
    value = signing.dumps({"name": name, "accounts": [*before, _hash(handle)][-ACCOUNTS:]}, salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=LASTS,
        path=PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _hash(handle: str) -> str:
    return key_of("known", handle)[:32]

"""What stands around every page: its id, its headers, and the answer to a refusal."""

import re
from collections.abc import Callable
from typing import Any, cast

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.words import N_
from onewindow.platform.files.sent import SentNames
from onewindow.platform.logs.correlation import REQUEST_ID
from onewindow.platform.moves.acts import Command
from onewindow.platform.web.commands import read_command
from onewindow.platform.web.problems import show_refusal, unavailable
from onewindow.platform.web.requests import Request

type Answer = Callable[[HttpRequest], HttpResponse]

KNOWN_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()" for feature in ("accelerometer", "geolocation", "gyroscope", "microphone", "payment", "usb")
    )
    + ", camera=(self)",
}


class Requests:
    """Give the request its id, when it came, whether htmx asks, its files' names as they were sent, and, when a view
    wants it, its command."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponse:
        request = cast("Request", plain)
        given = request.headers.get("X-Request-ID", "")
        request.id = given if KNOWN_ID.fullmatch(given) else str(new_id())
        request.came_at = timezone.now()
        request.multipart_parser_class = cast("Any", SentNames)  # a class, though the stubs say an instance
        request.htmx = request.headers.get("HX-Request") == "true"
        request.command = cast("Command", SimpleLazyObject(lambda: read_command(request)))
        token = REQUEST_ID.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            REQUEST_ID.reset(token)
        response["X-Request-ID"] = request.id
        return response


class Headers:
    """Say to browsers what this origin may do, and that no page is kept unless its view said so."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class Unreadable(Invalid):
    """No text column holds the character NUL; no link of ours has it."""

    words = N_("网址中有不能识别的字符，请从页面上的链接重新进入")


class Refusals:
    """Answer a refusal with its sentence, and a database that cannot be reached with 503."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = (request.path, *(value for name in request.GET for value in request.GET.getlist(name)))
        if any("\x00" in words for words in asked):
            return show_refusal(request, Unreadable())
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what a view raised into a page; anything else stays a 500."""
        match exception:
            case Refusal():
                return show_refusal(request, exception)
            case OperationalError() | InterfaceError():
                return unavailable(request)
        return None

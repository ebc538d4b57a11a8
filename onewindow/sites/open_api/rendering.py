"""How answers are written."""

from typing import Any

from django.http import HttpRequest
from ninja.renderers import BaseRenderer
from pydantic_core import to_json


class Json(BaseRenderer):
    """JSON as pydantic writes it: sets are lists, days and ids are text, Chinese stays Chinese."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Return the bytes of an answer."""
        return to_json(data)

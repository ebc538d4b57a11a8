"""How calls are read: as JSON that every program reads alike (RFC 7493), and that every table can hold."""

import json
from math import isfinite
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from onewindow.kernel.canonical import EXACT

DEEPEST = 16  # lists and objects within each other; what the door takes needs four


class StrictJson(Parser):
    """Refuses what one reader takes for something else than another: ninja answers `malformed`."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a body says.

        :raises ValueError, RecursionError: if it is no such JSON
        """
        said: dict[str, Any] = json.loads(request.body, object_pairs_hook=_each_key_once, parse_constant=_no_number)
        _check(said)
        return said


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise ValueError("a key stands there twice")
    return said


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _check(said: object) -> None:
    waiting = [(said, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise ValueError("too deep")
        match value:
            case dict():
                waiting.extend((part, depth + 1) for pair in value.items() for part in pair)
            case list():
                waiting.extend((part, depth + 1) for part in value)
            case str():
                _check_text(value)
            case float() if not isfinite(value):
                raise ValueError("too large a number")
            case int() if not -EXACT <= value <= EXACT:
                raise ValueError("a number that readers hold differently")


def _check_text(text: str) -> None:
    text.encode()  # half of a surrogate pair is no character
    if "\x00" in text:
        raise ValueError("no column holds the character NUL")

"""The words of the code: states and verbs of every table of moves, and every event, with the Chinese for each."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType

import onewindow.contexts as contexts
from onewindow.kernel.events import Event
from onewindow.kernel.moves import Moves


@dataclass(frozen=True, order=True)
class Word:
    """A state, verb or event of a room."""

    room: str
    kind: str  # 状态, 动作 or 事件
    identifier: str


def modules() -> Iterator[ModuleType]:
    """Give every module of the rooms but their migrations."""
    for found in pkgutil.walk_packages(contexts.__path__, "onewindow.contexts."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def tables() -> dict[str, "Moves[StrEnum, StrEnum]"]:
    """Return every table of moves by the room and name where it is written."""
    found: dict[int, tuple[str, Moves[StrEnum, StrEnum]]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Moves) and ".domain" in module.__name__:
                found.setdefault(id(value), (f"{room_of(module.__name__)}.{name}", value))
    return dict(found.values())


def events() -> tuple[type[Event], ...]:
    """Return every event of the rooms."""
    for _ in modules():
        pass
    return tuple(sorted(_below(Event), key=lambda kind: (kind.__module__, kind.__name__)))


def words() -> set[Word]:
    """Return everything that needs a Chinese word."""
    found = {Word(room_of(kind.__module__), "事件", kind.__name__) for kind in events()}
    for name, table in tables().items():
        room = name.split(".")[0]
        for begin, verb, end in table:
            found |= {Word(room, "状态", str(begin)), Word(room, "状态", str(end)), Word(room, "动作", str(verb))}
    return found


def room_of(module: str) -> str:
    """Return the room that a module belongs to."""
    return module.split(".")[2]


def _below(kind: type[Event]) -> Iterator[type[Event]]:
    for child in kind.__subclasses__():
        if child.__module__.startswith("onewindow.contexts.") and not child.__subclasses__():
            yield child
        yield from _below(child)

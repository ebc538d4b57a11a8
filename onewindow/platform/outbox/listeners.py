"""Who hears what. A reaction is a function in a room's `reactions`, marked with `@hears`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.module_loading import autodiscover_modules

from onewindow.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class Heard[E: Event]:
    """An announcement as its listener gets it. `key` is the same at every try: outside effects carry it."""

    event: E
    actor: Mapping[str, str]
    happened_at: datetime
    key: str


@dataclass(frozen=True, kw_only=True)
class Listener:
    """One reaction: its lasting name and the events it asks for."""

    name: str
    hears: Mapping[str, type[Event]]
    react: Callable[[Heard[Any]], None]
    in_sets: bool = False  # many of its reactions share a commit


_LISTENERS: dict[str, Listener] = {}


def hears[E: Event](
    *kinds: type[E], in_sets: bool = False
) -> Callable[[Callable[[Heard[E]], None]], Callable[[Heard[E]], None]]:
    """Mark a function of a room's `reactions` as the listener to these events.

    It is called after the act is committed, at least once, in order per subject, inside a transaction together
    with its own progress: what it writes to the database happens exactly once. With `in_sets` that transaction is one
    for many announcements, which suits short reactions that write only rows of their own.
    """

    def register(react: Callable[[Heard[E]], None]) -> Callable[[Heard[E]], None]:
        name = f"{react.__module__.removeprefix('onewindow.contexts.').removesuffix('.reactions')}.{react.__name__}"
        _LISTENERS[name] = Listener(
            name=name, hears={kind.__name__: kind for kind in kinds}, react=react, in_sets=in_sets
        )
        return react

    return register


def listeners() -> tuple[Listener, ...]:
    """Return every listener of the installed rooms, by name."""
    autodiscover_modules("reactions")
    return tuple(_LISTENERS[name] for name in sorted(_LISTENERS))

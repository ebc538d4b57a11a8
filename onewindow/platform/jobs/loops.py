"""Short work that is done again and again: `@every` in a `jobs` module of a room or of a part of the platform."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.module_loading import autodiscover_modules


class Round(Protocol):
    """One round of a loop. It may be called by several workers, never by two at a time."""

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, kw_only=True)
class Loop:
    """What is done, by its lasting name, and the pause after each round."""

    name: str
    seconds: float
    round: Round


_LOOPS: dict[str, Loop] = {}


def every[R: Round](*, seconds: float) -> Callable[[R], R]:
    """Mark a function of a `jobs` module to be called by the worker, with a pause of so many seconds in between.

    A round that fails is logged and tried again after the next pause.
    """

    def register(function: R) -> R:
        module, name = getattr(function, "__module__", ""), getattr(function, "__name__", "")
        room = module.removesuffix(".jobs").rpartition(".")[2]
        _LOOPS[f"{room}.{name}"] = Loop(name=f"{room}.{name}", seconds=seconds, round=function)
        return function

    return register


def loops() -> tuple[Loop, ...]:
    """Return every loop of the installed rooms and parts, by name."""
    autodiscover_modules("jobs")
    return tuple(_LOOPS[name] for name in sorted(_LOOPS))

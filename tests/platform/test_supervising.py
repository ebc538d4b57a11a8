"""Whoever dies is started again: at once, unless it dies again and again before it has begun."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from onewindow.platform.processes import supervising
from onewindow.platform.processes.supervising import Supervisor


@dataclass
class Clock:
    """Gives the time that a test says, and ends the keeping when its looks are over."""

    now: float = 0.0

    def monotonic(self) -> float:
        return self.now


@dataclass
class Mortal:
    """A ward that lives as long each time as the test says."""

    clock: Clock
    life: float
    name: str = "web"
    begun: list[float] = field(default_factory=list)

    def begin(self) -> None:
        self.begun.append(self.clock.now)

    def is_alive(self) -> bool:
        return bool(self.begun) and self.clock.now < self.begun[-1] + self.life

    def end(self) -> None:
        """Nothing is left to end."""


@dataclass
class Looks:
    """A stop that comes after so many looks, each a pause later than the one before."""

    clock: Clock
    left: int

    def wait(self, pause: float) -> bool:
        self.clock.now += pause
        self.left -= 1
        return self.left < 0


def starts(monkeypatch: pytest.MonkeyPatch, *, life: float, seconds: float) -> list[float]:
    """Return when a ward was started that dies after so long each time."""
    clock = Clock()
    monkeypatch.setattr(supervising, "time", clock)
    ward = Mortal(clock, life)
    supervisor = Supervisor([ward], report=lambda *_: None)
    supervisor.begin()
    supervisor.keep(Looks(clock, int(seconds / supervising.PAUSE)))
    return ward.begun


def test_what_is_killed_while_it_works_is_started_at_once_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = starts(monkeypatch, life=6, seconds=60)

    assert len(begun) > 8
    assert max(later - sooner - 6 for sooner, later in pairwise(begun)) <= supervising.PAUSE * 2


def test_what_cannot_begin_is_tried_less_and_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = starts(monkeypatch, life=1, seconds=120)

    pauses = [later - sooner - 1 for sooner, later in pairwise(begun)]
    assert pauses == sorted(pauses)
    assert pauses[-1] >= 16

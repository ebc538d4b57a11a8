"""What clocks announce about their subjects."""

from dataclasses import dataclass
from datetime import date

from onewindow.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ClockWarned(Event):
    """A term is near its end (预警)."""

    seq: int
    kind: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ClockRanOut(Event):
    """A term is over: its last day has ended and the clock still ran. Happened at 00:00 of the day after."""

    seq: int
    kind: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    """A running term ends on another day, or is final at last, since the calendar was published or corrected."""

    seq: int
    kind: str
    due_before: date
    due_on: date
    is_provisional: bool
    yellow_from: date | None
    red_from: date | None

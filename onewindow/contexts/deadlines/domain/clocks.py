"""时限: a clock is its facts; when it ends follows from them and from the calendar."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from onewindow.contexts.deadlines.domain.lights import (
    DARK,
    DEFAULT_THRESHOLDS,
    Kind,
    Lamp,
    Light,
    Threshold,
    Thresholds,
    lamp,
)
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import Pause, Reckoning, Term, Unit, WorkCalendar

CLOCKS_PER_EVENT = 16
_DAY = timedelta(days=1)


class Alarm(StrEnum):
    """What was raised about a clock so far."""

    NONE = "NONE"
    WARNED = "WARNED"  # 已预警
    RAN_OUT = "RAN_OUT"  # 已届满


@dataclass(frozen=True, kw_only=True)
class Halt:
    """A span that does not count on a clock, with the notice that told it; open until its result is recorded."""

    procedure: str
    after: date
    until: date | None = None
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class Request:
    """A term that an act sets off. `stopped_by` names the procedures that stop it (decision 8)."""

    kind: Kind
    started_on: date  # not counted
    term: Term
    stopped_by: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The facts of one clock."""

    subject: Subject
    seq: int
    kind: Kind
    started_on: date
    term: Term
    extension: int = 0  # in the unit of the term
    stopped_by: frozenset[str] = frozenset()
    halts: tuple[Halt, ...] = ()
    alarm: Alarm = Alarm.NONE
    stopped_on: date | None = None

    @property
    def is_paused(self) -> bool:
        """Say whether a special procedure is under way, so that nobody knows the end."""
        return any(halt.until is None for halt in self.halts)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """Return the spans that do not count and are over."""
        return tuple(Pause(halt.after, halt.until) for halt in self.halts if halt.until is not None)

    @property
    def whole_term(self) -> Term:
        """Return the term with its extension."""
        return replace(self.term, amount=self.term.amount + self.extension)

    @classmethod
    def of(cls, subject: Subject, seq: int, request: Request) -> Self:
        """Return the clock that a request sets off."""
        return cls(
            subject=subject,
            seq=seq,
            kind=request.kind,
            started_on=request.started_on,
            term=request.term,
            stopped_by=request.stopped_by,
        )


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a clock shows by a calendar: the end, its lights, and the day of the next alarm."""

    due_on: date | None  # None while a special procedure is under way
    is_provisional: bool
    lamp: Lamp
    next_alarm_on: date | None
    calendar_version: int


def clocks_of(subject: Subject, requests: tuple[Request, ...], *, event_seq: int) -> tuple[Clock, ...]:
    """Return the clocks that one act sets off; their numbers follow from the number of its event.

    :raises ValueError: if one act sets off more clocks than there are numbers for it
    """
    if len(requests) > CLOCKS_PER_EVENT:
        raise ValueError(f"an act sets off at most {CLOCKS_PER_EVENT} clocks")
    first = event_seq * CLOCKS_PER_EVENT
    return tuple(Clock.of(subject, first + number, request) for number, request in enumerate(requests))


def reckon(clock: Clock, calendar: WorkCalendar) -> Reckoning:
    """Return the last day of the clock's term, as if an open procedure did not stop it any longer."""
    return calendar.due(clock.started_on, clock.whole_term, clock.pauses)


def read(clock: Clock, calendar: WorkCalendar, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Reading:
    """Return what the clock shows."""
    if clock.is_paused:
        return Reading(
            due_on=None, is_provisional=False, lamp=DARK, next_alarm_on=None, calendar_version=calendar.version
        )
    due = reckon(clock, calendar)
    threshold = thresholds.get(clock.kind, Threshold(Light.GREEN))
    warned_from = _warned_from(clock, calendar, threshold, due.on)
    return Reading(
        due_on=due.on,
        is_provisional=due.is_provisional,
        lamp=lamp(threshold, warned_from=warned_from, due_on=due.on),
        next_alarm_on=None if clock.stopped_on else next_alarm_on(clock.alarm, warned_from, due.on),
        calendar_version=calendar.version,
    )


def read_anew(
    clock: Clock, calendar: WorkCalendar, thresholds: Thresholds, *, due_before: date | None, today: date
) -> tuple[Clock, Reading]:
    """Return the clock and what it shows by another calendar; a clock that runs out on another day is alarmed again.

    What ran out by the old calendar and is over by the new one too is not announced a second time.
    """
    reading = read(clock, calendar, thresholds)
    is_over = clock.alarm is Alarm.RAN_OUT and reading.due_on is not None and reading.due_on < today
    if reading.due_on == due_before or is_over:
        return clock, reading
    again = replace(clock, alarm=Alarm.NONE)
    return again, read(again, calendar, thresholds)


def alarm_due(due_on: date, *, today: date) -> Alarm:
    """Return what must be raised about a clock whose day of alarm has come; the end goes before its warning."""
    return Alarm.RAN_OUT if due_on < today else Alarm.WARNED


def next_alarm_on(alarm: Alarm, warned_from: date | None, due_on: date) -> date | None:
    """Return the day at whose beginning something must be raised: the warning, then that the clock ran out."""
    match alarm:
        case Alarm.NONE if warned_from is not None:
            return warned_from
        case Alarm.RAN_OUT:
            return None
        case _:
            return due_on + _DAY


def _warned_from(clock: Clock, calendar: WorkCalendar, threshold: Threshold, due_on: date) -> date | None:
    if clock.term.unit is Unit.INSTANT or not (threshold.warn_workdays or threshold.warn_percent):
        return None
    whole = calendar.count(clock.started_on, due_on, clock.pauses).number
    left = max(threshold.warn_workdays, whole * threshold.warn_percent // 100)
    # Nobody is warned before the first day that counts: of a term of one day on that day's morning.
    return max(calendar.back(due_on, left).on, calendar.add(clock.started_on, 1).on)

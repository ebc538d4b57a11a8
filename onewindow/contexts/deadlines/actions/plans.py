"""Plans that a room above carries into its act: nothing is written here, nothing is read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.deadlines.domain import procedures
from onewindow.contexts.deadlines.domain.clocks import Clock, Reading, Request, clocks_of, read, reckon
from onewindow.contexts.deadlines.domain.lights import DEFAULT_THRESHOLDS, Kind, Lamp, Thresholds
from onewindow.contexts.deadlines.domain.procedures import Extension, ExtensionRule, Procedure
from onewindow.contexts.deadlines.models import Cause, ClockChange, ClockRow, columns_set_off, columns_shown
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.workdays import WorkCalendar
from onewindow.platform.moves.acts import Amend, Insert


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How a clock would stand if it were set off: for a guide, a document, a worklist."""

    kind: Kind
    due_on: date
    is_provisional: bool
    derivation: str
    lamp: Lamp


def outlook(*, request: Request, calendar: WorkCalendar, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Outlook:
    """Return the end of a term that an act would set off, with its derivation and lights."""
    clock = Clock.of(Subject("", UUID(int=0)), 0, request)
    due, reading = reckon(clock, calendar), read(clock, calendar, thresholds)
    return Outlook(
        kind=request.kind,
        due_on=due.on,
        is_provisional=due.is_provisional,
        derivation=due.derivation,
        lamp=reading.lamp,
    )


def plan_clocks(
    *,
    subject: Subject,
    requests: tuple[Request, ...],
    event_seq: int,
    calendar: WorkCalendar,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Insert, ...]:
    """Return the rows of the clocks that an act sets off; their numbers follow from the number of its event.

    :raises ValueError: if one act sets off more clocks than there are numbers for it
    """
    rows = tuple(
        {**columns_set_off(clock, calendar.place), **columns_shown(clock, read(clock, calendar, thresholds))}
        for clock in clocks_of(subject, requests, event_seq=event_seq)
    )
    return (Insert(into=ClockRow, rows=rows),) if rows else ()


def plan_stop(*, subject: Subject, on: date, kind: Kind | None = None) -> Amend:
    """Return the change that stops the running clocks of a subject, all or those of a kind."""
    where: dict[str, object] = {"subject_id": subject.id, "subject_kind": subject.kind, "is_running": True}
    if kind is not None:
        where["kind"] = kind.value
    return Amend(table=ClockRow, where=where, changes={"is_running": False, "stopped_on": on, "next_alarm_on": None})


def plan_pause(
    *,
    clocks: Collection[Clock],
    procedure: Procedure,
    event_seq: int,
    calendar: WorkCalendar,
    now: datetime,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Insert | Amend, ...]:
    """Return what changes when a special procedure starts: the clocks that it stops, and one for the time it was told.

    :raises NoticeNeeded: if the applicant was not told in writing how long it takes
    :raises AlreadyUnderWay: if another procedure is under way
    :raises StopsNothing: if none of the clocks is stopped by such a procedure
    """
    paused = procedures.start(clocks, procedure)
    told = Request(kind=Kind.SPECIAL, started_on=procedure.started_on, term=procedure.told)
    return (
        *_changed(paused, _before(clocks, calendar), Cause.PAUSED, calendar, thresholds, now),
        *plan_clocks(
            subject=paused[0].subject,
            requests=(told,),
            event_seq=event_seq,
            calendar=calendar,
            thresholds=thresholds,
        ),
    )


def plan_resume(
    *,
    clocks: Collection[Clock],
    until: date,
    calendar: WorkCalendar,
    now: datetime,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Insert | Amend, ...]:
    """Return what changes when the result of a special procedure is recorded: its clocks run again.

    :raises NothingUnderWay: if no clock stands still
    :raises EndsBeforeItStarts: if the result is older than the procedure
    """
    running = procedures.finish(clocks, until=until)
    return (
        *_changed(running, _before(clocks, calendar), Cause.RESUMED, calendar, thresholds, now),
        plan_stop(subject=running[0].subject, on=until, kind=Kind.SPECIAL),
    )


def plan_extension(
    *,
    clock: Clock,
    extension: Extension,
    rule: ExtensionRule,
    calendar: WorkCalendar,
    now: datetime,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Insert | Amend, ...]:
    """Return what changes when a term is extended, once and before it has run out.

    :raises NoExtension: if the item knows no extension
    :raises ExtendedAlready: if the term was extended before
    :raises ExtendedTooFar: if it is longer than the item lets it
    :raises WrongApprover: if somebody else than the rule says approved it
    :raises NoticeNeeded: if the applicant was not told
    :raises RanOutAlready: if the term has run out
    """
    extended = procedures.extend(clock, extension, rule=rule, calendar=calendar)
    return _changed((extended,), _before((clock,), calendar), Cause.EXTENDED, calendar, thresholds, now)


def columns_changed(
    clock: Clock, reading: Reading, due_before: date | None, cause: Cause, now: datetime
) -> Mapping[str, Any]:
    """Return the columns of the line that says what moved a clock."""
    return {
        "subject_id": clock.subject.id,
        "id": new_id(),
        "clock_seq": clock.seq,
        "cause": cause.value,
        "due_before": due_before,
        "due_on": reading.due_on,
        "is_provisional": reading.is_provisional,
        "calendar_version": reading.calendar_version,
        "happened_at": now,
    }


def _before(clocks: Collection[Clock], calendar: WorkCalendar) -> dict[int, date | None]:
    return {clock.seq: read(clock, calendar).due_on for clock in clocks}


def _changed(
    clocks: tuple[Clock, ...],
    before: dict[int, date | None],
    cause: Cause,
    calendar: WorkCalendar,
    thresholds: Thresholds,
    now: datetime,
) -> tuple[Insert | Amend, ...]:
    readings = [(clock, read(clock, calendar, thresholds)) for clock in clocks]
    lines = tuple(columns_changed(clock, reading, before[clock.seq], cause, now) for clock, reading in readings)
    amends = (
        Amend(
            table=ClockRow,
            where={"subject_id": clock.subject.id, "seq": clock.seq},
            changes=columns_shown(clock, reading),
        )
        for clock, reading in readings
    )
    return (*amends, Insert(into=ClockChange, rows=lines))

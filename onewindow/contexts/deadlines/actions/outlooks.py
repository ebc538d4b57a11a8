"""How the clocks that go on would stand after an act that pauses, resumes or extends them: for the page that shows it
before anybody presses, for the document that says it, and for the worklist. Nothing is written, nothing is read."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from onewindow.contexts.deadlines.actions.plans import Outlook, outlook
from onewindow.contexts.deadlines.domain import procedures
from onewindow.contexts.deadlines.domain.clocks import Clock, Request, read, reckon
from onewindow.contexts.deadlines.domain.lights import DEFAULT_THRESHOLDS, Kind, Thresholds
from onewindow.contexts.deadlines.domain.procedures import Extension, ExtensionRule, Procedure
from onewindow.kernel.workdays import WorkCalendar

AS_IF_TOLD = UUID(int=0)  # the notice is made with the act; who asks before it asks as if it were there


def outlooks(
    *, clocks: Iterable[Clock], calendar: WorkCalendar, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> tuple[Outlook, ...]:
    """Return how running clocks stand; one that stands still has no end that anybody knows, and is left out."""
    return tuple(_outlook(clock, calendar, thresholds) for clock in clocks if not clock.is_paused)


def outlooks_paused(
    *,
    clocks: Collection[Clock],
    procedure: Procedure,
    calendar: WorkCalendar,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Outlook, ...]:
    """Return how the clocks would stand once the procedure has started: those that go on, and the time it was told.

    :raises AlreadyUnderWay, StopsNothing: as `plan_pause`
    """
    paused = procedures.start(clocks, replace(procedure, document_id=AS_IF_TOLD))
    told = Request(kind=Kind.SPECIAL, started_on=procedure.started_on, term=procedure.told)
    return (
        *outlooks(clocks=_instead(clocks, paused), calendar=calendar, thresholds=thresholds),
        outlook(request=told, calendar=calendar, thresholds=thresholds),
    )


def outlooks_resumed(
    *, clocks: Collection[Clock], until: date, calendar: WorkCalendar, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> tuple[Outlook, ...]:
    """Return how the clocks would stand once the result of the procedure is recorded.

    :raises NothingUnderWay, EndsBeforeItStarts: as `plan_resume`
    """
    running = _instead(clocks, procedures.finish(clocks, until=until))
    going_on = (clock for clock in running if clock.kind is not Kind.SPECIAL)
    return outlooks(clocks=going_on, calendar=calendar, thresholds=thresholds)


def outlooks_extended(
    *,
    clocks: Collection[Clock],
    clock: Clock,
    extension: Extension,
    rule: ExtensionRule,
    calendar: WorkCalendar,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Outlook, ...]:
    """Return how the clocks would stand once the term of one of them is extended.

    :raises NoExtension, ExtendedAlready, ExtendedTooFar, WrongApprover, RanOutAlready: as `plan_extension`
    """
    told = replace(extension, document_id=AS_IF_TOLD)
    extended = procedures.extend(clock, told, rule=rule, calendar=calendar)
    return outlooks(clocks=_instead(clocks, (extended,)), calendar=calendar, thresholds=thresholds)


def _instead(clocks: Iterable[Clock], changed: Iterable[Clock]) -> tuple[Clock, ...]:
    after = {clock.seq: clock for clock in changed}
    return tuple(after.get(clock.seq, clock) for clock in clocks)


def _outlook(clock: Clock, calendar: WorkCalendar, thresholds: Thresholds) -> Outlook:
    due = reckon(clock, calendar)
    return Outlook(
        kind=clock.kind,
        due_on=due.on,
        is_provisional=due.is_provisional,
        derivation=due.derivation,
        lamp=read(clock, calendar, thresholds).lamp,
    )

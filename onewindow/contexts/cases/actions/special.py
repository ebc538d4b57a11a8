"""特别程序: what stops a clock, with its notice and with its result (第四十五条, decisions 8 and 11)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.actions import clocks, letters
from onewindow.contexts.cases.actions.acting import Order, Written, act, case_for
from onewindow.contexts.cases.domain import prolonging
from onewindow.contexts.cases.domain.prolonging import NotOfTheItem, SpecialBegun, SpecialOver, Telling
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.events import SpecialEnded, SpecialStarted
from onewindow.contexts.cases.models import Case, SpecialRun
from onewindow.contexts.cases.queries.special import SpecialView, special_under_way
from onewindow.contexts.cases.queries.views import form_of, row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.kernel.instants import legal_day
from onewindow.kernel.workdays import Term
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Amend, Command, Insert
from onewindow.platform.moves.once import once

SPECIAL = "cases.special"
KEPT = ("procedure", "kind", "started_on", "told_amount", "told_unit", "told_until", "document_id")


@dataclass(frozen=True, kw_only=True)
class SpecialOutlook:
    """What starting a procedure would come to: until when it is told to last, what stands still, what goes on."""

    procedure: catalogue.SpecialProcedure
    told: Term
    told_until: date
    stand_still: tuple[deadlines.Kind, ...]
    outlooks: tuple[deadlines.Outlook, ...]
    is_longer_than_promised: bool


@dataclass(frozen=True, kw_only=True)
class ResumptionOutlook:
    """What ending a procedure today would come to: how the clocks then stand."""

    under_way: SpecialView
    outlooks: tuple[deadlines.Outlook, ...]


@once
def start_special_procedure(
    *, case_id: UUID, procedure: str, told: int, telling: Telling, by: Actor, now: datetime, command: Command
) -> SpecialBegun:
    """Start a special procedure that the guide names (启动特别程序), with its notice to the applicant (D05): the clocks
    that it stops stand still from the next day. `told` is its time in the unit of the guide.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the case is another organ's
    :raises IllegalMove: if the case is not 审查中
    :raises NotOfTheItem: if the guide names no such procedure for the situation
    :raises TimeNeeded, ParticipantsNeeded, LongerThanPromised: if the notice would not say what it must
    :raises StopsNothing: if no running clock is stopped by such a procedure
    :raises SealNotEntrusted: if who acts may not have the notice sealed
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, SPECIAL).row
    wording = Telling(**{name: words.strip() for name, words in asdict(telling).items()})
    outlook = _outlook(row, procedure, told, order.today)
    promise = Terms.of(row.terms).promise
    prolonging.check_start(row.progress(), told=outlook.told, promise=promise, telling=wording)
    guide = catalogue.guide(guide_id=row.guide_id)
    said = letters.special_procedure(row, guide, outlook.procedure, outlook.told, wording, order)
    letter = letters.plan(row, guide, said, order)
    outcome = SpecialBegun(procedure=procedure, started_on=order.today, told_until=outlook.told_until)
    act(row, outcome, _starting(row, outlook, wording, letter, order), order, answer=outcome)
    return outcome


def special_would_be(
    *, case_id: UUID, procedure: str, by: Actor, now: datetime, told: int | None = None
) -> SpecialOutlook:
    """Return what `start_special_procedure` would come to now, with the guide's time where none is named.

    :raises NotFound, IllegalMove, NotOfTheItem, StopsNothing: as `start_special_procedure`
    """
    row = row_within_reach(case_id=case_id, by=by, verb=SPECIAL)
    return _outlook(row, procedure, told, legal_day(now))


def special_procedures_named(*, case_id: UUID, by: Actor) -> tuple[catalogue.SpecialProcedure, ...]:
    """Return the special procedures that the guide names for the situation of a case and that stop a clock.

    :raises NotFound: if there is no such case within the actor's reach
    """
    named = _named(row_within_reach(case_id=case_id, by=by, verb=SPECIAL))
    return tuple(one for one in named if one.stops_statutory or one.stops_promise)


@once
def end_special_procedure(*, case_id: UUID, result: str, by: Actor, now: datetime, command: Command) -> SpecialOver:
    """Record the result of the special procedure that is under way (结束特别程序): its clocks run again from the next
    day.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the case is another organ's
    :raises IllegalMove: if none is under way
    :raises ResultNeeded: if no result is given
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, SPECIAL).row
    prolonging.check_end(row.progress(), result=result)
    running, under_way = deadlines.running_clocks(subject=row.subject), _under_way(row)
    outcome = SpecialOver(procedure=under_way.procedure, ended_on=order.today)
    resumed = deadlines.plan_resume(
        clocks=running,
        until=order.today,
        calendar=calendar.working_days(region_path=row.region_path),
        now=now,
        thresholds=clocks.thresholds_of(row),
    )
    ended = Amend(
        table=SpecialRun,
        where={"case_id": row.id, "seq": under_way.seq},
        changes={"ended_on": order.today, "result": result.strip()},
    )
    written = Written(
        event=SpecialEnded(
            **letters.whose(row),
            procedure=under_way.procedure,
            kind=under_way.kind,
            started_on=under_way.started_on,
            ended_on=outcome.ended_on,
        ),
        watch=clocks.watch_of(_outlooks_resumed(row, running, order.today)),
        beside=(*resumed, ended),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


def resumption_would_be(*, case_id: UUID, by: Actor, now: datetime) -> ResumptionOutlook:
    """Return what `end_special_procedure` would come to today.

    :raises NotFound, IllegalMove: as `end_special_procedure`
    """
    row = row_within_reach(case_id=case_id, by=by, verb=SPECIAL)
    MOVES.after(State(row.state), Verb.END_SPECIAL)
    running = deadlines.running_clocks(subject=row.subject)
    return ResumptionOutlook(under_way=_under_way(row), outlooks=_outlooks_resumed(row, running, legal_day(now)))


def _named(row: Case) -> tuple[catalogue.SpecialProcedure, ...]:
    form = form_of(row)
    return catalogue.special_procedures(guide_id=row.guide_id, answers=form.answers, values=form.values)


def _asked(
    procedure: catalogue.SpecialProcedure, told: Term, on: date, document_id: UUID | None = None
) -> deadlines.Procedure:
    return deadlines.Procedure(
        kind=procedure.kind, name=procedure.name, started_on=on, told=told, document_id=document_id
    )


def _outlook(row: Case, code: str, told: int | None, today: date) -> SpecialOutlook:
    MOVES.after(State(row.state), Verb.START_SPECIAL)
    procedure = next((one for one in _named(row) if one.code == code), None)
    if procedure is None:
        raise NotOfTheItem(field="procedure")
    term = prolonging.time_told(told, limit=procedure.limit.term)
    running = deadlines.running_clocks(subject=row.subject)
    outlooks = deadlines.outlooks_paused(
        clocks=running,
        procedure=_asked(procedure, term, today),
        calendar=calendar.working_days(region_path=row.region_path),
        thresholds=clocks.thresholds_of(row),
    )
    going_on = {one.kind for one in outlooks}
    return SpecialOutlook(
        procedure=procedure,
        told=term,
        told_until=next(one.due_on for one in outlooks if one.kind is deadlines.Kind.SPECIAL),
        stand_still=tuple(clock.kind for clock in running if clock.kind not in going_on),
        outlooks=outlooks,
        is_longer_than_promised=prolonging.is_longer(term, Terms.of(row.terms).promise),
    )


def _starting(
    row: Case, outlook: SpecialOutlook, telling: Telling, letter: documents.PlannedDocument, order: Order
) -> Written:
    procedure, told = outlook.procedure, outlook.told
    paused = deadlines.plan_pause(
        clocks=deadlines.running_clocks(subject=row.subject),
        procedure=_asked(procedure, told, order.today, letter.id),
        event_seq=row.version + 1,
        calendar=calendar.working_days(region_path=row.region_path),
        now=order.now,
        thresholds=clocks.thresholds_of(row),
    )
    event = SpecialStarted(
        **letters.whose(row),
        procedure=procedure.code,
        kind=procedure.kind,
        started_on=order.today,
        told_amount=told.amount,
        told_unit=told.unit,
        told_until=outlook.told_until,
        is_longer_than_promised=outlook.is_longer_than_promised,
        document_id=letter.id,
    )
    kept = {name: getattr(event, name) for name in KEPT}
    run = {"case_id": row.id, "seq": row.version + 1, "words": asdict(telling), **kept}
    return Written(
        event=event,
        basis=procedure.basis.citation,
        watch=clocks.watch_of(outlook.outlooks),
        beside=(*paused, letter.insert, Insert(into=SpecialRun, rows=(run,))),
    )


def _under_way(row: Case) -> SpecialView:
    view = special_under_way(case_id=row.id)
    if view is None:
        raise deadlines.NothingUnderWay
    return view


def _outlooks_resumed(row: Case, running: tuple[deadlines.Clock, ...], today: date) -> tuple[deadlines.Outlook, ...]:
    return deadlines.outlooks_resumed(
        clocks=running,
        until=today,
        calendar=calendar.working_days(region_path=row.region_path),
        thresholds=clocks.thresholds_of(row),
    )

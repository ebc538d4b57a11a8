"""受理: accept, ask once, turn away; the supplement, and what silence brings about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from onewindow.contexts.cases.actions import clocks, letters
from onewindow.contexts.cases.actions.acting import Order, Reached, Watch, Written, act, case_for
from onewindow.contexts.cases.actions.tolerating import lateness
from onewindow.contexts.cases.actions.watching import note_attempt, plan_hit
from onewindow.contexts.cases.domain import examination
from onewindow.contexts.cases.domain.examination import (
    Accepted,
    AlreadyNotified,
    Declined,
    Ground,
    Lapsed,
    Notice,
    Supplemented,
)
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.domain.watching import Rule
from onewindow.contexts.cases.events import CaseAccepted, CaseAsked, CaseDeclined, CaseLapsed, CaseSupplemented
from onewindow.contexts.cases.models import Case, CaseEvent, SecondNotice
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once

type Papers = tuple[materials.PaperView, ...]

NO_DEFECTS: Mapping[str, str] = MappingProxyType({})
SUPPLEMENT_BASIS = "《行政许可法》第三十二条第一款第五项"


@once
def examine_case(
    *, case_id: UUID, by: Actor, now: datetime, command: Command, defects: Mapping[str, str] | None = None
) -> Accepted | Notice:
    """Examine a filed case: accept it, or give the one-time notice of all that is missing or wrong.

    `defects` says, by material code, what is wrong with a paper that was handed in.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if accepting is another organ's act and it has not handed it over in writing
    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises NotOfThisCase: if a defect names a material that the case neither needs nor holds
    :raises AlreadyNotified: if something is missing although the notice was given
    :raises DeemedAlready: if something is missing and the term to say so is over
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    reached = case_for(case_id, order, "cases.examine")
    found, papers = defects or {}, _papers(reached.row)
    try:
        outcome = examination.examine(_facts(reached.row, Verb.ACCEPT, found, papers), today=order.today)
    except AlreadyNotified:
        note_attempt(reached.row, Rule.P3, order)
        raise
    match outcome:
        case Accepted():
            written = _accepting(reached, outcome, order, papers)
        case Notice():
            written = _asking(reached, outcome, found, order)
    act(reached.row, outcome, written, order, answer=outcome)
    return outcome


def examination_would_be(
    *, case_id: UUID, by: Actor, now: datetime, defects: Mapping[str, str] | None = None
) -> Accepted | Notice:
    """Return what `examine_case` would decide now, for the page that asks before it is done.

    :raises NotFound, IllegalMove, AlreadyNotified, DeemedAlready: as `examine_case`
    """
    row = row_within_reach(case_id=case_id, by=by, verb="cases.examine")
    return examination.examine(_facts(row, Verb.ACCEPT, defects or {}), today=legal_day(now))


@once
def decline_case(
    *,
    case_id: UUID,
    ground: Ground,
    reason: str,
    by: Actor,
    now: datetime,
    command: Command,
    competent_agency: str = "",
) -> Declined:
    """Turn a filed case away: no licence needed, another organ's matter, or not qualified; in writing, with remedies.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if declining is another organ's act and it has not handed it over in writing
    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises ReasonNeeded: if no reason is given, or another organ is in charge and is not named
    :raises DeemedAlready: if the notice term is over and the case counts as accepted
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    reached = case_for(case_id, order, "cases.decline")
    row = reached.row
    outcome = examination.decline(
        _facts(row, Verb.DECLINE), ground=ground, reason=reason, competent_agency=competent_agency, today=order.today
    )
    guide = catalogue.guide(guide_id=row.guide_id)
    letter = letters.plan(row, guide, letters.declining(row, guide, outcome), order, is_delegated=reached.is_delegated)
    event = CaseDeclined(**letters.whose(row), declined_on=outcome.declined_on, ground=ground, document_id=letter.id)
    written = Written(
        event=event,
        basis=letters.DECLINING_BASIS[ground],
        watch=Watch(),
        beside=(clocks.stop(row, on=order.today), letter.insert),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


@once
def supplement_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Supplemented:
    """Hand in what the notice asked for, all together (补正).

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case does not wait for a supplement
    :raises StillMissing: if something that was asked for is not there
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.file")
    names = {material.code: material.name for material in catalogue.guide(guide_id=row.guide_id).document.materials}
    outcome = examination.supplement(_facts(row, Verb.SUPPLEMENT), names=names, today=order.today)
    # The office has five working days again to look at what came in (story S3); silence then no longer accepts.
    set_off = clocks.set_off(row, clocks.notice(Terms.of(row.terms), order.today))
    written = Written(
        event=CaseSupplemented(**letters.whose(row), completed_on=order.today),
        basis=SUPPLEMENT_BASIS,
        watch=set_off.watch,
        beside=(
            clocks.stop(row, on=order.today),
            *set_off.rows,
            *materials.plan_papers(subject=row.subject, at=row.place, required=(), event_seq=row.version + 1),
        ),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


@once
def deem_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Accepted:
    """Accept by silence: the notice term ran out and nobody had said what is missing (视为受理). The platform's act.

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises NothingToDeem: if a notice was given, the term still runs, or the law gives the item no such effect
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    reached = case_for(case_id, order, "cases.examine")
    papers = _papers(reached.row)
    outcome = examination.deem(_facts(reached.row, Verb.DEEM, papers=papers), today=order.today)
    accepting = _accepting(reached, outcome, order, papers)
    written = replace(accepting, beside=(*accepting.beside, plan_hit(reached.row, Rule.T2, order)))
    act(reached.row, outcome, written, order, answer=outcome)
    return outcome


@once
def lapse_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Lapsed:
    """Close a case whose applicant let the term to supplement pass (逾期未补正). The platform's act.

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case does not wait for a supplement
    :raises NothingLapsed: if the term still runs
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.examine")
    outcome = examination.lapse(_facts(row, Verb.LAPSE), today=order.today)
    guide = catalogue.guide(guide_id=row.guide_id)
    cause = "补正期限届满，申请人未按照一次性告知书补正申请材料"
    letter = letters.plan(row, guide, letters.termination(row, guide, cause=cause, basis="", on=order.today), order)
    written = Written(
        event=CaseLapsed(**letters.whose(row), lapsed_on=outcome.lapsed_on, document_id=letter.id),
        watch=Watch(),
        beside=(clocks.stop(row, on=order.today), letter.insert),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


def _papers(row: Case) -> Papers:
    return materials.papers(subjects=[row.subject])[row.subject]


def _facts(
    row: Case, verb: Verb, defects: Mapping[str, str] = NO_DEFECTS, papers: Papers | None = None
) -> examination.Facts:
    MOVES.after(State(row.state), verb)  # a draft was never received: there is nothing to look at, and it is said so
    handed_in = materials.handed_in(subject=row.subject, listed=papers)
    facts = row.facts(handed_in=handed_in, defective=frozenset(defects))
    if row.notified_on is None:
        return facts
    notices = list(CaseEvent.objects.filter(subject_id=row.id, name=CaseAsked.__name__).order_by("seq"))
    return replace(
        facts,
        asked=frozenset(notices[0].body["missing"]),
        notices=len(notices),
        may_ask_again=SecondNotice.objects.filter(case_id=row.id).exists(),
    )


def _accepting(reached: Reached, outcome: Accepted, order: Order, papers: Papers) -> Written:
    row = reached.row
    guide = catalogue.guide(guide_id=row.guide_id)
    late = lateness(row, outcome.accepted_on, papers)
    set_off = clocks.set_off(row, *clocks.deciding(Terms.of(row.terms), outcome.accepted_on), *late.requests)
    letter = letters.plan(
        row,
        guide,
        letters.acceptance(row, guide, outcome, set_off, late),
        order,
        is_delegated=reached.is_delegated,
    )
    event = CaseAccepted(
        **letters.whose(row),
        accepted_on=outcome.accepted_on,
        is_deemed=outcome.deemed,
        document_id=letter.id,
    )
    return Written(
        event=event,
        basis=letters.DEEMED_BASIS if outcome.deemed else letters.ACCEPTANCE_BASIS,
        watch=set_off.watch,
        beside=(clocks.stop(row, on=order.today), *set_off.rows, letter.insert, *late.planned),
    )


def _asking(reached: Reached, outcome: Notice, defects: Mapping[str, str], order: Order) -> Written:
    row = reached.row
    guide = catalogue.guide(guide_id=row.guide_id)
    set_off = clocks.set_off(row, clocks.supplement(Terms.of(row.terms), outcome.notified_on))
    gaps = letters.gaps(guide, outcome.missing, defects)
    letter = letters.plan(
        row,
        guide,
        letters.one_time_notice(row, guide, gaps, set_off.watch.due_on),
        order,
        is_delegated=reached.is_delegated,
    )
    event = CaseAsked(
        **letters.whose(row),
        notified_on=outcome.notified_on,
        missing=outcome.missing,
        supplement_due_on=set_off.watch.due_on,
        document_id=letter.id,
        is_second=outcome.is_second,
    )
    return Written(
        event=event,
        basis=letters.NOTICE_BASIS,
        watch=set_off.watch,
        columns={"supplement_due_on": set_off.watch.due_on},
        beside=(
            clocks.stop(row, on=order.today),
            *set_off.rows,
            letter.insert,
            *materials.plan_return(subject=row.subject, material_codes=outcome.missing, event_seq=row.version + 1),
            *((plan_hit(row, Rule.P3, order),) if outcome.is_second else ()),
        ),
    )

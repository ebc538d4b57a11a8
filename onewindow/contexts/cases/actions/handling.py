"""审查、决定、送达: what follows acceptance, and the ways out of a case."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.actions import clocks, letters
from onewindow.contexts.cases.actions.acting import Order, Watch, Written, act, case_for
from onewindow.contexts.cases.domain import handling
from onewindow.contexts.cases.domain.handling import Decided, Decision, Delivered, Ended, EndKind, Served, Step
from onewindow.contexts.cases.domain.states import Verb
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.events import (
    CaseArchived,
    CaseDelivered,
    CaseDenied,
    CaseEnded,
    CaseGranted,
    CaseReady,
    CaseVoided,
    CertificateMaking,
    ReviewStarted,
)
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.kernel.events import Event
from onewindow.platform.access.actors import Actor
from onewindow.platform.ledger.sealing import decisions_may_be_made
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once


@once
def review_case(*, case_id: UUID, by: Actor, now: datetime, command: Command, verb: str = "cases.review") -> Step:
    """Begin the review of an accepted case (审查); who reviews and decides in one act does both by `cases.decide`.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the case is another organ's
    :raises IllegalMove: if the case is not 已受理
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, verb).row
    return _step(row, Verb.REVIEW, ReviewStarted(**letters.whose(row), started_on=order.today), order)


@once
def decide_case(
    *,
    case_id: UUID,
    decision: Decision,
    by: Actor,
    now: datetime,
    command: Command,
    reasons: tuple[str, ...] = (),
) -> Decided:
    """Decide a reviewed case: 准予 or 不予, in writing and sealed. What must have happened before is `approval`'s.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if deciding is another organ's act and it has not handed it over in writing
    :raises IllegalMove: if the case is not 审查中
    :raises ReasonNeeded: if a refusal gives no reason
    :raises DecidedBeforeAcceptance: if the day lies before acceptance
    :raises DecisionsWait: if the ledger has not been sealed for four hours
    :raises SealNotEntrusted: if who decides has no custody of the organ's seal
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    reached = case_for(case_id, order, "cases.decide")
    row = reached.row
    progress = row.progress(sealing_works=decisions_may_be_made(now=now))
    outcome = handling.decide(progress, decision=decision, reasons=reasons, today=order.today)
    guide = catalogue.guide(guide_id=row.guide_id)
    letter = letters.plan(row, guide, letters.decision(row, guide, outcome), order, is_delegated=reached.is_delegated)
    kind = CaseGranted if outcome.decision is Decision.GRANT else CaseDenied
    set_off = clocks.set_off(row, clocks.delivery(Terms.of(row.terms), outcome.decided_on))
    written = Written(
        event=kind(**letters.whose(row), decided_on=outcome.decided_on, document_id=letter.id),
        basis=letters.DECISION_BASIS,
        watch=set_off.watch,
        beside=(clocks.stop(row, on=order.today), *set_off.rows, letter.insert),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


@once
def withdraw_case(*, case_id: UUID, reason: str, by: Actor, now: datetime, command: Command) -> Ended:
    """Withdraw an application before it is decided (撤回), at the applicant's word.

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is a draft, decided or over
    :raises ReasonNeeded: if no reason is given
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.withdraw")
    return _end(row, EndKind.WITHDRAWN, reason, order)


@once
def terminate_case(*, case_id: UUID, reason: str, by: Actor, now: datetime, command: Command) -> Ended:
    """Terminate a case that has nobody or nothing left to decide on (终止).

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the case is another organ's
    :raises IllegalMove: if the case is not accepted, or is decided
    :raises ReasonNeeded: if no reason is given
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, "cases.terminate").row
    return _end(row, EndKind.TERMINATED, reason, order)


@once
def make_certificate(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Step:
    """Begin to make what was granted (制证).

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if nothing was granted
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.make")
    return _step(row, Verb.MAKE, CertificateMaking(**letters.whose(row), begun_on=order.today), order)


@once
def ready_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Step:
    """Say that the result can be fetched or sent (待领).

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if no certificate is being made and nothing was refused
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.make")
    return _step(row, Verb.READY, CaseReady(**letters.whose(row), ready_on=order.today), order)


@once
def deliver_case(*, case_id: UUID, served: Served, by: Actor, now: datetime, command: Command) -> Delivered:
    """Record that the result is in its holder's hands (送达), with the receipt of service. Who took it is `delivery`'s.

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if nothing is ready
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.deliver")
    outcome = handling.deliver(row.progress(), today=order.today)
    guide = catalogue.guide(guide_id=row.guide_id)
    letter = letters.plan(row, guide, letters.delivery_receipt(row, guide, served, order), order)
    written = Written(
        event=CaseDelivered(**letters.whose(row), delivered_on=outcome.delivered_on, document_id=letter.id),
        basis="《行政许可法》第四十四条",
        watch=Watch(),
        beside=(clocks.stop(row, on=order.today), letter.insert),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


@once
def archive_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Step:
    """File away a case that is over (归档).

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is not over
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.archive")
    return _step(row, Verb.ARCHIVE, CaseArchived(**letters.whose(row), archived_on=order.today), order)


@once
def void_case(*, case_id: UUID, reason: str, by: Actor, now: datetime, command: Command) -> Ended:
    """Void a case that exists by a technical error (作废), with its reason; its documents are void too.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the case is another organ's
    :raises IllegalMove: if the case is a draft, archived or void
    :raises ReasonNeeded: if no reason is given
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, "cases.terminate").row
    return _end(row, EndKind.VOIDED, reason, order)


def _step(row: Case, verb: Verb, event: Event, order: Order) -> Step:
    outcome = handling.step(row.progress(), verb=verb, today=order.today)
    act(row, outcome, Written(event=event), order, answer=outcome)
    return outcome


def _end(row: Case, kind: EndKind, reason: str, order: Order) -> Ended:
    return end_case(row, handling.end(row.progress(), kind=kind, reason=reason, today=order.today), order)


def end_case(row: Case, outcome: Ended, order: Order) -> Ended:
    """Write that a case ended as decided: the letter, its clocks stopped, and for an error its documents void."""
    guide = catalogue.guide(guide_id=row.guide_id)
    letter = letters.plan(row, guide, letters.ended(row, guide, outcome), order)
    voided = (documents.plan_voiding(subject=row.subject, now=order.now),) if outcome.kind is EndKind.VOIDED else ()
    written = Written(
        event=_ending(row, outcome, letter.id),
        watch=Watch(),
        beside=(clocks.stop(row, on=order.today), *voided, letter.insert),
    )
    act(row, outcome, written, order, answer=outcome)
    return outcome


def _ending(row: Case, outcome: Ended, document_id: UUID) -> Event:
    if outcome.kind is EndKind.VOIDED:
        return CaseVoided(**letters.whose(row), voided_on=outcome.ended_on, document_id=document_id)
    return CaseEnded(
        **letters.whose(row),
        ended_on=outcome.ended_on,
        is_withdrawal=outcome.verb is Verb.WITHDRAW,
        is_deemed=outcome.kind is EndKind.DEEMED_WITHDRAWN,
        document_id=document_id,
    )

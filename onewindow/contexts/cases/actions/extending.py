"""延期: the term of the law runs longer, once, before it is over, by whose approval the guide says (decision 9)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.actions import clocks, letters
from onewindow.contexts.cases.actions.acting import Order, Written, act
from onewindow.contexts.cases.domain import prolonging
from onewindow.contexts.cases.domain.prolonging import Extended
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.events import CaseExtended
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.queries.views import form_of, row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import OrganisationKind, PostKind
from onewindow.kernel.instants import legal_day
from onewindow.kernel.workdays import Term
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once

EXTEND = "cases.extend"


@dataclass(frozen=True, kw_only=True)
class ExtensionOutlook:
    """What an extension would come to: at most how long, which day instead of which, and how the clocks then stand."""

    amount: int
    rule: catalogue.Extension
    former_due_on: date
    statutory: deadlines.Outlook
    outlooks: tuple[deadlines.Outlook, ...]

    @property
    def term(self) -> Term:
        """Return by how much the term would run longer."""
        return Term(self.amount, self.rule.limit.unit)


@dataclass(frozen=True, kw_only=True)
class _Grounds:
    """What the guide says of an extension, the clock that it is of, every clock that runs, and who approves."""

    rule: catalogue.Extension
    clock: deadlines.Clock
    running: tuple[deadlines.Clock, ...]
    approver: str

    @property
    def limits(self) -> deadlines.ExtensionRule:
        return deadlines.ExtensionRule(amount=self.rule.limit.amount, approver=self.rule.approver)


@once
def extend_case(*, case_id: UUID, amount: int, reason: str, by: Actor, now: datetime, command: Command) -> Extended:
    """Extend the statutory term of a case under review (延期), with its notice to the applicant (D06).

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is not 审查中
    :raises ReasonNeeded: if no reason is given
    :raises NoExtension, ExtendedAlready, ExtendedTooFar: if the guide knows none, it was used, or is not that long
    :raises WrongApprover: if who acts is not who the guide says approves it
    :raises RanOutAlready: if the term is over
    :raises SealNotEntrusted: if who acts may not have the notice sealed
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb=EXTEND)
    prolonging.check_extension(row.progress(), reason=reason)
    grounds = _grounds(row, order.by, order.today)
    outlook = _outlook(row, grounds, amount, order.today)
    guide = catalogue.guide(guide_id=row.guide_id)
    said = letters.extension(
        row,
        guide,
        rule=grounds.rule,
        term=outlook.term,
        days=(outlook.former_due_on, outlook.statutory.due_on),
        reason=reason.strip(),
    )
    letter = letters.plan(row, guide, said, order)
    outcome = Extended(extended_on=order.today, former_due_on=outlook.former_due_on, due_on=outlook.statutory.due_on)
    act(row, outcome, _written(row, grounds, outlook, letter, order), order, answer=outcome)
    return outcome


def _written(
    row: Case, grounds: _Grounds, outlook: ExtensionOutlook, letter: documents.PlannedDocument, order: Order
) -> Written:
    event = CaseExtended(
        **letters.whose(row),
        extended_on=order.today,
        former_due_on=outlook.former_due_on,
        due_on=outlook.statutory.due_on,
        document_id=letter.id,
    )
    extended = deadlines.plan_extension(
        clock=grounds.clock,
        extension=_extension(grounds, outlook.amount, order.today, document_id=letter.id),
        rule=grounds.limits,
        calendar=calendar.working_days(region_path=row.region_path),
        now=order.now,
        thresholds=clocks.thresholds_of(row),
    )
    return Written(
        event=event,
        basis=grounds.rule.basis,
        watch=clocks.watch_of(outlook.outlooks),
        beside=(*extended, letter.insert),
    )


def extension_would_be(*, case_id: UUID, by: Actor, now: datetime, amount: int | None = None) -> ExtensionOutlook:
    """Return what `extend_case` would come to now, by the most that the guide lets it where no amount is named, for
    the page that shows it before it is done.

    :raises NotFound, IllegalMove, NoExtension, ExtendedAlready, ExtendedTooFar, WrongApprover, RanOutAlready: as
        `extend_case`
    """
    today = legal_day(now)
    row = row_within_reach(case_id=case_id, by=by, verb=EXTEND)
    MOVES.after(State(row.state), Verb.EXTEND)
    grounds = _grounds(row, by, today)
    return _outlook(row, grounds, grounds.limits.amount if amount is None else amount, today)


def _grounds(row: Case, by: Actor, today: date) -> _Grounds:
    form = form_of(row)
    rule = catalogue.terms(guide_id=row.guide_id, answers=form.answers, values=form.values).extension
    running = deadlines.running_clocks(subject=row.subject)
    clock = next((clock for clock in running if clock.kind is deadlines.Kind.STATUTORY), None)
    if rule is None or clock is None or rule.limit.unit is not clock.term.unit:
        raise deadlines.NoExtension
    approver = rule.approver if rule.approver in _approvers(row, by, today) else ""
    return _Grounds(rule=rule, clock=clock, running=running, approver=approver)


def _approvers(row: Case, by: Actor, today: date) -> frozenset[catalogue.Approver]:
    """Return as whom the actor may approve: the head of the organ, or of the government above it, who is on duty today.

    The chief representative at a window is not the head of the organ, whatever letter they hold (decision 9).
    """
    heads = [
        one.post.organisation_id
        for one in organisations.who_may(verb=EXTEND, organisation_id=row.organisation_id, on=today)
        if one.staff.id == by.person and one.post.kind is PostKind.AGENCY_HEAD
    ]
    organs = organisations.organisations(ids=heads)
    return frozenset(
        catalogue.Approver.GOVERNMENT_HEAD
        if organs[head].kind is OrganisationKind.GOVERNMENT
        else catalogue.Approver.AGENCY_HEAD
        for head in heads
    )


def _extension(grounds: _Grounds, amount: int, today: date, document_id: UUID | None = None) -> deadlines.Extension:
    return deadlines.Extension(amount=amount, approved_on=today, approver=grounds.approver, document_id=document_id)


def _outlook(row: Case, grounds: _Grounds, amount: int, today: date) -> ExtensionOutlook:
    work = calendar.working_days(region_path=row.region_path)
    outlooks = deadlines.outlooks_extended(
        clocks=grounds.running,
        clock=grounds.clock,
        extension=_extension(grounds, amount, today),
        rule=grounds.limits,
        calendar=work,
        thresholds=clocks.thresholds_of(row),
    )
    (before,) = deadlines.outlooks(clocks=(grounds.clock,), calendar=work)
    return ExtensionOutlook(
        amount=amount,
        rule=grounds.rule,
        former_due_on=before.due_on,
        statutory=next(one for one in outlooks if one.kind is deadlines.Kind.STATUTORY),
        outlooks=outlooks,
    )

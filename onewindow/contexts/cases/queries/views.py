"""One case, whole: for those who handle it, for its owner, and for whoever holds its number and code."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.events import SUBJECT
from onewindow.contexts.cases.models import Case, CaseEvent, CaseForm, CaseNumber
from onewindow.kernel.codes.faults import typed
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, Place, may, may_anywhere, scope_filter
from onewindow.platform.database.prepared import row_of
from onewindow.platform.ledger.standing import Standing, standing


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case as its pages show it. `verbs` is what the table of moves lets happen next, whoever may do it."""

    id: UUID
    state: State
    version: int
    number: str
    short_number: str
    guide_id: UUID
    item_id: UUID
    organisation_id: UUID
    region_path: str
    owner_id: UUID
    channel: str
    hall_id: UUID | None
    window_id: UUID | None
    assisted_by: UUID | None
    submitted_at: datetime | None
    received_on: date | None
    notice_due_on: date | None
    notified_on: date | None
    supplement_due_on: date | None
    accepted_on: date | None
    acceptance_kind: str
    decided_on: date | None
    delivered_on: date | None
    ended_on: date | None
    is_test: bool
    verbs: frozenset[Verb]

    @property
    def subject(self) -> Subject:
        """Return what papers, clocks and documents of the case belong to."""
        return Subject(SUBJECT, self.id)

    @property
    def place(self) -> Place:
        """Return where the case stands: what rights are asked against."""
        return Place(self.organisation_id, self.region_path, self.owner_id, self.item_id)


@dataclass(frozen=True, kw_only=True)
class FormOnFile:
    """What was answered in the situations and typed into the form; personal, so a look at it is written down."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act in the life of a case, as the trace shows it."""

    seq: int
    name: str
    body: Mapping[str, Any]
    actor: Mapping[str, str]
    happened_at: datetime
    recorded_at: datetime
    hash: str


def case(*, case_id: UUID, by: Actor, verb: str = "cases.view") -> CaseView:
    """Return a case within the actor's reach.

    :raises NotAllowed: if the actor has the right nowhere
    :raises NotFound: if there is no such case within it
    """
    return view_of(row_within_reach(case_id=case_id, by=by, verb=verb))


def case_by_number(*, number: str, by: Actor, verb: str = "cases.view") -> CaseView:
    """Return the case of a number, short or long, within the actor's reach.

    :raises NotAllowed: if the actor has the right nowhere
    :raises NotFound: if there is no such case within it
    """
    if not may_anywhere(by, verb):
        raise NotAllowed
    row = numbered(number).filter(scope_filter(by, verb)).first()
    if row is None:
        raise NotFound
    return view_of(row)


def case_numbers(*, case_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the numbers of cases, for whoever looks after the installation; a case that was never filed has none."""
    return dict(Case.objects.filter(id__in=case_ids).exclude(number="").order_by("id").values_list("id", "number"))


def short_numbers(*, case_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the short numbers of cases, as citizens know them; a draft has none and is left out."""
    found = Case.objects.filter(id__in=case_ids).exclude(short_number="")
    return dict(found.order_by("id").values_list("id", "short_number"))


def numbered(number: str) -> QuerySet[Case]:
    """Return the case of a number, long or short, as somebody typed it: for the queries and actions of this room.

    Each of the two is looked up by its own index; one condition with OR would read through all cases.
    """
    meant = typed(number)
    long = CaseNumber.objects.filter(number=meant).values("case_id")
    short = Case.objects.filter(~Q(short_number=""), short_number=meant).values("id")
    return Case.objects.filter(id__in=long.union(short, all=True)).order_by("id")


def row_within_reach(*, case_id: UUID, by: Actor, verb: str) -> Case:
    """Return the row for an action of this room.

    :raises NotAllowed: if the actor has the right nowhere
    :raises NotFound: if there is no such case within it
    """
    if not may_anywhere(by, verb):
        raise NotAllowed
    row = row_of(Case, id=case_id)
    if row is None or not may(by, verb, row.place):
        raise NotFound
    return row


def form_on_file(*, case: CaseView) -> FormOnFile:
    """Return what stands in the form now: what is being written, or what was filed last. Ask for the case before: this
    looks at no right."""
    return form_of(case)


def form_of(case: Case | CaseView) -> FormOnFile:
    """Return the same of a row that an action of this room has found within reach."""
    form = row_of(CaseForm, case_id=case.id, seq=0)
    return FormOnFile(answers=form.answers, values=form.values) if form else FormOnFile()


def acts(*, case_id: UUID) -> tuple[Act, ...]:
    """Return every act of a case, the first first. Ask for the case before: this looks at no right."""
    return tuple(
        Act(
            seq=event.seq,
            name=event.name,
            body=event.body,
            actor=event.actor,
            happened_at=event.happened_at,
            recorded_at=event.recorded_at,
            hash=bytes(event.hash).hex(),
        )
        for event in CaseEvent.objects.filter(subject_id=case_id).order_by("seq")
    )


def chain_standing(*, case_id: UUID) -> Standing:
    """Return whether the chain of a case is whole now, and how far it is sealed. Ask for the case before.

    :raises NotFound: if there is no such case
    """
    row = Case.objects.filter(id=case_id).first()
    if row is None:
        raise NotFound
    return standing(chain=CaseEvent, subject_id=case_id, version=row.version)


def view_of(row: Case) -> CaseView:
    """Return what pages may see of a row."""
    state = State(row.state)
    return CaseView(
        id=row.id,
        state=state,
        version=row.version,
        number=row.number,
        short_number=row.short_number,
        guide_id=row.guide_id,
        item_id=row.item_id,
        organisation_id=row.organisation_id,
        region_path=row.region_path,
        owner_id=row.owner_id,
        channel=row.channel,
        hall_id=row.hall_id,
        window_id=row.window_id,
        assisted_by=row.assisted_by,
        submitted_at=row.submitted_at,
        received_on=row.received_on,
        notice_due_on=row.notice_due_on,
        notified_on=row.notified_on,
        supplement_due_on=row.supplement_due_on,
        accepted_on=row.accepted_on,
        acceptance_kind=row.acceptance_kind,
        decided_on=row.decided_on,
        delivered_on=row.delivered_on,
        ended_on=row.ended_on,
        is_test=row.is_test,
        verbs=MOVES.verbs(state),
    )

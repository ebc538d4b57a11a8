"""The lists of those who handle cases and of those who wait for them. One index range, no count."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.contexts.cases.domain.states import OPEN, State
from onewindow.contexts.cases.models import Case, WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.deadlines.api import Lamp, Light
from onewindow.kernel.errors import Invalid, NotAllowed
from onewindow.kernel.instants import legal_day
from onewindow.kernel.page import Page
from onewindow.platform.access.actors import Actor, may_anywhere, own_filter, scope_filter

VIEW = "cases.view"
LINES = 50


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One line of a list. The applicant is masked; there is no light where no term runs."""

    case_id: UUID
    state: State
    number: str
    short_number: str
    item_name: str
    applicant: str
    organisation_id: UUID
    received_on: date
    due_on: date | None
    light: Light | None
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """A draft that waits for its owner."""

    case_id: UUID
    guide_id: UUID
    begun_at: datetime


def worklist(
    *,
    by: Actor,
    verb: str,
    now: datetime,
    states: frozenset[State] = OPEN,
    light: Light | None = None,
    owner_ids: Collection[UUID] | None = None,
    organisation_id: UUID | None = None,
    with_tests: bool = True,
    cursor: str = "",
) -> Page[CaseLine]:
    """Return the open cases within the actor's reach, the nearest term first; those of some owners or an organisation
    only. Behind a figure lie no test cases (decision 23).

    :raises NotAllowed: if the actor has the right nowhere
    """
    if not may_anywhere(by, verb):
        raise NotAllowed
    today = legal_day(now)
    lines = WorkLine.objects.filter(scope_filter(by, verb), is_open=True, state__in=states)
    if owner_ids is not None:
        lines = lines.filter(owner_id__in=owner_ids)
    if organisation_id is not None:
        lines = lines.filter(organisation_id=organisation_id)
    if not with_tests:
        lines = lines.filter(is_test=False)
    return _page(_with_light(lines, light, today), cursor, today)


def my_cases(*, by: Actor, now: datetime, cursor: str = "") -> Page[CaseLine]:
    """Return the filed cases of the person, or of whom the person acts for, the newest first; an agent's are those in
    the items of their mandate."""
    lines = WorkLine.objects.filter(own_filter(by, VIEW)).order_by("-received_on", "-case_id")
    if cursor:
        day, case_id = _place(cursor)
        lines = lines.filter(Q(received_on__lt=day) | Q(received_on=day, case_id__lt=case_id))
    return _cut(list(lines[: LINES + 1]), legal_day(now), lambda line: f"{line.received_on}~{line.case_id}")


def my_drafts(*, by: Actor) -> tuple[DraftLine, ...]:
    """Return what was begun and not filed for the person, or for whom the person acts, the newest first; an agent's are
    those in the items of their mandate."""
    drafts = Case.objects.filter(own_filter(by, VIEW), state=State.DRAFT).order_by("-begun_at")[:LINES]
    return tuple(DraftLine(case_id=draft.id, guide_id=draft.guide_id, begun_at=draft.begun_at) for draft in drafts)


_LIGHTS = (Light.RED, Light.YELLOW, Light.WARNING, Light.GREEN)  # the worst first
_COLUMNS = ("red_from", "yellow_from", "warning_from")  # the day from which each of them shows


def _with_light(lines: QuerySet[WorkLine], light: Light | None, today: date) -> QuerySet[WorkLine]:
    if light is None:
        return lines
    for worse in _COLUMNS[: _LIGHTS.index(light)]:
        lines = lines.filter(Q(**{worse: None}) | Q(**{f"{worse}__gt": today}))
    return lines if light is Light.GREEN else lines.filter(**{f"{_COLUMNS[_LIGHTS.index(light)]}__lte": today})


def _page(lines: QuerySet[WorkLine], cursor: str, today: date) -> Page[CaseLine]:
    if cursor:
        day, case_id = _place(cursor)
        lines = lines.filter(Q(due_on__gt=day) | Q(due_on=day, case_id__gt=case_id))
    ordered = lines.order_by("due_on", "case_id")[: LINES + 1]
    return _cut(list(ordered), today, lambda line: f"{line.due_on}~{line.case_id}")


def _cut(lines: list[WorkLine], today: date, cursor_of: Callable[[WorkLine], str]) -> Page[CaseLine]:
    more = len(lines) > LINES
    shown = lines[:LINES]
    return Page(tuple(_line(line, today) for line in shown), cursor_of(shown[-1]) if more else None)


def _place(cursor: str) -> tuple[date, UUID]:
    try:
        day, _, case_id = cursor.partition("~")
        return date.fromisoformat(day), UUID(case_id)
    except ValueError:
        raise Invalid(field="cursor") from None


def _line(line: WorkLine, today: date) -> CaseLine:
    return CaseLine(
        case_id=line.case_id,
        state=State(line.state),
        number=line.number,
        short_number=line.short_number,
        item_name=line.item_name,
        applicant=line.applicant,
        organisation_id=line.organisation_id,
        received_on=line.received_on,
        due_on=None if line.due_on == NO_TERM else line.due_on,
        light=_light(line, today),
        is_open=line.is_open,
    )


def _light(line: WorkLine, today: date) -> Light | None:
    if line.due_on == NO_TERM:
        return None
    return Lamp(line.warning_from, line.yellow_from, line.red_from).light(today)

"""The visit log as lists and pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.contexts.hall.domain import Deed, Ending, Purpose
from onewindow.contexts.hall.models import Visit, VisitDeed
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import CHINA
from onewindow.kernel.page import Page
from onewindow.platform.access.actors import Actor, may_anywhere, scope_filter

SERVE = "hall.serve"
VIEW = "hall.view"
PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitLine:
    """A visit in a list; the visitor is masked, or None who gave no name."""

    id: UUID
    hall_id: UUID
    window_id: UUID
    received_by: UUID
    held_by: UUID
    offered_to: UUID | None
    visitor: parties.MaskedParty | None
    purpose: Purpose
    started_at: datetime
    ended_at: datetime | None
    ending: Ending | None
    deeds: tuple[Deed, ...]  # what was done, each once


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedLine:
    """One thing that was done, and about what."""

    deed: Deed
    subject: Subject | None
    done_by: UUID
    happened_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitView:
    """A visit with what was done."""

    line: VisitLine
    deeds: tuple[DeedLine, ...]


def visits(
    *, by: Actor, cursor: str | None = None, window_id: UUID | None = None, on: date | None = None
) -> Page[VisitLine]:
    """Return the visits within reach, the latest first, fifty at a time; those of one window, of one day.

    :raises NotAllowed: if the actor may see no visits
    """
    if not may_anywhere(by, VIEW):
        raise NotAllowed
    rows = Visit.objects.filter(scope_filter(by, VIEW)).order_by("-started_at", "-id")
    if window_id is not None:
        rows = rows.filter(window_id=window_id)
    if on is not None:
        morning = datetime.combine(on, time.min, tzinfo=CHINA)
        rows = rows.filter(started_at__gte=morning, started_at__lt=morning + timedelta(days=1))
    if cursor is not None:
        rows = rows.filter(_after(cursor))
    listed = list(rows[: PAGE + 1])
    more = f"{listed[PAGE - 1].started_at.isoformat()}/{listed[PAGE - 1].id}" if len(listed) > PAGE else None
    return Page(_lines(listed[:PAGE]), more)


def _after(cursor: str) -> Q:
    instant, _, last = cursor.partition("/")
    try:
        started_at, visit_id = datetime.fromisoformat(instant), UUID(last)
    except ValueError as error:
        raise NotFound from error
    return Q(started_at__lt=started_at) | Q(started_at=started_at, id__lt=visit_id)


def my_open_visits(*, by: Actor) -> tuple[VisitLine, ...]:
    """Return the visits that are the actor's to see through, and those that are offered to them, oldest first."""
    mine = Q(held_by=by.person) | Q(offered_to=by.person)
    return _lines(list(Visit.objects.filter(mine, ended_at=None).order_by("started_at", "id")))


def current_visit(*, by: Actor) -> VisitLine | None:
    """Return the visit that is going on at the actor's window: the last that they opened there and have not closed."""
    if by.person is None or by.window is None:
        return None
    rows = Visit.objects.filter(held_by=by.person, window_id=by.window, ended_at=None)
    lines = _lines(list(rows.order_by("-started_at", "-id")[:1]))
    return lines[0] if lines else None


def visit(*, visit_id: UUID, by: Actor) -> VisitView:
    """Return a visit with what was done on it.

    :raises NotFound: if there is no such visit within reach
    """
    row = in_reach(by, VIEW).filter(id=visit_id).first()
    if row is None:
        raise NotFound
    deeds = VisitDeed.objects.filter(visit=row).order_by("happened_at", "id")
    return VisitView(line=_lines([row])[0], deeds=tuple(map(_deed, deeds)))


def in_reach(by: Actor, verb: str) -> "QuerySet[Visit]":
    """Return the visits on which the actor may do the verb, and those that are theirs or offered to them."""
    own = Q(held_by=by.person) | Q(offered_to=by.person)
    return Visit.objects.filter(scope_filter(by, verb) | own).order_by("started_at", "id")


def _deed(row: VisitDeed) -> DeedLine:
    subject = Subject(row.subject_kind, row.subject_id) if row.subject_id else None
    return DeedLine(deed=Deed(row.deed), subject=subject, done_by=row.done_by, happened_at=row.happened_at)


def _lines(rows: list[Visit]) -> tuple[VisitLine, ...]:
    visitors = parties.masked(ids=[row.owner_id for row in rows if row.owner_id])
    deeds = _deeds_of(rows)
    return tuple(
        VisitLine(
            id=row.id,
            hall_id=row.hall_id,
            window_id=row.window_id,
            received_by=row.received_by,
            held_by=row.held_by,
            offered_to=row.offered_to,
            visitor=visitors.get(row.owner_id) if row.owner_id else None,
            purpose=Purpose(row.purpose),
            started_at=row.started_at,
            ended_at=row.ended_at,
            ending=Ending(row.ending) if row.ending else None,
            deeds=deeds[row.id],
        )
        for row in rows
    )


def _deeds_of(rows: list[Visit]) -> Mapping[UUID, tuple[Deed, ...]]:
    done: dict[UUID, dict[Deed, None]] = {row.id: {} for row in rows}
    for visit_id, deed in (
        VisitDeed.objects.filter(visit__in=list(done)).order_by("happened_at", "id").values_list("visit_id", "deed")
    ):
        done[visit_id][Deed(deed)] = None
    return {visit_id: tuple(deeds) for visit_id, deeds in done.items()}

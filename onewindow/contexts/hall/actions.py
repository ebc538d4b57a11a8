"""Receiving visitors, saying who they are, writing down what was done, handing over, closing."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.hall import domain
from onewindow.contexts.hall.domain import AtNoWindow, Deed, Ending, Purpose
from onewindow.contexts.hall.models import Visit, VisitDeed
from onewindow.contexts.hall.queries import SERVE, in_reach
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.database import paths
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted


@once
def open_visit(*, purpose: Purpose, visitor_id: UUID | None = None, by: Actor, now: datetime, command: Command) -> UUID:
    """Receive a visitor at the actor's window, known or not yet, and return the id of the visit. Who was asked first
    holds it (首问负责制).

    :raises AtNoWindow: if the actor is not at a window
    :raises NotAllowed: if the actor may receive nobody
    """
    if by.window is None or by.hall is None or by.person is None:
        raise AtNoWindow
    hall = organisations.hall(hall_id=by.hall)
    # The clerk of a department who sits in the centre's hall receives for their own organisation.
    require(by, SERVE, Place(by.organisation, hall.region_path))
    visit = Visit(
        id=new_id(),
        organisation_id=hall.organisation_id,
        region_path=hall.region_path,
        hall_id=by.hall,
        window_id=by.window,
        received_by=by.person,
        held_by=by.person,
        owner_id=visitor_id,
        purpose=purpose,
        started_at=now,
    )
    with receipted(by=by, command=command, subject_id=visit.id, answer=visit.id):
        visit.save(force_insert=True)
    return visit.id


@once
def identify_visitor(*, visit_id: UUID, visitor_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Say who the visitor of an open visit is, once their card is read or their number typed.

    :raises NotFound: if there is no such visit within reach
    :raises VisitIsOver: if it is closed
    :raises NotYours: if it is somebody else's
    """
    visit, staff = _visit(visit_id, by)
    domain.check_held(visit.facts, staff=staff)
    with receipted(by=by, command=command, subject_id=visit_id):
        _change(visit, owner_id=visitor_id)


@once
def record_deed(
    *, visit_id: UUID, deed: Deed, about: Subject | None = None, by: Actor, now: datetime, command: Command
) -> None:
    """Write down what was done on an open visit, and about what. What happens to a case writes itself down.

    :raises NotFound: if there is no such visit within reach
    :raises VisitIsOver: if it is closed
    :raises NotYours: if it is somebody else's
    """
    visit, staff = _visit(visit_id, by)
    domain.check_held(visit.facts, staff=staff)
    with receipted(by=by, command=command, subject_id=visit_id):
        add_deed(visit_id, deed, about=about, staff=staff, now=now)


@once
def offer_visit(*, visit_id: UUID, to_staff_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Offer a visit to a colleague; it stays the actor's until they have taken it over.

    :raises NotFound: if there is no such visit within reach
    :raises VisitIsOver: if it is closed
    :raises NotYours: if it is somebody else's
    :raises OfferedToThemselves: if the colleague is the actor
    """
    visit, staff = _visit(visit_id, by)
    offered_to = domain.offer(visit.facts, staff=staff, to=to_staff_id)
    with receipted(by=by, command=command, subject_id=visit_id):
        _change(visit, offered_to=offered_to)


@once
def take_over_visit(*, visit_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Take over a visit that a colleague offered: from now on it is the actor's to see through.

    :raises NotFound: if there is no such visit within reach
    :raises VisitIsOver: if it is closed
    :raises NotOffered: if it is not offered to the actor
    """
    visit, staff = _visit(visit_id, by)
    held_by = domain.take_over(visit.facts, staff=staff)
    with receipted(by=by, command=command, subject_id=visit_id):
        _change(visit, held_by=held_by, offered_to=None)
        add_deed(visit_id, Deed.HANDED_OVER, about=Subject("staff", visit.held_by), staff=staff, now=now)


@once
def close_visit(*, visit_id: UUID, ending: Ending, by: Actor, now: datetime, command: Command) -> None:
    """Close a visit and say how it ended.

    :raises NotFound: if there is no such visit within reach
    :raises VisitIsOver: if it is closed already
    :raises NotYours: if it is somebody else's
    """
    visit, staff = _visit(visit_id, by)
    domain.check_held(visit.facts, staff=staff)
    with receipted(by=by, command=command, subject_id=visit_id):
        _change(visit, ended_at=now, ending=ending, offered_to=None)


@once
def resume_visit(*, visit_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Go on with a visit that was closed because the visitor went away: they came back, or the press was an error.

    :raises NotFound: if there is no such visit within reach
    :raises NotYours: if it is somebody else's
    :raises CannotGoOn: if it is open, ended otherwise, or on another day
    """
    visit, staff = _visit(visit_id, by)
    domain.resume(visit.facts, staff=staff, today=legal_day(now))
    with receipted(by=by, command=command, subject_id=visit_id):
        left = Visit.objects.filter(id=visit.id, held_by=staff, ending=Ending.LEFT)
        if not left.update(ended_at=None, ending=""):
            raise domain.CannotGoOn


def _visit(visit_id: UUID, by: Actor) -> tuple[Visit, UUID]:
    visit = in_reach(by, SERVE).filter(id=visit_id).first()
    if visit is None or by.person is None:
        raise NotFound
    return visit, by.person


def _change(visit: Visit, **changes: object) -> None:
    """Change the visit if nobody closed it or took it over since it was read."""
    same = Visit.objects.filter(id=visit.id, held_by=visit.held_by, ended_at=None)
    if not same.update(**changes):
        raise domain.VisitIsOver


def add_deed(visit_id: UUID, deed: Deed, *, about: Subject | None, staff: UUID, now: datetime) -> None:
    """Add one line to what was done on a visit."""
    VisitDeed.objects.create(
        visit_id=visit_id,
        deed=deed,
        subject_kind=about.kind if about else "",
        subject_id=about.id if about else None,
        done_by=staff,
        happened_at=now,
    )


def note_deed(
    *, deed: Deed, about: Subject, visitors: Collection[UUID], actor: Mapping[str, str], happened_at: datetime
) -> None:
    """Note what somebody did to a case on the visit that was going on at their window then, if the visitor was one of
    those whom the case concerns."""
    if "window" not in actor or "person" not in actor:
        return
    going_on = Q(ended_at=None) | Q(ended_at__gte=happened_at)
    here = Visit.objects.filter(going_on, window_id=actor["window"], held_by=actor["person"], owner_id__in=visitors)
    visit = here.filter(started_at__lte=happened_at).order_by("-started_at").first()
    if visit is not None:
        add_deed(visit.id, deed, about=about, staff=visit.held_by, now=happened_at)


def follow_path(*, before: str, after: str) -> None:
    """Rewrite the paths of visits when a region moved."""
    paths.follow_path(Visit, before=before, after=after)

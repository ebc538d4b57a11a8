"""Posts and people: establishing, hiring, seating, being away, leaving."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.organisations import events
from onewindow.contexts.organisations.actions.grants import template_of
from onewindow.contexts.organisations.actions.structure import MANAGE
from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.posts import (
    AbsenceReason,
    Role,
    Seat,
    SpanIsEmpty,
    check_seat,
    check_separation,
)
from onewindow.contexts.organisations.models import Absence, Assignment, Authority, Organisation, Post, Staff
from onewindow.kernel.errors import NotFound, Refusal
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Place
from onewindow.platform.access.models import Account
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce
from onewindow.platform.pii.blind import blind_index
from onewindow.platform.pii.registry import Pii

ROSTER = "organisations.roster"


class PostThere(Refusal):
    """A name names one post of an organisation."""

    words = N_("本单位已有岗位“%(name)s”")


class HandleTaken(Refusal):
    """A handle belongs to one account, a number to one member of staff."""

    words = N_("登录名或者工号已被使用，请换一个")


@once
def establish_post(
    *,
    organisation_id: UUID,
    kind: PostKind,
    name: str,
    window_id: UUID | None = None,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Establish a post with the rights of its kind's template, and return its id. The rights hold when somebody else
    has confirmed them, or at once as the installation is founded.

    :raises NotFound: if there is no such organisation within reach
    :raises PostThere: if the organisation has a post of that name
    """
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound
    require(by, MANAGE, organisation.place)
    post = Post(id=new_id(), organisation=organisation, kind=kind, name=name, window_id=window_id)
    with receipted(by=by, command=command, subject_id=post.id, answer=post.id):
        if Post.objects.filter(organisation=organisation, name=name).exists():
            raise PostThere(name=name)
        post.save(force_insert=True)
        Authority.objects.bulk_create(template_of(post, by=by, now=now))
    return post.id


@once
def hire_staff(
    *,
    handle: str,
    password: str | None,
    name: str,
    number: str,
    phone: str = "",
    is_demo: bool = False,
    organisation_id: UUID,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Enter a member of staff with an account, and return their id. They may do nothing until they have a post.

    :raises NotFound: if there is no such organisation within reach
    :raises HandleTaken: if the handle or the number is taken
    """
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound
    require(by, MANAGE, organisation.place)
    staff_id = new_id()
    with receipted(by=by, command=command, subject_id=staff_id, answer=staff_id):
        if Account.objects.filter(handle=handle).exists() or Staff.objects.filter(number=number).exists():
            raise HandleTaken
        account = Account.objects.create_account(
            handle=handle, kind=AccountKind.STAFF, password=password, is_demo=is_demo
        )
        Staff.objects.create(
            id=staff_id,
            account=account,
            name=name,
            name_index=blind_index(Pii.NAME, name),
            number=number,
            phone=phone,
        )
    return staff_id


@once
def assign_staff(
    *,
    post_id: UUID,
    staff_id: UUID,
    role: Role,
    term: Span,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Seat somebody in a post, as A or as B, and return the id of the assignment.

    :raises NotFound: if there is no such post within reach, or no such member of staff
    :raises SpanIsEmpty: if the seat would never hold
    :raises SeatTaken: if there is an A on one of the days
    :raises CoversThemselves: if the person has a seat in the post on one of the days
    :raises AdminsAreThree: if one of the three administrators would hold another post
    """
    assignment_id = new_id()
    with receipted(by=by, command=command, subject_id=post_id, answer=assignment_id):
        post = _locked(post_id, staff_id)
        require(by, MANAGE, post.organisation.place)
        _seat(assignment_id, post, Seat(staff_id, role, term))
        assigned = events.StaffAssigned(
            subject=Subject(events.POST, post_id),
            staff_id=staff_id,
            role=role,
            valid_from=term.valid_from,
            valid_until=term.valid_until,
        )
        announce(assigned, by=by, happened_at=now)
    return assignment_id


def _seat(assignment_id: UUID, post: Post, seat: Seat) -> None:
    check_seat(seat, others=[row.seat for row in Assignment.objects.filter(post=post).order_by("valid_from")])
    check_separation([PostKind(post.kind), *_other_kinds(seat)])
    Assignment.objects.create(
        id=assignment_id,
        post=post,
        staff_id=seat.staff,
        role=seat.role,
        valid_from=seat.span.valid_from,
        valid_until=seat.span.valid_until,
    )


def _locked(post_id: UUID, staff_id: UUID) -> Post:
    """Lock the person, then the post: two who seat somebody at once would each see the place free."""
    if not Staff.objects.select_for_update(of=("self",)).filter(id=staff_id, left_on=None).exists():
        raise NotFound
    posts = Post.objects.select_for_update(of=("self",)).select_related("organisation")
    post = posts.filter(id=post_id, abolished_on=None).first()
    if post is None:
        raise NotFound
    return post


def _other_kinds(seat: Seat) -> Iterable[PostKind]:
    rows = Assignment.objects.filter(staff_id=seat.staff).select_related("post").order_by("valid_from")
    return [PostKind(row.post.kind) for row in rows if row.seat.span.meets(seat.span)]


@once
def end_assignment(*, assignment_id: UUID, valid_until: date, by: Actor, now: datetime, command: Command) -> None:
    """End somebody's seat in a post: on `valid_until` they no longer have it.

    :raises NotFound: if there is no such assignment within reach
    :raises SpanIsEmpty: if that is before it began
    """
    row = Assignment.objects.select_related("post__organisation").filter(id=assignment_id).first()
    if row is None:
        raise NotFound
    require(by, MANAGE, row.post.organisation.place)
    if valid_until < row.valid_from:
        raise SpanIsEmpty
    with receipted(by=by, command=command, subject_id=row.post_id):
        Assignment.objects.filter(id=row.id).update(valid_until=valid_until)


@once
def record_absence(
    *,
    staff_id: UUID,
    reason: AbsenceReason,
    valid_from: date,
    valid_until: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Write down that somebody is away, and return the id of the absence: on these days, and only then, the B of each
    of their posts has its tasks, rights and seals.

    :raises NotFound: if the person has no post within reach
    :raises SpanIsEmpty: if there is no day in it
    """
    days = Span(valid_from, valid_until)
    if days.is_empty():
        raise SpanIsEmpty
    require(by, ROSTER, _seat_of(staff_id, valid_from))
    absence = Absence(id=new_id(), staff_id=staff_id, reason=reason, valid_from=valid_from, valid_until=valid_until)
    with receipted(by=by, command=command, subject_id=staff_id, answer=absence.id):
        absence.save(force_insert=True)
        away = events.AbsenceRecorded(
            subject=Subject(events.STAFF, staff_id), valid_from=valid_from, valid_until=valid_until
        )
        announce(away, by=by, happened_at=now)
    return absence.id


@once
def end_absence(*, absence_id: UUID, valid_until: date, by: Actor, now: datetime, command: Command) -> None:
    """Write down that somebody is back earlier: on `valid_until` they are there again.

    :raises NotFound: if there is no such absence within reach
    :raises SpanIsEmpty: if that is before it began
    """
    row = Absence.objects.filter(id=absence_id).first()
    if row is None:
        raise NotFound
    require(by, ROSTER, _seat_of(row.staff_id, row.valid_from))
    if valid_until < row.valid_from:
        raise SpanIsEmpty
    with receipted(by=by, command=command, subject_id=row.staff_id):
        Absence.objects.filter(id=row.id).update(valid_until=valid_until)


def _seat_of(staff_id: UUID, day: date) -> Place:
    held = Assignment.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=day), staff_id=staff_id, valid_from__lte=day
    )
    row = held.select_related("post__organisation").order_by("role", "valid_from").first()
    if row is None:
        raise NotFound
    return row.post.organisation.place


@once
def remove_staff(*, staff_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Let somebody leave: from today they have no rights and cannot log in; their name stays on what they did.

    :raises NotFound: if there is no such member of staff within reach
    """
    staff = Staff.objects.filter(id=staff_id, left_on=None).first()
    if staff is None:
        raise NotFound
    require(by, MANAGE, _seat_of(staff_id, legal_day(now)))
    with receipted(by=by, command=command, subject_id=staff_id):
        Staff.objects.filter(id=staff_id).update(left_on=legal_day(now))
        Account.objects.filter(id=staff.account_id).update(is_active=False)

"""Who sits in which post today, and what that lets them do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.posts import Role, on_duty
from onewindow.contexts.organisations.domain.rights import RIGHTS, Reach
from onewindow.contexts.organisations.models import Absence, Assignment, Authority, Post, Staff
from onewindow.contexts.organisations.queries.views import OnDuty, PostView, StaffView
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind


class NotYourWindow(NotAllowed):
    """A clerk works at the window of a post in which they are on duty today."""

    words = N_("您今天不在这个窗口当班，请选择当班窗口")


class NoLongerStaff(NotAllowed):
    """The account is no member of staff's, or the person has left."""

    words = N_("该账号没有在职人员信息，请联系本单位管理员")


def staff_actor(
    *,
    account_id: UUID,
    now: datetime,
    channel: Channel,
    window_id: UUID | None = None,
    on_behalf_of: Subject | None = None,
) -> Actor:
    """Return the member of staff as who acts, with every right that they have today: of their own posts and, while its
    A is away, of those that they cover. Nothing is remembered between requests, so a change holds from the next one.

    :raises NoLongerStaff: if the account has no member of staff behind it, or they have left
    :raises NotYourWindow: if they are not on duty at the window
    """
    today = legal_day(now)
    staff = Staff.objects.filter(Q(left_on=None) | Q(left_on__gt=today), account_id=account_id).first()
    if staff is None:
        raise NoLongerStaff
    posts = _posts_of(staff.id, today)
    if window_id is not None:
        posts = sorted(posts, key=lambda post: post.window_id != window_id)
        if not posts or posts[0].window_id != window_id:
            raise NotYourWindow
    post = posts[0] if posts else None
    window = post.window if post and channel is Channel.WINDOW else None
    return Actor(
        account=account_id,
        kind=AccountKind.STAFF,
        channel=channel,
        person=staff.id,
        post=post.id if post else None,
        organisation=post.organisation_id if post else None,
        region_path=post.organisation.region_path if post else "",
        hall=window.hall_id if window else None,
        window=window.id if window else None,
        on_behalf_of=on_behalf_of,
        grants=grants_of([post.id for post in posts], today),
    )


def founder(*, account_id: UUID) -> Actor:
    """Return the platform itself as who acts, with every right everywhere: to found an installation, when nobody is
    there yet who could grant anything."""
    everything = frozenset(Grant(verb, Scope(ScopeKind.EVERYWHERE)) for verb in RIGHTS)
    return Actor(account=account_id, kind=AccountKind.SYSTEM, channel=Channel.SYSTEM, grants=everything)


def _posts_of(staff_id: UUID, today: date) -> list[Post]:
    """Return the posts in which somebody is on duty, those where they are A first."""
    mine = _seated(today).filter(staff_id=staff_id).values("post_id")
    sitting = _sitting(_seated(today).filter(post_id__in=mine), today)
    held = [(seat, post) for post, seats in sitting for seat in seats if seat.staff_id == staff_id]
    return [
        post for _, post in sorted(held, key=lambda pair: (pair[0].role != Role.A, pair[0].valid_from, pair[1].name))
    ]


def _holds(today: date) -> Q:
    return Q(valid_from__lte=today) & (Q(valid_until=None) | Q(valid_until__gt=today))


def _seated(today: date) -> "QuerySet[Assignment]":
    return Assignment.objects.filter(_holds(today), post__abolished_on=None).order_by("post_id", "role")


def _sitting(seated: "QuerySet[Assignment]", today: date) -> list[tuple[Post, list[Assignment]]]:
    """Return the posts with the seats of those who are on duty in them today; two queries."""
    rows = list(seated.select_related("staff", "post__organisation", "post__window"))
    absences = [
        absence.days for absence in Absence.objects.filter(_holds(today), staff__in={row.staff_id for row in rows})
    ]
    seats: dict[Post, list[Assignment]] = defaultdict(list)
    for row in rows:
        seats[row.post].append(row)
    present = {post: on_duty([row.seat for row in held], absences, on=today) for post, held in seats.items()}
    return [(post, [row for row in held if row.staff_id in present[post]]) for post, held in seats.items()]


def grants_of(posts: Iterable[UUID], today: date) -> frozenset[Grant]:
    """Return the rights that posts have on a day."""
    rows = _in_force(today).filter(post_id__in=list(posts)).select_related("region")
    return frozenset(Grant(row.verb, _scope(row)) for row in rows)


def _in_force(today: date) -> "QuerySet[Authority]":
    confirmed = Q(confirmed_by__isnull=False) | Q(is_founding=True)
    return Authority.objects.filter(_holds(today) & confirmed).order_by("verb")


def _scope(row: Authority) -> Scope:
    match Reach(row.reach):
        case Reach.REGION:
            return Scope(ScopeKind.REGION, row.region.path if row.region else "")
        case Reach.ORGANISATION:
            return Scope(ScopeKind.ORGANISATION, str(row.organisation_id))
        case Reach.OWN:
            return Scope(ScopeKind.OWN)
        case Reach.EVERYWHERE:
            return Scope(ScopeKind.EVERYWHERE)


def approvers(*, organisation_id: UUID, on: date) -> tuple[OnDuty, ...]:
    """Return who may decide for an organisation on a day: its chief representative, or who covers, and its head."""
    return who_may(verb="cases.decide", organisation_id=organisation_id, on=on)


def who_may(*, verb: str, organisation_id: UUID, on: date) -> tuple[OnDuty, ...]:
    """Return who has a right for an organisation on a day by a grant that names it: its approvers, the keeper of its
    seal, its head."""
    posts = _in_force(on).filter(verb=verb, organisation_id=organisation_id).values("post_id")
    return tuple(
        OnDuty(staff=_staff(seat.staff), post=_post(post))
        for post, seats in _sitting(_seated(on).filter(post_id__in=posts), on)
        for seat in seats
    )


def on_duty_in(*, region_path: str, on: date) -> tuple[OnDuty, ...]:
    """Return who is on duty on a day in the posts in and under a region, A before B."""
    seated = _seated(on).filter(post__organisation__region_path__startswith=region_path)
    return tuple(
        OnDuty(staff=_staff(seat.staff), post=_post(post)) for post, seats in _sitting(seated, on) for seat in seats
    )


def rights_in(*, region_path: str, on: date) -> Mapping[UUID, tuple[str, ...]]:
    """Return what the posts in and under a region may do on a day, by post: words of `RIGHTS`."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in _in_force(on).filter(post__organisation__region_path__startswith=region_path):
        found[row.post_id].append(RIGHTS[row.verb])
    return {post: tuple(dict.fromkeys(words)) for post, words in found.items()}


def unmanned_posts(*, region_path: str, on: date) -> tuple[PostView, ...]:
    """Return the posts in and under a region that nobody sits in on a day: vacant, or A and B both away."""
    posts = Post.objects.filter(organisation__region_path__startswith=region_path, abolished_on=None).order_by("name")
    manned = {post.id for post, seats in _sitting(_seated(on).filter(post__in=posts.values("id")), on) if seats}
    return tuple(_post(post) for post in posts if post.id not in manned)


def posts_without_cover(*, region_path: str, on: date) -> tuple[PostView, ...]:
    """Return the posts in and under a region for which no B is named on a day."""
    covered = _seated(on).filter(role=Role.B).values("post_id")
    posts = Post.objects.filter(organisation__region_path__startswith=region_path, abolished_on=None)
    return tuple(map(_post, posts.exclude(id__in=covered).order_by("name")))


def staff_names(*, ids: Iterable[UUID]) -> Mapping[UUID, StaffView]:
    """Return the members of staff by id, as a citizen may see them; one that does not exist is left out."""
    return {row.id: _staff(row) for row in Staff.objects.filter(id__in=set(ids)).order_by("number")}


def account_of(*, staff_id: UUID) -> UUID:
    """Return the account with which a member of staff logs in.

    :raises NotFound: if there is no such member of staff
    """
    staff = Staff.objects.filter(id=staff_id).first()
    if staff is None:
        raise NotFound
    return staff.account_id


def posts(*, ids: Iterable[UUID]) -> Mapping[UUID, PostView]:
    """Return posts by id; one that does not exist is left out."""
    return {row.id: _post(row) for row in Post.objects.filter(id__in=set(ids)).order_by("id")}


def posts_in(*, region_path: str) -> tuple[PostView, ...]:
    """Return the posts of the organisations in and under a region."""
    rows = Post.objects.filter(organisation__region_path__startswith=region_path, abolished_on=None)
    return tuple(map(_post, rows.order_by("organisation__credit_code", "name")))


def staff_by_number(*, numbers: Iterable[str]) -> Mapping[str, StaffView]:
    """Return the members of staff by the number on their badge; a number that nobody wears is left out."""
    return {row.number: _staff(row) for row in Staff.objects.filter(number__in=set(numbers)).order_by("number")}


def posts_today(*, account_id: UUID, on: date) -> tuple[PostView, ...]:
    """Return the posts in which the account's member of staff is on duty on a day, their own first."""
    staff = Staff.objects.filter(account_id=account_id).first()
    return tuple(_post(post) for post in _posts_of(staff.id, on)) if staff else ()


def _staff(row: Staff) -> StaffView:
    return StaffView(id=row.id, name=row.name, number=row.number)


def _post(row: Post) -> PostView:
    return PostView(
        id=row.id,
        organisation_id=row.organisation_id,
        kind=PostKind(row.kind),
        name=row.name,
        window_id=row.window_id,
    )

"""The people of the offices: who sits in which post, and who may be tried out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onewindow.cli.demo.logins import password_of
from onewindow.cli.demo.reading import COUNTY, Loader, LoadReport, command, founder, organisation_ids, read
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import CHINA
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor

CENTRE = "12999901MB9100788Y"
SEATED = Span(date(2024, 1, 1))
ESTABLISHED = datetime(2024, 1, 2, 9, tzinfo=CHINA)  # rights hold from that day on, so before the demo's first case


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    handle: str
    name: str
    number: str
    organisation: str
    role: str = ""  # whoever has one can be tried out
    home: str = "/"
    first: str = ""  # what they try first


@dataclass(frozen=True, kw_only=True)
class PostRow:
    organisation: str
    kind: organisations.PostKind
    name: str
    window: str = ""
    a: str
    b: str = ""


def staff_rows() -> list[StaffRow]:
    """Return the people of the offices."""
    return read("county/staff.json", StaffRow)


def post_rows() -> list[PostRow]:
    """Return the posts with those who sit in them."""
    return read("county/posts.json", PostRow)


@transaction.atomic
def load_staff(now: datetime) -> LoadReport:
    """Bring in the members of staff with their accounts."""
    rows, ids, by = staff_rows(), organisation_ids(), founder()
    known = organisations.staff_by_number(numbers=[row.number for row in rows])
    fresh = [row for row in rows if row.number not in known]
    for row in fresh:
        organisations.hire_staff(
            handle=row.handle,
            password=password_of(row.handle) if row.role else None,
            name=row.name,
            number=row.number,
            is_demo=True,
            organisation_id=ids[row.organisation],
            by=by,
            now=now,
            command=command(f"staff {row.number}"),
        )
    return LoadReport(name="工作人员", added=len(fresh), kept=len(rows) - len(fresh))


@transaction.atomic
def load_posts(now: datetime) -> LoadReport:
    """Establish the posts with their rights and seat people in them."""
    rows, ids, by = post_rows(), organisation_ids(), founder()
    people = {row.handle: row.number for row in staff_rows()}
    by_number = organisations.staff_by_number(numbers=people.values())
    staff = {handle: by_number[number].id for handle, number in people.items()}
    windows = _windows()
    known = {(post.organisation_id, post.name) for post in organisations.posts_in(region_path=COUNTY)}
    fresh = [row for row in rows if (ids[row.organisation], row.name) not in known]
    for row in fresh:
        post_id = organisations.establish_post(
            organisation_id=ids[row.organisation],
            kind=row.kind,
            name=row.name,
            window_id=windows.get(_hall_of(row, ids), {}).get(row.window),
            by=by,
            now=min(now, ESTABLISHED),
            command=command(f"post {row.organisation} {row.name}"),
        )
        _seat(post_id, staff[row.a], organisations.Role.A, by=by, now=now)
        if row.b:
            _seat(post_id, staff[row.b], organisations.Role.B, by=by, now=now)
    return LoadReport(name="岗位", added=len(fresh), kept=len(rows) - len(fresh))


def _windows() -> dict[UUID, dict[str, UUID]]:
    """Return the windows by their hall's organisation and their number."""
    return {
        hall.organisation_id: {window.number: window.id for window in organisations.windows(hall_id=hall.id)}
        for hall in organisations.halls(region_path=COUNTY)
    }


def _hall_of(row: PostRow, ids: dict[str, UUID]) -> UUID:
    """Return whose hall a post's window is in: a department's clerk sits in the centre's."""
    is_clerk_of_department = row.kind is organisations.PostKind.DEPARTMENT_CLERK
    return ids[CENTRE] if is_clerk_of_department else ids[row.organisation]


def _seat(post_id: UUID, staff_id: UUID, role: organisations.Role, *, by: Actor, now: datetime) -> None:
    organisations.assign_staff(
        post_id=post_id,
        staff_id=staff_id,
        role=role,
        term=SEATED,
        by=by,
        now=now,
        command=command(f"seat {post_id} {role}"),
    )


STAFF = Loader(name="工作人员", load=load_staff)
POSTS = Loader(name="岗位", load=load_posts)

"""A county with a centre, as small as a test needs it. Everything comes in through the doors."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import Charter, Level, OrganisationKind, PostKind, Remedies, Role, WindowKind
from onewindow.kernel.codes import credit_code
from onewindow.kernel.ids import new_id
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel
from tests.factories.acting import NOW, founder, once

FOUNDED = date(2020, 1, 1)
SINCE_FOUNDED = Span(FOUNDED)
MARKET = "11999901MB9100016W"  # rulebook §11.0
CIVIL_AFFAIRS = "11999901MB9100438U"
CENTRE = "12999901MB9100788Y"


def township_code(number: int) -> str:
    """Return a valid credit code for a township's service centre."""
    return credit_code.of(kind="12", region="999901", subject=f"MB91010{number}")


@dataclass(frozen=True)
class Seated:
    """Somebody with a post."""

    account_id: UUID
    staff_id: UUID
    post_id: UUID
    assignment_id: UUID

    def actor(self, *, now: datetime = NOW, channel: Channel = Channel.DESK, window_id: UUID | None = None) -> Actor:
        return organisations.staff_actor(account_id=self.account_id, now=now, channel=channel, window_id=window_id)


def region(label: str, level: Level, code: str, *, parent: UUID | None = None, name: str = "") -> UUID:
    return organisations.found_region(
        level=level,
        name=name or label,
        code=code,
        label=label,
        parent_id=parent,
        valid_from=FOUNDED,
        by=founder(),
        now=NOW,
        command=once(),
    )


@dataclass(frozen=True)
class Places:
    province: UUID
    city: UUID
    county: UUID
    town: UUID
    other_town: UUID


def places() -> Places:
    """Return 云岭县 with what stands above it and two of its towns: `ll/ll/yl/cg/`."""
    province = region("ll", Level.PROVINCE, "990000000000")
    city = region("ll", Level.CITY, "999900000000", parent=province)
    county = region("yl", Level.COUNTY, "999901000000", parent=city, name="云岭县")
    town = region("cg", Level.TOWNSHIP, "999901100000", parent=county)
    other_town = region("hs", Level.TOWNSHIP, "999901101000", parent=county)
    return Places(province, city, county, town, other_town)


def organisation(
    region_id: UUID,
    *,
    credit_code: str = MARKET,
    kind: OrganisationKind = OrganisationKind.DEPARTMENT,
    name: str = "局",
) -> UUID:
    charter = Charter(
        kind=kind,
        credit_code=credit_code,
        name=f"云岭县{name}",
        short_name=name,
        region_id=region_id,
        parent_id=None,
        consult_phone="0000-8812345",
        complaint_phone="0000-8822345",
        remedies=Remedies(reconsideration_organ="云岭县人民政府", reconsideration_online="", court="云岭县人民法院"),
    )
    return organisations.found_organisation(charter=charter, valid_from=FOUNDED, by=founder(), now=NOW, command=once())


def hall(centre_id: UUID) -> UUID:
    return organisations.open_hall(
        organisation_id=centre_id,
        name="政务服务大厅",
        address="云岭县政务大道1号",
        hours="工作日 09:00-12:00, 13:30-17:00",
        consult_phone="0000-8812345",
        complaint_phone="0000-8822345",
        by=founder(),
        now=NOW,
        command=once(),
    )


def window(hall_id: UUID, *, number: str = "01", kind: WindowKind = WindowKind.COMPREHENSIVE) -> UUID:
    return organisations.open_window(
        hall_id=hall_id, number=number, kind=kind, name="综合窗口", zone="", by=founder(), now=NOW, command=once()
    )


def post(organisation_id: UUID, kind: PostKind, *, window_id: UUID | None = None) -> UUID:
    return organisations.establish_post(
        organisation_id=organisation_id,
        kind=kind,
        name=f"{kind} {new_id()}",
        window_id=window_id,
        by=founder(),
        now=NOW,
        command=once(),
    )


def hired(organisation_id: UUID, *, name: str = "王一") -> tuple[UUID, UUID]:
    """Return the account and the id of a new member of staff."""
    handle = f"h{new_id().hex[-12:]}"
    staff_id = organisations.hire_staff(
        handle=handle,
        password=None,
        name=name,
        number=handle,
        organisation_id=organisation_id,
        by=founder(),
        now=NOW,
        command=once(),
    )
    return organisations.account_of(staff_id=staff_id), staff_id


def seated(
    organisation_id: UUID,
    kind: PostKind,
    *,
    post_id: UUID | None = None,
    window_id: UUID | None = None,
    role: Role = Role.A,
    term: Span = SINCE_FOUNDED,
    name: str = "王一",
) -> Seated:
    account_id, staff_id = hired(organisation_id, name=name)
    seat = post_id or post(organisation_id, kind, window_id=window_id)
    assignment_id = organisations.assign_staff(
        post_id=seat,
        staff_id=staff_id,
        role=role,
        term=term,
        by=founder(),
        now=NOW,
        command=once(),
    )
    return Seated(account_id, staff_id, seat, assignment_id)

"""A county that issues licences: the case that is granted, and licences that stand."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.licences import api as licences
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor
from tests.factories.acting import NOW, once
from tests.factories.cases import Town
from tests.factories.course import decided

FOOD = "11999901MB9100016W001"
FROM, UNTIL = date(2026, 3, 2), date(2031, 3, 1)
LINES = (
    licences.FaceLine(element="legal_representative_name", name="法定代表人（负责人）", words="张样例", value="张样例"),
    licences.FaceLine(element="food_business_items", name="经营项目", words="热食类食品制售", value=["HOT"]),
)


def granted(place: Town, *, now: datetime = NOW) -> UUID:
    """Return a case that was granted, its certificate being made."""
    case_id, chief = decided(place, now=now), place.chief.actor(now=now)
    cases.make_certificate(case_id=case_id, by=chief, now=now, command=once())
    return case_id


def out_of(item_id: UUID) -> licences.Origin:
    """Return what a licence came out of: some case about the item."""
    return licences.Origin(source=Subject("case", new_id()), item_id=item_id)


def issue(place: Town, *, by: Actor | None = None, now: datetime = NOW, **changes: Any) -> licences.Issued:
    """Issue a food licence to the company of the county."""
    return licences.issue_licence(
        **{
            "type_code": FOOD,
            "holder_id": place.company_id,
            "organisation_id": place.department_id,
            "lines": LINES,
            "valid_from": FROM,
            "ends_on": UNTIL,
            "by": by or place.chief.actor(now=now),
            "now": now,
            "command": once(),
        }
        | changes
    )

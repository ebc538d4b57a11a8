"""A region is put under another parent: who sees its cases, which calendar its terms keep to, and what stays."""

from datetime import date
from uuid import UUID

import pytest
from django.apps import apps

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import Level, OrganisationKind, PostKind
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from tests.factories import organisations as county
from tests.factories.acting import NOW, founder, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db(transaction=True)  # an announcement is heard after its commit
TODAY = legal_day(NOW)
WEDNESDAY, THURSDAY = date(2026, 3, 4), date(2026, 3, 5)
COUNTY, CITY, NEW_CITY = "ll/ll/yl/", "ll/ll/", "ll/xs/"


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def new_city(place: Town) -> UUID:
    province = organisations.region(path="ll/")
    return county.region("xs", Level.CITY, "999800000000", parent=province.id, name="新市")


def supervisor_of(region_path: str) -> Actor:
    region = organisations.region(path=region_path)
    code = {CITY: county.CIVIL_AFFAIRS, NEW_CITY: county.township_code(7)}[region_path]
    centre = county.organisation(region.id, credit_code=code, kind=OrganisationKind.CENTRE, name=region.name)
    return county.seated(centre, PostKind.SUPERVISOR).actor()


def move_county(parent_id: UUID) -> None:
    organisations.change_region(
        region_id=organisations.region(path=COUNTY).id,
        name="云岭县",
        code="999901000000",
        parent_id=parent_id,
        valid_from=TODAY,
        by=founder(),
        now=NOW,
        command=once(),
    )
    let_everybody_hear(NOW)


def local_day(region_path: str, on: date) -> None:
    calendar.correct_calendar(
        days=(calendar.SaidDay(on, calendar.Said.LOCAL, "地方节"),),
        source="人民政府公告",
        region_path=region_path,
        by=founder(),
        now=NOW,
        command=once(),
    )


def seen_by(actor: Actor) -> list[UUID]:
    return [line.case_id for line in cases.worklist(by=actor, verb="cases.view", now=NOW)]


def test_新的上级看得到办件_原来的上级看不到(place: Town, new_city: UUID) -> None:
    case_id = submitted(place, "M003", "M004")
    old, new = supervisor_of(CITY), supervisor_of(NEW_CITY)
    before = (seen_by(old), seen_by(new))

    move_county(new_city)

    assert before == ([case_id], [])
    assert (seen_by(old), seen_by(new)) == ([], [case_id])
    assert cases.case(case_id=case_id, by=new).region_path == "ll/xs/yl/"
    assert cases.chain_standing(case_id=case_id).broken is None


def test_the_department_goes_on_with_its_cases(place: Town, new_city: UUID) -> None:
    case_id = submitted(place, "M003", "M004")

    move_county(new_city)
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=NOW, command=once())

    assert cases.case(case_id=case_id, by=place.reviewer.actor()).state is cases.State.ACCEPTED


def test_文书随区划划转_原上级查不到(place: Town, new_city: UUID) -> None:
    case_id = submitted(place, "M003", "M004")
    old, new = supervisor_of(CITY), supervisor_of(NEW_CITY)
    subject = cases.case(case_id=case_id, by=old).subject

    move_county(new_city)

    assert documents.documents_of(subjects=[subject], by=old)[subject] == ()
    assert [one.title for one in documents.documents_of(subjects=[subject], by=new)[subject]] == ["收件凭证"]


def test_时限改按新上级的日历计算_待办随之更正(place: Town, new_city: UUID) -> None:
    local_day(NEW_CITY, WEDNESDAY)
    submitted(place, "M003", "M004")
    before = cases.worklist(by=place.reviewer.actor(), verb="cases.view", now=NOW)

    move_county(new_city)
    let_everybody_hear(NOW)  # what the clocks announced

    (line,) = cases.worklist(by=place.reviewer.actor(), verb="cases.view", now=NOW)
    assert [one.due_on for one in before] == [date(2026, 3, 9)]
    assert line.due_on == date(2026, 3, 10)


def test_本县自己的地方节假日随之划转(place: Town, new_city: UUID) -> None:
    local_day(COUNTY, THURSDAY)
    case_id = submitted(place, "M003", "M004")

    move_county(new_city)

    subject = cases.case(case_id=case_id, by=place.reviewer.actor()).subject
    (clock,) = deadlines.clocks(subjects=[subject], now=NOW)[subject]
    assert clock.due_on == date(2026, 3, 10)
    assert not calendar.working_days(region_path="ll/xs/yl/").is_workday(THURSDAY)
    assert calendar.working_days(region_path=COUNTY).is_workday(THURSDAY)


def test_moving_there_and_back_leaves_everything_where_it_was(place: Town, new_city: UUID) -> None:
    local_day(COUNTY, THURSDAY)
    case_id = submitted(place, "M003", "M004")
    old_city = organisations.region(path=CITY).id
    move_county(new_city)

    organisations.change_region(
        region_id=organisations.region(path="ll/xs/yl/").id,
        name="云岭县",
        code="999901000000",
        parent_id=old_city,
        valid_from=date(2026, 3, 3),
        by=founder(),
        now=NOW.replace(day=3),
        command=once(),
    )
    let_everybody_hear(NOW)

    assert cases.case(case_id=case_id, by=place.reviewer.actor()).region_path == COUNTY
    assert not calendar.working_days(region_path=COUNTY).is_workday(THURSDAY)


def test_no_row_of_any_room_keeps_the_old_path(place: Town, new_city: UUID) -> None:
    submitted(place, "M003", "M004")

    move_county(new_city)

    assert paths_left(COUNTY) == {}


def paths_left(path: str) -> dict[str, int]:
    """Return how many rows of each table still lie at a path, or below it."""
    kept = {"calendar_edition", "calendar_editionday"}  # editions are never rewritten
    tables = [
        model
        for model in apps.get_models()
        if model._meta.db_table not in kept and "region_path" in {field.name for field in model._meta.fields}
    ]
    assert len(tables) > 8
    left = {model.__name__: model._default_manager.filter(region_path__startswith=path).count() for model in tables}
    return {name: count for name, count in left.items() if count}

"""Regions: founding, renaming, moving. The path of everything below follows; history keeps what was."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import Level, RegionMoved
from onewindow.kernel.codes.faults import WrongLength
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command
from onewindow.platform.outbox.models import Announcement
from tests.factories import organisations as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)


def change(region_id: UUID, *, by: Actor | None = None, command: Command | None = None, **changes: object) -> None:
    given = {"name": "云岭区", "code": "999902000000", "valid_from": TODAY} | changes
    organisations.change_region(region_id=region_id, by=by or founder(), now=NOW, command=command or once(), **given)


def test_a_region_lies_below_its_parent() -> None:
    places = make.places()

    assert [region.path for region in organisations.regions(below="ll/ll/yl/")] == [
        "ll/ll/yl/",
        "ll/ll/yl/cg/",
        "ll/ll/yl/hs/",
    ]
    assert organisations.region(path="ll/ll/yl/").id == places.county


def test_县改区_旧名旧代码留在沿革里() -> None:
    places = make.places()

    change(places.county, parent_id=places.city)

    before = organisations.region_on(region_id=places.county, on=TODAY - timedelta(days=1))
    after = organisations.region_on(region_id=places.county, on=TODAY)
    assert before
    assert after
    assert (before.name, before.code) == ("云岭县", "999901000000")
    assert (after.name, after.code) == ("云岭区", "999902000000")
    assert organisations.region_on(region_id=places.county, on=date(1999, 1, 1)) is None


def test_划归另一市_下级区划和机构的路径随之重建() -> None:
    places = make.places()
    department = make.organisation(places.county)
    city = make.region("xs", Level.CITY, "999800000000", parent=places.province)

    change(places.county, parent_id=city)

    assert organisations.region(path="ll/xs/yl/cg/").id == places.town
    assert organisations.organisation(organisation_id=department).region_path == "ll/xs/yl/"
    said = Announcement.objects.get(name=RegionMoved.__name__)
    assert (said.subject_id, said.body) == (places.county, {"before": "ll/ll/yl/", "after": "ll/xs/yl/"})


def test_a_region_whose_path_begins_alike_does_not_move() -> None:
    places = make.places()
    make.region("ylx", Level.COUNTY, "999903000000", parent=places.city)
    city = make.region("xs", Level.CITY, "999800000000", parent=places.province)

    change(places.county, parent_id=city)

    assert organisations.region(path="ll/ll/ylx/")


def test_a_rename_announces_no_move() -> None:
    places = make.places()

    change(places.county, parent_id=places.city)

    assert not Announcement.objects.filter(name=RegionMoved.__name__).exists()


def test_rights_in_a_region_move_with_it() -> None:
    places = make.places()
    department = make.organisation(places.county)
    supervisor = make.seated(department, organisations.PostKind.SUPERVISOR)
    city = make.region("xs", Level.CITY, "999800000000", parent=places.province)

    change(places.county, parent_id=city)

    grants = supervisor.actor().grants
    assert Grant("supervise.view", Scope(ScopeKind.REGION, "ll/xs/yl/")) in grants


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"valid_from": TODAY + timedelta(days=1)}, organisations.BeginsLater),
        ({"valid_from": make.FOUNDED}, organisations.BeganBefore),
        ({"code": "9999010"}, WrongLength),
        ({"code": "999900000000"}, organisations.CodeOfAnotherLevel),
        ({"parent_id": None}, organisations.StandsTooHigh),
    ],
)
def test_what_cannot_be_changed(changes: dict[str, object], refusal: type[Exception]) -> None:
    places = make.places()

    with pytest.raises(refusal):
        change(places.county, **{"parent_id": places.city} | changes)

    assert organisations.region(path="ll/ll/yl/").name == "云岭县"


def test_a_code_belongs_to_one_region() -> None:
    places = make.places()

    with pytest.raises(organisations.AlreadyThere):
        change(places.other_town, name="红石镇", code="999901100000", parent_id=places.county)


def test_a_label_belongs_to_one_region_below_a_parent() -> None:
    places = make.places()

    with pytest.raises(organisations.AlreadyThere):
        make.region("cg", Level.TOWNSHIP, "999901102000", parent=places.county)


def test_a_repeated_command_gets_the_first_answer() -> None:
    places = make.places()
    command = once()
    found = {
        "level": Level.TOWNSHIP,
        "name": "龙湾乡",
        "code": "999901200000",
        "label": "lw",
        "parent_id": places.county,
        "valid_from": make.FOUNDED,
        "by": founder(),
        "now": NOW,
        "command": command,
    }

    first = organisations.found_region(**found)

    assert organisations.found_region(**found) == first


def test_who_has_no_right_is_refused_and_who_has_it_elsewhere_finds_nothing() -> None:
    places = make.places()
    elsewhere = frozenset({Grant("organisations.manage", Scope(ScopeKind.REGION, "ll/ll/yl/cg/"))})
    nobody = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK)
    neighbour = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, grants=elsewhere)

    with pytest.raises(NotAllowed):
        change(places.county, parent_id=places.city, by=nobody)
    with pytest.raises(NotFound):
        change(places.county, parent_id=places.city, by=neighbour)


def move_about(moves: list[tuple[int, int]]) -> None:
    province = make.region("p", Level.PROVINCE, "510000000000")
    cities = [make.region(f"c{n}", Level.CITY, f"510{n}00000000", parent=province) for n in (1, 2, 3)]
    counties = [make.region(f"n{n}", Level.COUNTY, f"51010{n}000000", parent=cities[0]) for n in (1, 2)]
    for county in counties:
        make.region("town", Level.TOWNSHIP, f"51010{counties.index(county) + 1}100000", parent=county)
    for day, (county, city) in enumerate(moves, start=1):
        valid_from = make.FOUNDED + timedelta(days=day)
        code = f"51010{county + 1}000000"
        change(counties[county], name="县", code=code, parent_id=cities[city], valid_from=valid_from)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), max_size=6))
def test_after_any_moves_every_path_is_its_parents_path_and_its_label(moves: list[tuple[int, int]]) -> None:
    with transaction.atomic():
        move_about(moves)
        everything = {region.id: region for region in organisations.regions()}
        transaction.set_rollback(True)

    for region in everything.values():
        parent = everything[region.parent_id].path if region.parent_id else ""
        assert region.path.startswith(parent)
        assert region.path.removeprefix(parent).count("/") == 1
    assert len(everything) == 8

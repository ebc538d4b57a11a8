"""The demo county's guides come in on the way that every guide goes, once."""

import pytest

from onewindow.cli import jobs
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.models import GuideEvent, GuideVersion, Item
from onewindow.contexts.elements import api as elements
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from tests.factories.acting import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
TODAY = legal_day(NOW)
FOOD = "11999901MB9100016W4990131001000"


def test_十二个事项都有现行的指南() -> None:
    assert len(catalogue.published_guides(on=TODAY, size=50)) == 12


def test_a_guide_is_the_department_s_and_is_found_by_its_code() -> None:
    guide = catalogue.current_guide(code=FOOD, on=TODAY)

    market = organisations.organisation_by_credit_code(credit_code="11999901MB9100016W")
    assert market is not None
    assert (guide.organisation_id, guide.region_path) == (market.id, "ll/ll/yl/")


def test_three_people_brought_each_guide_about() -> None:
    guide = catalogue.current_guide(code=FOOD, on=TODAY)

    row = GuideVersion.objects.get(id=guide.id)
    actors = {
        actor["account"] for actor in GuideEvent.objects.filter(subject_id=guide.id).values_list("actor", flat=True)
    }
    assert len({str(row.drafted_by), *actors}) == 3


def test_the_575_items_of_a_real_district_come_in_behind_as_unpublished_ones() -> None:
    assert not Item.objects.exclude(local_code="").exists()

    jobs.load_the_rest()
    jobs.load_the_rest()  # a worker that died leaves it to another

    assert Item.objects.exclude(local_code="").count() == 575
    assert not GuideVersion.objects.exclude(item__local_code="").exists()


def test_every_element_that_a_party_is_known_by_is_registered() -> None:
    assert {"subject_name", "credit_code", "premises_address", "person_name"} <= {*elements.elements()}

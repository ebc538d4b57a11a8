"""谁看过我的信息: every look of an office, with its purpose, for the person and whoever represents them."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.platform.access.models import Account
from tests.factories.cases import Town, submitted
from tests.sites.portal.conftest import QUERIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(place: Town) -> UUID:
    return submitted(place, "M003", now=timezone.now())


def look_at_the_paper(place: Town, case_id: UUID) -> None:
    case = cases.case(case_id=case_id, by=place.reviewer.actor())
    (paper,) = [one for one in materials.papers(subjects=[case.subject])[case.subject] if one.has_file]
    browser = Client()
    browser.force_login(Account.objects.get(id=place.reviewer.account_id))
    browser.get(f"/desk/cases/{case_id}/papers/{paper.seq}/")


def test_who_looked_when_and_what_for_is_listed(
    citizen: Client, place: Town, case_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    look_at_the_paper(place, case_id)

    with django_assert_max_num_queries(QUERIES):
        page = citizen.get("/looks/").text

    for words in ("云岭县市场监督管理局 · 吴审查", "申请材料：审查申请材料"):
        assert words in page


def test_before_anybody_looked_it_says_so(citizen: Client) -> None:
    assert "还没有人看过" in citizen.get("/looks/").text


def test_somebody_else_sees_nothing_of_it(stranger: Client, place: Town, case_id: UUID) -> None:
    look_at_the_paper(place, case_id)

    assert "吴审查" not in stranger.get("/looks/").text


def test_the_looks_of_a_day_at_one_case_are_one_line_with_its_number(
    citizen: Client, place: Town, case_id: UUID
) -> None:
    for _ in range(3):
        look_at_the_paper(place, case_id)

    page = citizen.get("/looks/").text

    number = cases.case(case_id=case_id, by=place.reviewer.actor()).short_number
    assert page.count("云岭县市场监督管理局 · 吴审查") == 1
    assert f'href="/cases/{case_id}/">{number}</a>' in page
    assert "共看 3 次" in page

"""消息: what one was told, what wants an act, and where each leads."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.notices import api as notices
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from tests.factories.cases import Town
from tests.sites.portal.conftest import QUERIES

pytestmark = pytest.mark.django_db
CASE = Subject("case", new_id())


@pytest.fixture
def notice_id(place: Town) -> UUID:
    return notices.send_notice(
        owner_id=place.company_id,
        topic=notices.Topic.MATERIALS_ASKED,
        subject=CASE,
        values={"item": "食品经营许可", "number": "2603", "count": 2, "until_on": timezone.localdate()},
        effect_key="asked",
        now=timezone.now(),
    )


def test_what_wants_an_act_says_so(citizen: Client, notice_id: UUID) -> None:
    page = citizen.get("/notices/").text

    assert "请补正2项材料" in page
    assert "要您办" in page


def test_opening_one_marks_it_read_and_leads_to_what_it_is_about(citizen: Client, place: Town, notice_id: UUID) -> None:
    answer = citizen.get(f"/notices/{notice_id}/")

    assert answer["Location"] == f"/cases/{CASE.id}/supplement/"
    assert notices.unread_count(by=place.applicant()) == 0


def test_all_can_be_marked_read(citizen: Client, place: Town, notice_id: UUID) -> None:
    answer = citizen.post("/notices/read/")

    assert answer["Location"] == "/notices/"
    assert "全部标为已读" not in citizen.get("/notices/").text


def test_another_persons_notice_is_not_found(stranger: Client, notice_id: UUID) -> None:
    assert stranger.get(f"/notices/{notice_id}/").status_code == 404
    assert "还没有消息" in stranger.get("/notices/").text


def test_english_readers_are_told_in_english(citizen: Client, notice_id: UUID) -> None:
    page = citizen.get("/notices/", headers={"Accept-Language": "en"}).text

    assert "Please supply 2 papers" in page


def test_a_cursor_of_none_of_ours_is_refused(citizen: Client) -> None:
    assert citizen.get("/notices/", {"after": "x"}).status_code == 422


def test_it_keeps_its_query_budget(
    citizen: Client, notice_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        citizen.get("/notices/")

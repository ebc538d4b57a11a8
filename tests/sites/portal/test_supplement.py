"""补正: everything that the notice asked for, item by item, answered all together."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from tests.factories.acting import once
from tests.factories.cases import Town, handed_in, submitted
from tests.sites.portal.conftest import QUERIES, Press, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(place: Town) -> UUID:
    """A case in which M003 is missing and M004 is not as it must be."""
    filed = submitted(place, "M004", now=timezone.now())
    cases.examine_case(
        case_id=filed,
        defects={"M004": "目录里没有应急处置方案"},
        by=place.chief.actor(),
        now=timezone.now(),
        command=once(),
    )
    return filed


def test_it_lists_all_that_is_asked_for_with_why_and_how(citizen: Client, case_id: UUID) -> None:
    page = citizen.get(f"/cases/{case_id}/supplement/").text

    for words in (
        "主要设备设施、经营布局、操作流程文件",
        "未提交",
        "食品安全规章制度目录清单",
        "目录里没有应急处置方案",
    ):
        assert words in page
    assert "补正材料一次性告知书" in page
    assert "还剩 15 个工作日" in page


def test_half_an_answer_is_not_sent(citizen: Client, place: Town, case_id: UUID) -> None:
    form = {"command": key_of(citizen.get(f"/cases/{case_id}/supplement/"))}
    handed_in(place, case_id, "M003", now=timezone.now())

    answer = citizen.post(f"/cases/{case_id}/supplement/", form)

    assert answer.status_code == 422
    assert "还没有补齐" in answer.text
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.CORRECTION


def test_everything_together_is_sent_once(citizen: Client, press: Press, place: Town, case_id: UUID) -> None:
    handed_in(place, case_id, "M003", "M004", now=timezone.now())

    answer = press(f"/cases/{case_id}/supplement/")

    assert answer["Location"] == f"/cases/{case_id}/"
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.RECEIVED


def test_a_paper_leads_to_the_next_that_is_missing_and_then_back(citizen: Client, place: Town, case_id: UUID) -> None:
    handed_in(place, case_id, "M003", now=timezone.now())
    first = citizen.get(f"/applications/{case_id}/materials/M003/").text
    handed_in(place, case_id, "M004", now=timezone.now())
    last = citizen.get(f"/applications/{case_id}/materials/M004/").text

    assert f'href="/applications/{case_id}/materials/M004/"' in first
    assert f'href="/cases/{case_id}/supplement/"' in last


def test_a_case_that_waits_for_nothing_has_no_such_page(citizen: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())

    assert citizen.get(f"/cases/{case_id}/supplement/")["Location"] == f"/cases/{case_id}/"


def test_it_keeps_its_query_budget(
    citizen: Client, case_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        citizen.get(f"/cases/{case_id}/supplement/")

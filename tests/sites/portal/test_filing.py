"""核对并提交: all once more, what is missing, what will follow; filed once, however often the button is pressed."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, handed_in
from tests.sites.portal.conftest import QUERIES, Press, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place, now=timezone.now())


def test_it_shows_everything_once_more_with_a_way_to_change_it(citizen: Client, draft_id: UUID) -> None:
    page = citizen.get(f"/applications/{draft_id}/check/").text

    for words in ("云岭滋味餐饮有限公司", "86 平方米", "热食类食品制售", "到窗口领取"):
        assert words in page
    assert f'href="/applications/{draft_id}/form/premises/"' in page


def test_what_is_missing_and_what_follows_is_said_and_it_may_be_filed(citizen: Client, draft_id: UUID) -> None:
    page = citizen.get(f"/applications/{draft_id}/check/").text

    assert "材料还差 2 份" in page
    assert "我们会在 5 个工作日内一次告诉您全部要补的内容，您有 15 个工作日补齐" in page
    assert "材料以后补，先提交" in page


def test_with_every_paper_nothing_is_said_to_be_missing(citizen: Client, place: Town, draft_id: UUID) -> None:
    handed_in(place, draft_id, "M003", "M004", now=timezone.now())

    page = citizen.get(f"/applications/{draft_id}/check/").text

    assert "材料还差" not in page
    assert "确认提交" in page


def test_what_is_not_filled_in_keeps_it_from_being_filed(citizen: Client, place: Town, draft_id: UUID) -> None:
    cases.save_draft(case_id=draft_id, values={}, by=place.applicant(), now=timezone.now())

    page = citizen.get(f"/applications/{draft_id}/check/").text

    assert "还不能提交" in page
    assert "确认提交" not in page


def test_filing_gives_number_query_code_receipt_and_the_day_of_the_answer(
    citizen: Client, place: Town, press: Press, draft_id: UUID
) -> None:
    answer = press(f"/applications/{draft_id}/check/", to=f"/applications/{draft_id}/submit/")

    page = citizen.get(answer["Location"]).text
    view = cases.case(case_id=draft_id, by=place.applicant())
    assert view.state is cases.State.SUBMITTED
    assert view.short_number in page
    assert "查询码" in page
    assert "打开收件凭证" in page
    assert f"{view.notice_due_on:%Y-%m-%d}" in page
    assert "还没有交的材料" in page


def test_the_same_press_again_gets_the_same_answer(citizen: Client, place: Town, draft_id: UUID) -> None:
    form = {"command": key_of(citizen.get(f"/applications/{draft_id}/check/"))}

    first, second = (citizen.post(f"/applications/{draft_id}/submit/", form)["Location"] for _ in range(2))

    assert first == second == f"/cases/{draft_id}/filed/"
    assert [act.name for act in cases.acts(case_id=draft_id)] == ["CaseFiled"]
    assert "凭编号和查询码" in citizen.get(first).text  # the code of the first press is still there


def test_another_press_after_it_was_filed_leads_to_what_was_filed(citizen: Client, place: Town, draft_id: UUID) -> None:
    page = citizen.get(f"/applications/{draft_id}/check/")
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=timezone.now(), command=once())

    answer = citizen.post(f"/applications/{draft_id}/submit/", {"command": key_of(page)})

    assert answer["Location"] == f"/cases/{draft_id}/filed/"
    assert len(cases.acts(case_id=draft_id)) == 1


def test_the_way_back_leads_to_the_case_it_became(citizen: Client, place: Town, draft_id: UUID) -> None:
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=timezone.now(), command=once())

    assert citizen.get(f"/applications/{draft_id}/check/")["Location"] == f"/cases/{draft_id}/"


def test_in_another_session_the_code_is_on_the_receipt_only(citizen: Client, place: Town, draft_id: UUID) -> None:
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=timezone.now(), command=once())

    assert "查询码在收件凭证上" in citizen.get(f"/cases/{draft_id}/filed/").text


def test_a_stranger_files_nothing(stranger: Client, draft_id: UUID) -> None:
    assert stranger.get(f"/cases/{draft_id}/filed/").status_code == 404
    assert stranger.post(f"/applications/{draft_id}/submit/", {}).status_code in {404, 422}


def test_the_page_after_filing_keeps_its_query_budget(
    citizen: Client, place: Town, draft_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=timezone.now(), command=once())

    with django_assert_max_num_queries(QUERIES):
        citizen.get(f"/cases/{draft_id}/filed/")

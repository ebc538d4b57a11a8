"""The pages that make a decision later: each shows the days before anything is pressed."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from onewindow.platform.web.words import say
from tests.factories import organisations as county
from tests.factories.cases import Town, town
from tests.factories.course import HEARING, PUBLICITY, SITE_VISIT, TESTING, in_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now(), special_procedures=[SITE_VISIT, TESTING, PUBLICITY, HEARING])


@pytest.fixture
def case_id(place: Town) -> UUID:
    return in_review(place, now=timezone.now())


@pytest.fixture
def as_account(client: Client) -> Callable[[UUID], Client]:
    def log_in(account_id: UUID) -> Client:
        client.force_login(Account.objects.get(id=account_id))
        return client

    return log_in


@pytest.fixture
def head(place: Town, as_account: Callable[[UUID], Client]) -> Client:
    return as_account(county.seated(place.department_id, PostKind.AGENCY_HEAD, name="钱局长").account_id)


@pytest.fixture
def reviewer(place: Town, as_account: Callable[[UUID], Client]) -> Client:
    return as_account(place.reviewer.account_id)


def press(client: Client, address: str, **typed: object) -> HttpResponse:
    """Open the page and press its button, with what was typed."""
    key = re.findall(r'name="command" value="([^"]+)"', client.get(address).text)[0]
    return client.post(address, {"command": key, **typed})


class TestExtension:
    def test_the_head_sees_the_new_day_and_how_it_is_reckoned(self, head: Client, place: Town, case_id: UUID) -> None:
        by = place.reviewer.actor(now=timezone.now())
        page = head.get(f"/desk/cases/{case_id}/extend/?amount=3")

        assert "延长办理期限" in head.get(f"/desk/cases/{case_id}/").text
        assert page.status_code == 200
        assert "13 个工作日，自" in page.text
        assert cases.case(case_id=case_id, by=by).state is cases.State.IN_REVIEW

    def test_pressing_extends_and_issues_the_notice(self, head: Client, case_id: UUID) -> None:
        answer = press(head, f"/desk/cases/{case_id}/extend/", amount=5, reason="需要补充核实")

        page = head.get(f"/desk/cases/{case_id}/")
        assert answer.status_code == 302
        assert "延长办理期限告知书" in page.text
        assert f"/desk/cases/{case_id}/extend/" not in page.text

    def test_more_than_the_guide_lets_is_said_beside_the_field(self, head: Client, case_id: UUID) -> None:
        page = head.get(f"/desk/cases/{case_id}/extend/?amount=9")

        assert page.status_code == 422
        assert "最多可以延长 5 日，填写的 9 日超出了规定" in page.text

    def test_without_a_reason_nothing_happens_and_the_length_is_kept(self, head: Client, case_id: UUID) -> None:
        page = press(head, f"/desk/cases/{case_id}/extend/", amount=2, reason="")

        assert page.status_code == 422
        assert "请填写延长的理由" in page.text
        assert 'name="amount" value="2"' in page.text

    def test_a_reviewer_sees_no_such_button(self, reviewer: Client, case_id: UUID) -> None:
        assert f"/desk/cases/{case_id}/extend/" not in reviewer.get(f"/desk/cases/{case_id}/").text
        assert reviewer.get(f"/desk/cases/{case_id}/extend/").status_code == 403


class TestSpecialProcedure:
    def test_only_what_stops_a_clock_can_be_chosen(self, reviewer: Client, case_id: UUID) -> None:
        page = reviewer.get(f"/desk/cases/{case_id}/special/")

        assert page.status_code == 200
        assert "检测（5 个工作日）" in page.text
        assert "现场踏勘" not in page.text

    def test_the_page_says_what_stands_still_and_until_when(self, reviewer: Client, place: Town, case_id: UUID) -> None:
        by = place.reviewer.actor(now=timezone.now())
        outlook = cases.special_would_be(case_id=case_id, procedure="publicity", told=3, by=by, now=timezone.now())

        page = reviewer.get(f"/desk/cases/{case_id}/special/?procedure=publicity&told=3")

        assert say(outlook.told_until) in page.text
        assert "法定办结时限最晚" in page.text
        assert "承诺办结时限最晚" not in page.text

    def test_longer_than_promised_asks_why_and_keeps_what_was_typed(self, reviewer: Client, case_id: UUID) -> None:
        address = f"/desk/cases/{case_id}/special/"

        page = press(reviewer, address, procedure="hearing", told=12, participants="听证参加人")

        assert page.status_code == 422
        assert "所需时间超过了承诺时限" in page.text
        assert "听证参加人" in page.text
        assert "超过承诺时限的理由" in page.text

    @pytest.mark.parametrize("told", ["0", "abc", "100000"])
    def test_a_time_that_is_none_is_said_beside_the_field(self, reviewer: Client, case_id: UUID, told: str) -> None:
        page = reviewer.get(f"/desk/cases/{case_id}/special/?procedure=testing&told={told}")

        assert page.status_code == 422
        assert "field wrong" in page.text

    def test_started_and_ended_from_the_case(self, reviewer: Client, place: Town, case_id: UUID) -> None:
        address = f"/desk/cases/{case_id}/"
        press(reviewer, f"{address}special/", procedure="testing", told=5, participants="检验检测中心")
        under_way = reviewer.get(address)
        result = reviewer.get(f"{address}special/result/")

        answer = press(reviewer, f"{address}special/result/", result="检测合格")

        assert "特别程序中，剩余" in under_way.text
        assert "特别程序告知书" in under_way.text
        assert "承诺办结时限最晚" in result.text
        assert answer.status_code == 302
        by = place.reviewer.actor(now=timezone.now())
        assert cases.case(case_id=case_id, by=by).state is cases.State.IN_REVIEW

    def test_a_result_must_be_said(self, reviewer: Client, case_id: UUID) -> None:
        address = f"/desk/cases/{case_id}/special/"
        press(reviewer, address, procedure="testing", told=5, participants="检验检测中心")

        page = press(reviewer, f"{address}result/", result="")

        assert page.status_code == 422
        assert "请填写特别程序的结果" in page.text

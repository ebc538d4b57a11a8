"""The desk: who may see it, what it shows, what its buttons do."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.platform.access.models import Account
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def as_account(client: Client) -> Callable[[UUID], Client]:
    def log_in(account_id: UUID) -> Client:
        client.force_login(Account.objects.get(id=account_id))
        return client

    return log_in


def press(client: Client, case_id: UUID, button: str, **typed: str) -> HttpResponse:
    """Open the case and press one of its buttons, with what was typed."""
    key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
    return client.post(f"/desk/cases/{case_id}/{button}/", {"command": key, **typed})


def case_of(place: Town, *codes: str) -> UUID:
    return submitted(place, *codes, now=timezone.now())


def test_the_inbox_lists_what_waits(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_of(place, "M003")

    page = as_account(place.chief.account_id).get("/desk/")

    assert page.status_code == 200
    assert "食品经营许可" in page.text
    assert "云岭滋味餐饮有限公司" in page.text


def test_a_window_clerk_without_the_right_to_review_sees_no_inbox_of_reviews(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    page = as_account(place.clerk.account_id).get("/desk/?stage=review")

    assert page.status_code == 403


def test_nobody_is_asked_to_log_in(client: Client) -> None:
    page = client.get("/desk/")

    assert page.status_code in {302, 303}


def test_a_case_shows_papers_terms_and_steps(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    page = as_account(place.chief.account_id).get(f"/desk/cases/{case_id}/")

    assert page.status_code == 200
    for words in ("M003.pdf", "收件凭证", "提交申请", "最晚"):
        assert words in page.text


def test_examining_accepts_a_complete_case(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    answer = press(as_account(place.chief.account_id), case_id, "examine")

    assert answer.status_code == 302
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.ACCEPTED


def test_a_marked_paper_is_asked_for_once(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    press(as_account(place.chief.account_id), case_id, "examine", **{"defect-M003": "图上没有标注面积"})

    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.CORRECTION


def test_an_opinion_against_without_a_reason_is_asked_for_its_reason(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = case_of(place, "M003", "M004")
    client = as_account(place.chief.account_id)
    press(client, case_id, "examine")
    step = approval.review(case_id=case_id, by=place.chief.actor()).open_steps[0].code

    page = press(client, case_id, "opinion", step=step, conclusion="DISAGREE", reason="")

    assert page.status_code == 422
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.ACCEPTED

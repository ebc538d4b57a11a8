"""Supervision: the numbers, the list, the trace with its chain."""

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import jobs
from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def supervisor(place: Town, client: Client) -> Client:
    seat = county.seated(place.clerk.actor().organisation, PostKind.SUPERVISOR, name="孙监督")  # type: ignore[arg-type]
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def test_the_overview_counts_open_cases(place: Town, supervisor: Client) -> None:
    submitted(place, now=timezone.now())
    jobs.keep_counts(now=timezone.now())

    page = supervisor.get("/supervise/")

    assert page.status_code == 200
    assert "云岭县市场监督管理局" in page.text


def test_the_list_leads_to_the_trace(place: Town, supervisor: Client) -> None:
    case_id = submitted(place, now=timezone.now())

    page = supervisor.get("/supervise/cases/")

    assert f"/supervise/cases/{case_id}/" in page.text


def test_the_trace_says_that_the_chain_is_whole(place: Town, supervisor: Client) -> None:
    case_id = submitted(place, now=timezone.now())

    page = supervisor.get(f"/supervise/cases/{case_id}/")

    assert "记录链完整" in page.text
    assert "提交申请" in page.text


def test_a_reviewer_has_no_right_to_supervise(place: Town, client: Client) -> None:
    client.force_login(Account.objects.get(id=place.reviewer.account_id))

    assert client.get("/supervise/").status_code == 403

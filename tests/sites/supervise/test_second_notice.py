"""The supervisor's leave to ask once more, on the trace of a case."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories.acting import once
from tests.factories.cases import Town, handed_in, submitted, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def place(now: datetime) -> Town:
    return town(now=now)


@pytest.fixture
def supervisor(place: Town, client: Client) -> Client:
    seat = county.seated(place.clerk.actor().organisation, PostKind.SUPERVISOR, name="孙监督")
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def supplemented(place: Town, now: datetime) -> UUID:
    """Return a case that was asked for M003 and got it."""
    case_id = submitted(place, "M004", now=now)
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=now, command=once())
    handed_in(place, case_id, "M003", now=now)
    cases.supplement_case(case_id=case_id, by=place.applicant(now), now=now, command=once())
    return case_id


def allow(client: Client, case_id: UUID, reason: str) -> HttpResponse:
    page = client.get(f"/supervise/cases/{case_id}/").text
    key = re.findall(r'name="command" value="([^"]+)"', page)[0]
    return client.post(f"/supervise/cases/{case_id}/second-notice/", {"command": key, "reason": reason})


def test_it_is_allowed_once_with_a_reason(place: Town, supervisor: Client, now: datetime) -> None:
    case_id = supplemented(place, now)

    answer = allow(supervisor, case_id, "补交的平面图看不清")

    assert answer.status_code == 302
    page = supervisor.get(f"/supervise/cases/{case_id}/").text
    assert "已准许再次告知一次" in page
    assert "准许的理由" not in page


def test_without_a_reason_it_says_what_is_missing(place: Town, supervisor: Client, now: datetime) -> None:
    answer = allow(supervisor, supplemented(place, now), " ")

    assert answer.status_code == 422
    assert "请填写准许的理由" in answer.text


def test_there_is_nothing_to_allow_before_a_supplement(place: Town, supervisor: Client, now: datetime) -> None:
    case_id = submitted(place, "M004", now=now)

    assert "准许的理由" not in supervisor.get(f"/supervise/cases/{case_id}/").text


def test_what_was_tried_without_leave_stands_in_the_trace(place: Town, supervisor: Client, now: datetime) -> None:
    case_id = supplemented(place, now)
    with pytest.raises(cases.AlreadyNotified):
        cases.examine_case(
            case_id=case_id, defects={"M003": "看不清"}, by=place.reviewer.actor(), now=now, command=once()
        )

    page = supervisor.get(f"/supervise/cases/{case_id}/").text

    assert "P3 · 多次补正告知" in page
    assert "已被系统拦下" in page


@pytest.mark.requirement("R410")
def test_who_only_watches_sees_cases_acts_and_hits_and_changes_nothing(
    place: Town, client: Client, now: datetime
) -> None:
    case_id = supplemented(place, now)
    with pytest.raises(cases.AlreadyNotified):
        cases.examine_case(
            case_id=case_id, defects={"M003": "看不清"}, by=place.reviewer.actor(), now=now, command=once()
        )
    centre = place.clerk.actor().organisation
    seat = county.seated(centre, PostKind.CENTRE_HEAD, name="冯主任")
    client.force_login(Account.objects.get(id=seat.account_id))

    trace = client.get(f"/supervise/cases/{case_id}/").text

    assert f"/supervise/cases/{case_id}/" in client.get("/supervise/cases/").text
    for words in ("P3 · 多次补正告知", "提交申请", "吴审查"):
        assert words in trace
    assert client.post(f"/supervise/cases/{case_id}/second-notice/", {"reason": "看看"}).status_code == 403
    for act in ("examine", "opinion", "decide", "decline"):
        assert client.post(f"/desk/cases/{case_id}/{act}/", {}).status_code == 403, act
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.RECEIVED

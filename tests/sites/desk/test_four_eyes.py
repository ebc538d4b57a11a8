"""Four eyes at the desk: who reviewed or visited the site decides nothing, and is told who may."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories.acting import once
from tests.factories.cases import Town, submitted, town
from tests.factories.catalogue import document

pytestmark = pytest.mark.django_db


def visited() -> list[dict[str, Any]]:
    """Return the steps of the food licence, with the visit on site in every situation."""
    steps: list[dict[str, Any]] = document("I01").model_dump(mode="json")["steps"]
    return [{name: value for name, value in step.items() if name != "when"} for step in steps]


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now(), steps=visited())


@pytest.fixture
def case_id(place: Town) -> UUID:
    """A case that was reviewed at the desk and waits for the visit."""
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=timezone.now(), command=once())
    give(place, case_id, "review")
    return case_id


def give(place: Town, case_id: UUID, step: str, companion: UUID | None = None) -> None:
    approval.give_opinion(
        case_id=case_id,
        step=step,
        conclusion=approval.Conclusion.AGREE,
        reason="与图纸一致",
        companion=companion,
        by=place.reviewer.actor(),
        now=timezone.now(),
        command=once(),
    )


def at_desk(client: Client, seat: county.Seated) -> Client:
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def decide(client: Client, case_id: UUID) -> HttpResponse:
    key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
    return client.post(f"/desk/cases/{case_id}/decide/", {"command": key, "decision": "GRANT", "reason": ""})


def test_who_went_along_on_a_visit_is_told_that_another_decides_and_who_may(
    client: Client, place: Town, case_id: UUID
) -> None:
    county.seated(place.department_id, PostKind.AGENCY_HEAD, name="吕局长")
    give(place, case_id, "visit", companion=place.chief.staff_id)

    page = at_desk(client, place.chief).get(f"/desk/cases/{case_id}/").text

    assert "您审查或者现场核查过这件办件" in page
    assert "可以作决定的有：吕局长（" in page
    assert "作出决定并用印" not in page


def test_a_page_from_before_the_visit_is_answered_with_the_reason(client: Client, place: Town, case_id: UUID) -> None:
    desk = at_desk(client, place.chief)
    key = re.findall(r'name="command" value="([^"]+)"', desk.get(f"/desk/cases/{case_id}/").text)[0]
    give(place, case_id, "visit", companion=place.chief.staff_id)

    refused = desk.post(f"/desk/cases/{case_id}/decide/", {"command": key, "decision": "GRANT", "reason": ""})

    assert (refused.status_code, "不能再作决定，请由其他" in refused.text) == (409, True)
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.IN_REVIEW


def test_where_nobody_else_may_decide_it_says_whom_to_turn_to(client: Client, place: Town, case_id: UUID) -> None:
    give(place, case_id, "visit", companion=place.chief.staff_id)

    page = at_desk(client, place.chief).get(f"/desk/cases/{case_id}/").text

    assert "本单位现在没有其他人可以作决定，请联系本单位管理员安排。" in page


def test_the_head_decides_where_the_chief_representative_went_along(client: Client, place: Town, case_id: UUID) -> None:
    head = county.seated(place.department_id, PostKind.AGENCY_HEAD, name="吕局长")
    give(place, case_id, "visit", companion=place.chief.staff_id)

    decide(at_desk(client, head), case_id)

    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.DECIDED_GRANT


def test_whoever_could_decide_is_named_as_such_before_they_go_along(client: Client, place: Town, case_id: UUID) -> None:
    page = at_desk(client, place.reviewer).get(f"/desk/cases/{case_id}/").text

    assert "郑首席（同行后不能再作决定）" in page


def test_the_second_inspector_of_a_visit_is_asked_for_and_named(client: Client, place: Town, case_id: UUID) -> None:
    asked = at_desk(client, place.reviewer).get(f"/desk/cases/{case_id}/").text
    give(place, case_id, "visit", companion=place.chief.staff_id)

    label = asked.split("同行核查人员")[1].split("</label>")[0]
    assert "选填" not in label
    assert "吴审查，同行 郑首席" in client.get(f"/desk/cases/{case_id}/").text

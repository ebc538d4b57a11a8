"""The counter: who may see it, what it shows, what its buttons do."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.spans import Span
from onewindow.platform.access.models import AccessRecord, Account
from tests.factories.acting import founder, once
from tests.factories.cases import Town, submitted, town
from tests.factories.organisations import FOUNDED

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    """Return a county whose window takes in the department's items and examines none."""
    county = town(now=timezone.now())
    organisations.bind_window(
        window_id=county.window_id,
        organisation_id=county.department_id,
        by=founder(),
        now=timezone.now(),
        command=once(),
    )
    return county


@pytest.fixture
def clerk(client: Client, place: Town) -> Client:
    client.force_login(Account.objects.get(id=place.clerk.account_id))
    return client


@pytest.fixture
def delegated(place: Town) -> None:
    """Let the department hand accepting and declining over to the window in writing (decision 6)."""
    for verb in ("cases.examine", "cases.decline"):
        organisations.delegate_item(
            organisation_id=place.department_id,
            handover=organisations.Handover(verb=verb, to_window_id=place.window_id),
            letter="云市监委〔2026〕1号",
            term=Span(FOUNDED),
            by=founder(),
            now=timezone.now(),
            command=once(),
        )


def key_of(page: HttpResponse) -> str:
    return re.findall(r'name="command" value="([^"]+)"', page.text)[0]


def press(client: Client, page: str, button: str, **typed: str) -> HttpResponse:
    """Open the page and press one of its buttons, with what was typed."""
    return client.post(f"{page}{button}/", {"command": key_of(client.get(page)), **typed})


def state_of(place: Town, case_id: UUID) -> cases.State:
    return cases.case(case_id=case_id, by=place.chief.actor()).state


def decided(place: Town, now: datetime) -> UUID:
    """Return a case whose certificate waits to be fetched."""
    case_id = submitted(place, "M003", "M004", now=now)
    chief, reviewer = place.chief.actor(now=now), place.reviewer.actor(now=now)
    cases.examine_case(case_id=case_id, by=chief, now=now, command=once())
    for step in approval.review(case_id=case_id, by=reviewer).steps:
        approval.give_opinion(
            case_id=case_id,
            step=step.code,
            conclusion=approval.Conclusion.AGREE,
            companion=place.chief.staff_id if step.is_on_site else None,
            by=reviewer,
            now=now,
            command=once(),
        )
    approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=chief, now=now, command=once())
    return case_id


def ready(clerk: Client, place: Town) -> UUID:
    case_id = decided(place, timezone.now())
    press(clerk, f"/counter/delivery/{case_id}/", "make")
    press(clerk, f"/counter/delivery/{case_id}/", "ready")
    return case_id


def test_the_inbox_lists_what_waits_to_be_taken_in(clerk: Client, place: Town) -> None:
    submitted(place, "M003", now=timezone.now())

    page = clerk.get("/counter/")

    assert page.status_code == 200
    for words in ("食品经营许可", "云岭滋味餐饮有限公司", "最晚", "正常"):
        assert words in page.text


def test_a_citizen_sees_no_counter(client: Client, place: Town) -> None:
    client.force_login(Account.objects.get(id=place.account_id))

    assert client.get("/counter/").status_code == 403


def test_a_look_at_the_form_is_recorded_and_shows_no_identity_number(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())

    page = clerk.get(f"/counter/cases/{case_id}/")

    assert "云岭县政务大道8号一层" in page.text
    assert "11010519491231002X" not in page.text
    assert AccessRecord.objects.filter(subject_id=case_id, account_id=place.clerk.account_id).exists()


def test_without_delegation_the_window_takes_in_for_the_department(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    page = clerk.get(f"/counter/cases/{case_id}/")
    answer = press(clerk, f"/counter/cases/{case_id}/", "receive")

    assert "由部门受理" in page.text
    assert "收件转部门" in page.text
    assert f"/counter/cases/{case_id}/examine/" not in page.text
    assert f"/counter/cases/{case_id}/decline/" not in page.text
    assert answer.status_code == 302
    assert state_of(place, case_id) is cases.State.RECEIVED


def test_without_delegation_examining_is_refused(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    answer = press(clerk, f"/counter/cases/{case_id}/", "examine")

    assert answer.status_code == 403
    assert state_of(place, case_id) is cases.State.SUBMITTED


@pytest.mark.usefixtures("delegated")
def test_with_delegation_the_window_accepts(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    answer = press(clerk, f"/counter/cases/{case_id}/", "examine")

    assert answer.status_code == 302
    assert state_of(place, case_id) is cases.State.ACCEPTED


@pytest.mark.usefixtures("delegated")
def test_a_marked_paper_is_asked_for_once(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    press(clerk, f"/counter/cases/{case_id}/", "examine", **{"defect-M003": "图上没有标注面积"})

    assert state_of(place, case_id) is cases.State.CORRECTION
    assert "一次性告知" in clerk.get(f"/counter/cases/{case_id}/").text


@pytest.mark.usefixtures("delegated")
def test_declining_needs_a_reason_and_keeps_what_was_typed(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    page = press(
        clerk, f"/counter/cases/{case_id}/", "decline", ground="WRONG_AGENCY", competent_agency="", reason="归卫健管"
    )

    assert page.status_code == 422
    assert "归卫健管" in page.text
    assert state_of(place, case_id) is cases.State.SUBMITTED


@pytest.mark.usefixtures("delegated")
def test_declining_says_in_writing_which_organ_is_in_charge(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    typed = {"ground": "WRONG_AGENCY", "competent_agency": "云岭县卫生健康局", "reason": "属公共场所卫生许可"}
    press(clerk, f"/counter/cases/{case_id}/", "decline", **typed)

    assert state_of(place, case_id) is cases.State.WRONG_AGENCY


def test_a_result_is_found_by_its_number_and_handed_to_who_may_take_it(clerk: Client, place: Town) -> None:
    case_id = ready(clerk, place)
    number = cases.case(case_id=case_id, by=place.chief.actor()).short_number

    found = clerk.get("/counter/delivery/", {"number": f" {number.lower()} "})
    press(clerk, f"/counter/delivery/{case_id}/", "hand-over", identity_number="11010519491231002X")

    assert found.headers["Location"] == f"/counter/delivery/{case_id}/"
    assert state_of(place, case_id) is cases.State.DELIVERED
    assert "窗口领取" in clerk.get(f"/counter/delivery/{case_id}/").text


def test_a_number_that_nobody_has_is_kept_in_the_field(clerk: Client) -> None:
    page = clerk.get("/counter/delivery/", {"number": "YL-0000"})

    assert "没有查到这个编号的办件" in page.text
    assert "YL-0000" in page.text


def test_an_unknown_identity_takes_nothing_away(clerk: Client, place: Town) -> None:
    case_id = ready(clerk, place)

    page = press(clerk, f"/counter/delivery/{case_id}/", "hand-over", identity_number="110105199001010010")

    assert page.status_code == 422
    assert "110105199001010010" in page.text
    assert state_of(place, case_id) is cases.State.READY


def test_a_shipment_is_written_down_with_its_waybill(clerk: Client, place: Town) -> None:
    case_id = ready(clerk, place)

    press(clerk, f"/counter/delivery/{case_id}/", "ship", waybill="EX123", address="云岭县政务大道8号")

    assert state_of(place, case_id) is cases.State.DELIVERED
    assert "EX123" in clerk.get(f"/counter/delivery/{case_id}/").text

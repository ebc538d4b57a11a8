"""A visitor at the window: who acts for whom, and from the door to the receipt in six presses."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.models import Account
from tests.factories.acting import founder, once
from tests.factories.cases import ANSWERS, VALUES, Town, drafted, submitted, town
from tests.factories.uploads import pdf_bytes
from tests.sites.counter.test_counter import key_of

pytestmark = pytest.mark.django_db
COMPANY = {"kind": "ENTERPRISE", "name": "云岭滋味餐饮有限公司", "number": "91999901MA9X00011B"}
TYPED = {key: "on" if value is True else value for key, value in VALUES.items()}


@pytest.fixture
def place() -> Town:
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


def send(client: Client, page: str, to: str, **typed: object) -> HttpResponse:
    """Open a page and send one of its forms."""
    return client.post(to, {"command": key_of(client.get(page)), **typed})


def welcome(client: Client) -> HttpResponse:
    return send(client, "/counter/visit/", "/counter/visit/", **COMPANY)


def begun(client: Client, place: Town) -> str:
    """Return the address of a draft that the clerk began for the visitor."""
    welcome(client)
    answer = send(client, "/counter/visit/", f"/counter/visit/guides/{place.guide_id}/")
    return answer.headers["Location"].removesuffix("situation/")


def test_a_wrong_number_is_said_at_its_field_and_what_was_typed_stays(clerk: Client) -> None:
    page = send(clerk, "/counter/visit/", "/counter/visit/", kind="PERSON", name="张样例", number="110105194912310021")

    assert page.status_code == 422
    assert "110105194912310021" in page.text
    assert "张样例" in page.text


def test_from_the_door_to_the_receipt(clerk: Client, place: Town) -> None:
    base = begun(clerk, place)
    situation = send(clerk, f"{base}situation/", f"{base}situation/", **ANSWERS)
    form = send(clerk, f"{base}form/", f"{base}form/", **TYPED)
    paper = send(clerk, f"{base}papers/", f"{base}papers/on-paper/", material=["M003"])
    scan = SimpleUploadedFile("m4.pdf", pdf_bytes(), content_type="application/pdf")
    scanned = send(clerk, f"{base}papers/", f"{base}papers/M004/scan/", file=scan)
    send(clerk, f"{base}papers/", f"{base}take-in/")

    assert [answer.status_code for answer in (situation, form, paper, scanned)] == [302] * 4
    page = clerk.get(f"{base}taken-in/")
    assert "收件凭证" in page.text
    view = cases.case(case_id=base.split("/")[3], by=place.chief.actor())
    assert view.short_number in page.text
    assert view.state is cases.State.RECEIVED
    assert (view.owner_id, view.assisted_by) == (place.company_id, place.clerk.staff_id)
    assert (view.channel, view.window_id) == ("WINDOW", place.window_id)


def test_an_empty_form_is_not_taken_in(clerk: Client, place: Town) -> None:
    base = begun(clerk, place)
    send(clerk, f"{base}situation/", f"{base}situation/", **ANSWERS)

    page = send(clerk, f"{base}papers/", f"{base}take-in/")

    assert page.status_code == 422
    assert "没有填好" in page.text


def test_what_was_typed_wrong_stays_in_the_form(clerk: Client, place: Town) -> None:
    base = begun(clerk, place)
    send(clerk, f"{base}situation/", f"{base}situation/", **ANSWERS)

    page = send(clerk, f"{base}form/", f"{base}form/", **TYPED | {"contact_phone": "12"})

    assert page.status_code == 422
    assert "云岭县政务大道8号一层" in page.text


def test_a_draft_of_somebody_else_is_not_the_visitors(clerk: Client, place: Town) -> None:
    case_id = drafted(place, now=timezone.now())

    assert clerk.get(f"/counter/visit/{case_id}/form/").status_code == 404


def test_what_a_clerk_does_outside_the_visit_is_not_in_the_visitors_name(clerk: Client, place: Town) -> None:
    welcome(clerk)
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    send(clerk, f"/counter/cases/{case_id}/", f"/counter/cases/{case_id}/receive/")

    last = cases.acts(case_id=case_id)[-1]
    assert last.name == "CaseReceived"
    assert "on_behalf_of" not in last.actor


def test_after_the_visit_nobody_is_acted_for(clerk: Client, place: Town) -> None:
    welcome(clerk)
    send(clerk, "/counter/visit/", "/counter/visit/end/")

    assert "开始办理" in clerk.get("/counter/visit/").text

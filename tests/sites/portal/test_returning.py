"""Coming back after the session is gone, cookie and all: to the same page and applicant, what was typed kept."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.parties import api as parties
from onewindow.platform.access.models import Account
from tests.factories.acting import once
from tests.factories.cases import Town, drafted
from tests.sites.portal.conftest import key_of

pytestmark = pytest.mark.django_db
PASSWORD = "Zhang-2026"
HERE = "http://testserver"


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place, now=timezone.now())


@pytest.fixture(autouse=True)  # before anybody logs in: a new password ends sessions
def handle(place: Town) -> str:
    account = Account.objects.get(id=place.account_id)
    account.set_password(PASSWORD)
    account.save()
    return account.handle


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


def test_a_form_posted_for_a_company_is_posted_for_it_after_log_in(
    citizen: Client, draft_id: UUID, handle: str
) -> None:
    page = f"/applications/{draft_id}/form/people/"
    key = key_of(citizen.get(page))
    citizen.cookies.clear()
    typed = {"command": key, "food_safety_manager_name": "王样例", "food_safety_manager_phone": "12"}

    asked = citizen.post(page, typed, headers={"Referer": f"{HERE}{page}"})
    entered = citizen.post("/login/", hidden(asked.text) | {"handle": handle, "password": PASSWORD})
    answer = citizen.post(page, hidden(entered.text))

    assert asked.status_code == 401
    assert "您接着为 <strong>云岭滋味餐饮有限公司</strong> 办事" in entered.text
    assert answer.status_code == 422
    assert 'value="12"' in answer.text
    assert "您正在为 <strong>云岭滋味餐饮有限公司</strong> 办事" in answer.text


def test_a_page_of_the_companys_application_opens_for_it_after_log_in(
    client: Client, draft_id: UUID, handle: str
) -> None:
    page = f"/applications/{draft_id}/"

    asked = client.get(page)
    entered = client.post("/login/", {"next": page, "handle": handle, "password": PASSWORD})

    assert asked["Location"].startswith("/login/")
    assert entered["Location"] == page
    assert "您正在为 <strong>云岭滋味餐饮有限公司</strong> 办事" in client.get(page).text


def test_who_may_no_longer_act_for_the_company_comes_back_as_themselves(
    client: Client, draft_id: UUID, handle: str, place: Town
) -> None:
    by, now = place.applicant(timezone.now()), timezone.now()
    for agent in parties.agents(principal_id=place.company_id, by=by, on=timezone.localdate()):
        parties.revoke_mandate(mandate_id=agent.mandate_id, by=by, now=now, command=once())
    page = f"/applications/{draft_id}/"

    client.post("/login/", {"next": page, "handle": handle, "password": PASSWORD})

    assert client.get(page).status_code == 404
    assert "您正在为" not in client.get("/").text


def test_who_does_not_send_again_comes_back_to_the_page_that_the_form_was_on(
    citizen: Client, draft_id: UUID, handle: str
) -> None:
    check, submit = f"/applications/{draft_id}/check/", f"/applications/{draft_id}/submit/"
    key = key_of(citizen.get(f"/applications/{draft_id}/form/people/"))
    citizen.cookies.clear()

    asked = citizen.post(submit, {"command": key}, headers={"Referer": f"{HERE}{check}"})
    entered = citizen.post("/login/", hidden(asked.text) | {"handle": handle, "password": PASSWORD})

    assert f'<a href="{check}">不提交，返回页面</a>' in entered.text


def test_a_foreign_page_is_no_way_back(citizen: Client, draft_id: UUID, handle: str) -> None:
    submit = f"/applications/{draft_id}/submit/"
    key = key_of(citizen.get(f"/applications/{draft_id}/form/people/"))
    citizen.cookies.clear()

    asked = citizen.post(submit, {"command": key}, headers={"Referer": "https://example.com/applications/"})

    assert "back" not in hidden(asked.text)


@pytest.mark.parametrize("back", ["https://example.com/", f"{HERE}//example.com/", f"{HERE}///example.com/"])
def test_no_way_back_leads_to_another_site(client: Client, handle: str, back: str) -> None:
    entered = client.post("/login/", {"next": "/cases/", "back": back, "handle": handle, "password": PASSWORD})

    assert entered["Location"] == "/cases/"

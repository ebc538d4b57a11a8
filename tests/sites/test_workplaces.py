"""Where officers work: after the log-in each comes to their own site, from a page that is not theirs there is a way."""

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from tests.factories.browsers import browser_of, officer
from tests.factories.cases import Town, town

pytestmark = pytest.mark.django_db
WHERE = {
    PostKind.COMPREHENSIVE_CLERK: "/counter/",
    PostKind.INTAKE_CLERK: "/counter/",
    PostKind.OUTPUT_CLERK: "/counter/delivery/",
    PostKind.REVIEWER: "/desk/",
    PostKind.AGENCY_HEAD: "/desk/",
    PostKind.SUPERVISOR: "/supervise/",
    PostKind.SYSTEM_ADMIN: "/console/",
    PostKind.AUDIT_ADMIN: "/console/",
    PostKind.CATALOGUE_EDITOR: "/console/",
}


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.mark.parametrize(("kind", "site"), WHERE.items())
def test_an_officer_is_led_to_their_site(place: Town, kind: PostKind, site: str) -> None:
    assert officer(place, kind).get("/work/")["Location"] == site


def test_who_logs_in_to_work_comes_to_work_and_is_called_by_name(place: Town) -> None:
    account = Account.objects.get(id=place.chief.account_id)
    account.set_password("Chief-2026")
    account.save()
    browser = Client()

    answer = browser.post("/login/", {"handle": account.handle, "password": "Chief-2026"}, follow=True)

    assert [to for to, _ in answer.redirect_chain] == ["/work/", "/desk/"]
    assert browser.session["who"]
    assert f"{browser.session['who']}</span>" in answer.text


def test_the_public_pages_and_a_refusal_show_an_officer_the_way_back(place: Town) -> None:
    browser = browser_of(place.chief.account_id)

    assert 'href="/work/"' in browser.get("/").text
    refused = browser.get("/wallet/")
    assert refused.status_code == 403
    assert 'href="/work/"' in refused.text


def test_a_citizen_has_no_such_way(place: Town) -> None:
    browser = browser_of(place.account_id)

    assert "/work/" not in browser.get("/").text
    assert browser.get("/work/").status_code == 403

"""A county with one errand, and its applicant at a browser: 张样例, who represents 云岭滋味餐饮有限公司."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.platform.access.models import Account
from tests.factories import parties
from tests.factories.cases import Town, town

QUERIES = 12  # of a page, log-in and session with them (quality L1)
type Press = Callable[..., HttpResponse]


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def citizen(client: Client, place: Town) -> Client:
    """Give the browser of 张样例, acting for the company."""
    client.force_login(Account.objects.get(id=place.account_id))
    client.post("/acting/", {"for": str(place.company_id)})
    return client


@pytest.fixture
def stranger(place: Town) -> Client:
    """Give the browser of somebody who has nothing to do with it."""
    browser = Client()
    account = parties.account(parties.person(parties.LI, name="李样例"))
    browser.force_login(Account.objects.get(id=account))
    return browser


def key_of(page: HttpResponse) -> str:
    """Return the key of the first form of a page."""
    return re.findall(r'name="command" value="([^"]+)"', page.text)[0]


@pytest.fixture
def press(citizen: Client) -> Press:
    """Give a way to open a page and press its button, with what was typed."""

    def pressed(page: str, to: str = "", **typed: object) -> HttpResponse:
        return citizen.post(to or page, {"command": key_of(citizen.get(page)), **typed})

    return pressed


def id_in(address: str) -> UUID:
    """Return the first id that an address names."""
    return UUID(re.findall(r"[0-9a-f-]{36}", address)[0])

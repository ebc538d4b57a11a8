"""A county with a window, its clerk at a browser, and what they press."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.spans import Span
from onewindow.platform.access.models import Account
from tests.factories.acting import founder, once
from tests.factories.cases import ANSWERS, VALUES, Town, town
from tests.factories.organisations import FOUNDED

VISIT = "/counter/visit/"
TYPED = {key: "on" if value is True else value for key, value in VALUES.items()}
COMPLETE = {**ANSWERS, **TYPED}


@pytest.fixture
def place(settings: Settings) -> Town:
    """Return a county whose window takes in the department's items and examines none; its devices are simulated."""
    settings.IS_DEMO = True
    settings.WINDOW_DEVICES = "simulator"
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


@pytest.fixture
def clerk(client: Client, place: Town) -> Client:
    client.force_login(Account.objects.get(id=place.clerk.account_id))
    return client


def key_of(page: HttpResponse) -> str:
    return re.findall(r'name="command" value="([^"]+)"', page.text)[0]


def send(client: Client, page: str, to: str, **typed: object) -> HttpResponse:
    """Open a page and send one of its forms."""
    return client.post(to, {"command": key_of(client.get(page)), **typed})


def welcome(client: Client, *, card: str = "张样例", purpose: str = "FILING") -> HttpResponse:
    """Receive the visitor whose card lies on the reader."""
    return send(client, VISIT, f"{VISIT}receive/", purpose=purpose, card=card)


@dataclass(frozen=True)
class Intake:
    """A matter on the clerk's page."""

    client: Client
    address: str

    @property
    def case_id(self) -> UUID:
        return UUID(self.address.split("/")[3])

    def page(self) -> HttpResponse:
        return self.client.get(self.address)

    def press(self, do: str, **typed: object) -> HttpResponse:
        """Press a button of the page with everything filled in, or what is given instead."""
        return send(self.client, self.address, self.address, **{**COMPLETE, "do": do, **typed})

    def take_in(self, shown: str, **typed: object) -> HttpResponse:
        return self.press("receive", shown=shown, **typed)


def begun(client: Client, place: Town) -> Intake:
    """Return what the clerk began for the company that the visitor represents."""
    welcome(client)
    answer = send(client, VISIT, f"{VISIT}begin/", principal=place.company_id, guide=place.guide_id)
    return Intake(client, answer.headers["Location"])


def state_of(place: Town, case_id: UUID) -> cases.State:
    return cases.case(case_id=case_id, by=place.chief.actor()).state

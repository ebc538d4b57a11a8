"""Supervision: the numbers, the list behind each, the trace with its chain."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from onewindow.contexts.cases import jobs
from onewindow.contexts.cases.models import CaseTally, WorkLine
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.models import Account
from onewindow.platform.ledger.sealing import oldest_unsealed, seal
from tests.factories import organisations as county
from tests.factories.cases import Town, submitted, town
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def supervisor(place: Town, client: Client) -> Client:
    seat = county.seated(place.clerk.actor().organisation, PostKind.SUPERVISOR, name="孙监督")  # type: ignore[arg-type]
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def overdue(case_id: UUID) -> None:
    """Let the promised term of a case be over."""
    WorkLine.objects.filter(case_id=case_id).update(yellow_from=legal_day(timezone.now()))


def test_the_overview_counts_open_cases(place: Town, supervisor: Client) -> None:
    submitted(place, now=timezone.now())
    jobs.keep_counts(now=timezone.now())

    page = supervisor.get("/supervise/")

    assert page.status_code == 200
    assert "云岭县市场监督管理局" in page.text


def test_every_figure_opens_to_the_list_that_it_counts(place: Town, supervisor: Client) -> None:
    late, _, trial = (submitted(place, now=timezone.now()) for _ in range(3))
    overdue(late)
    WorkLine.objects.filter(case_id=trial).update(is_test=True)
    jobs.keep_counts(now=timezone.now())

    page = supervisor.get("/supervise/").text

    figures = {
        address.replace("&amp;", "&"): int(figure)
        for address, figure in re.findall(r'href="(/supervise/cases/[^"]*)"[^>]*>(?:<[^>]*>|[^<>\d])*(\d+)', page)
    }
    assert {1, 2} <= set(figures.values())
    for address, figure in figures.items():
        assert supervisor.get(address).text.count('<th scope="row">') == figure, address


def test_the_list_leads_to_the_trace(place: Town, supervisor: Client) -> None:
    case_id = submitted(place, now=timezone.now())

    page = supervisor.get("/supervise/cases/")

    assert f"/supervise/cases/{case_id}/" in page.text


def test_a_list_keeps_its_department_when_a_light_is_chosen(place: Town, supervisor: Client) -> None:
    submitted(place, now=timezone.now())
    jobs.keep_counts(now=timezone.now())
    department = CaseTally.objects.get().organisation_id

    page = supervisor.get("/supervise/cases/", {"department": department})

    assert f"?department={department}&amp;light=RED" in page.text


def test_the_trace_says_that_the_chain_is_whole_and_whose_turn_it_is(place: Town, supervisor: Client) -> None:
    case_id = submitted(place, now=timezone.now())

    page = supervisor.get(f"/supervise/cases/{case_id}/")

    assert "记录链完整" in page.text
    assert "还没有封存" in page.text
    assert "提交申请" in page.text
    assert "郑首席" in page.text


def test_nothing_of_a_person_but_masked_is_on_any_page(place: Town, supervisor: Client) -> None:
    case_id = submitted(place, now=timezone.now())
    WorkLine.objects.filter(case_id=case_id).update(applicant="张*")

    for address in ("/supervise/", "/supervise/cases/", f"/supervise/cases/{case_id}/"):
        page = supervisor.get(address).text
        assert not [known for known in ("张样例", "11010519491231002X", "13800001234") if known in page]


def test_a_reviewer_has_no_right_to_supervise(place: Town, client: Client) -> None:
    client.force_login(Account.objects.get(id=place.reviewer.account_id))

    assert client.get("/supervise/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_trace_says_how_far_the_chain_is_sealed_and_where_it_is_broken(
    place: Town, supervisor: Client, settings: Settings, test_database: TestDatabase
) -> None:
    settings.CHECKPOINTS_DIR = settings.DATA_DIR / "checkpoints"
    case_id = submitted(place, now=timezone.now())
    while oldest_unsealed() is not None:
        seal(now=timezone.now())

    assert "全部已封存于检查点" in supervisor.get(f"/supervise/cases/{case_id}/").text

    with test_database.owner() as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute("UPDATE cases_caseevent SET name = 'CaseDenied' WHERE subject_id = %s", [case_id])
    page = supervisor.get(f"/supervise/cases/{case_id}/").text
    assert "记录链不完整" in page
    assert "第 1 条记录：内容被改动" in page

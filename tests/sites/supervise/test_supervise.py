"""Supervision: the numbers, the list behind each, the trace with its chain."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from bench.lifecycle.errand import ANSWERS, VALUES
from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases import jobs
from onewindow.contexts.cases.models import CaseTally, WorkLine
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.contexts.parties import api as parties
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Channel
from onewindow.platform.access.models import Account
from onewindow.platform.ledger.sealing import oldest_unsealed, seal
from onewindow.platform.web.words import say
from tests.factories import organisations as county
from tests.factories.acting import once
from tests.factories.browsers import browser_of
from tests.factories.cases import Town, submitted, town
from tests.factories.catalogue import published_guide
from tests.factories.course import TESTING, in_review
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def supervisor(place: Town, client: Client) -> Client:
    seat = county.seated(place.clerk.actor().organisation, PostKind.SUPERVISOR, name="孙监督")
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


def test_the_overview_says_when_its_figures_last_changed(place: Town, supervisor: Client) -> None:
    now = timezone.now()
    submitted(place, now=now)
    jobs.keep_counts(now=now)
    quiet = CaseTally.objects.get()
    quiet.organisation_id, quiet.counted_at = new_id(), now - timedelta(hours=3)
    quiet.save(force_insert=True)

    assert f"最近更新 {say(now)}" in supervisor.get("/supervise/").text


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


@pytest.mark.requirement("R421")
def test_the_centre_sees_the_cases_of_all_departments_and_a_department_its_own(place: Town, supervisor: Client) -> None:
    region = organisations.region(path="ll/ll/yl/")
    other = county.organisation(region.id, credit_code=county.CIVIL_AFFAIRS, name="云岭县民政局")
    ours, theirs = submitted(place, now=timezone.now()), card_for_the_old(place, other)
    chief = county.seated(other, PostKind.CHIEF_REPRESENTATIVE, name="民首席")

    everything, own = supervisor.get("/supervise/cases/").text, browser_of(chief.account_id).get("/desk/").text

    for case_id in (ours, theirs):
        assert f"/supervise/cases/{case_id}/" in everything
    assert everything.count("正常") >= 2
    assert (f"/desk/cases/{theirs}/" in own, f"/desk/cases/{ours}/" in own) == (True, False)


def card_for_the_old(place: Town, organisation_id: UUID) -> UUID:
    """File 老年人优待证 with another department, and return the case."""
    now, guide_id = timezone.now(), published_guide("I08", organisation_id=organisation_id)
    by = parties.citizen_actor(account_id=place.account_id, now=now, channel=Channel.WEB)
    case_id = cases.draft_case(guide_id=guide_id, answers=ANSWERS, by=by, now=now, command=once())
    cases.save_draft(case_id=case_id, values=VALUES, by=by, now=now)
    cases.submit_case(case_id=case_id, by=by, now=now, command=once())
    return case_id


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


@pytest.mark.requirement("R183")
def test_after_a_special_procedure_the_trace_shows_what_counts_and_all_that_passed(client: Client) -> None:
    now, begun = timezone.now(), timezone.now() - timedelta(days=28)
    place = town(now=begun, special_procedures=[TESTING])
    case_id, telling = in_review(place, now=begun), cases.Telling(participants="云岭县食品检验检测中心")
    reviewer = place.reviewer.actor(now=now)
    cases.start_special_procedure(
        case_id=case_id,
        procedure="testing",
        told=5,
        telling=telling,
        by=reviewer,
        now=begun + timedelta(days=2),
        command=once(),
    )
    cases.end_special_procedure(
        case_id=case_id, result="检测合格", by=reviewer, now=begun + timedelta(days=9), command=once()
    )
    seat = county.seated(place.clerk.actor().organisation, PostKind.SUPERVISOR)
    client.force_login(Account.objects.get(id=seat.account_id))

    page = client.get(f"/supervise/cases/{case_id}/").text

    subject = cases.case(case_id=case_id, by=reviewer).subject
    (promise,) = [one for one in deadlines.clocks(subjects=[subject], now=now)[subject] if one.kind == "PROMISE"]
    assert promise.passed > promise.elapsed
    assert f"计入时限 {promise.elapsed} 个工作日，连同特别程序共 {promise.passed} 个工作日" in page


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

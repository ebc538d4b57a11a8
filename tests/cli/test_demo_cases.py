"""The thirty cases of the demo: in every main state, by every channel, with something to do for everybody."""

import json
from collections import Counter
from datetime import time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from onewindow.cli.demo.citizens import party_ids
from onewindow.cli.demo.errands import case_rows
from onewindow.cli.demo.loading import FIRST, load, logins
from onewindow.cli.demo.reading import COUNTY
from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases import jobs
from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.contexts.deadlines.api import Light
from onewindow.contexts.documents.models import Document, Seal
from onewindow.contexts.forms import api as forms
from onewindow.contexts.materials import api as materials
from onewindow.contexts.materials.models import Paper
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from onewindow.platform.access.itself import platform_with
from onewindow.platform.access.models import Account
from onewindow.platform.moves.models import Receipt
from tests.factories.acting import NOW
from tests.factories.poppler import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("living_county")]
ROWS = case_rows()
OFFICE = "/counter/", "/desk/", "/supervise/", "/console/"
AGENT = "999901199003070084"
STAFF = [login for login in logins() if login["home"].startswith(OFFICE)]
SHOWN = {  # on pages that list no cases
    "/supervise/": "云岭县水务局",
    "/console/items/": "食品经营许可",
    "/console/running/": "云岭",
    "/console/posts/": "首席代表",
    "/console/looks/": "吴子轩",
}
MAIN_STATES = {
    "DRAFT", "SUBMITTED", "RECEIVED", "CORRECTION", "CLOSED_NO_CORRECTION", "NOT_ACCEPTED", "ACCEPTED", "IN_REVIEW",
    "SPECIAL", "DECIDED_GRANT", "DECIDED_DENY", "TERMINATED", "CERT_MAKING", "READY", "DELIVERED", "ARCHIVED",
}  # fmt: skip


def itself() -> Actor:
    return platform_with("cases.view", "supervise.view", "materials.view")


def test_thirty_cases_stand_in_the_states_that_they_tell() -> None:
    told = Counter(str(row.state) for row in ROWS)

    assert Counter(Case.objects.order_by("state").values_list("state", flat=True)) == told
    assert told.total() == 30
    assert set(told) == MAIN_STATES


def test_each_of_the_twelve_items_and_every_way_in_is_there() -> None:
    ways = set(Case.objects.order_by("channel").values_list("channel", flat=True))

    assert {row.item for row in ROWS} == {f"I{number:02d}" for number in range(1, 13)}
    assert ways == {Channel.WEB, Channel.MOBILE, Channel.WINDOW}
    assert Case.objects.filter(assisted_by=party_ids(NOW)[AGENT]).exists()  # for somebody who gave a mandate
    assert Case.objects.filter(region_path="ll/ll/yl/cg/", channel=Channel.WINDOW).count() == 2  # at the township's


@pytest.mark.parametrize("light", Light)
def test_there_are_lights_of_every_colour(light: Light) -> None:
    assert len(cases.worklist(by=itself(), verb="supervise.view", now=NOW, light=light)) > 0


def test_视为受理_溯及收到之日() -> None:
    deemed = Case.objects.get(acceptance_kind=cases.AcceptanceKind.DEEMED)

    assert deemed.accepted_on == deemed.received_on


def test_容缺受理的_还有材料要补() -> None:
    accepted = Case.objects.filter(state__in=[cases.State.ACCEPTED, cases.State.SPECIAL]).order_by("begun_at")
    late = [case for case in accepted if materials.still_late(subject=case.subject)]

    assert len(late) == 2


def test_staff_act_on_working_days_in_office_hours_and_nobody_in_the_future() -> None:
    work = calendar.working_days(region_path=COUNTY)
    events = CaseEvent.objects.order_by("happened_at")

    assert max(event.happened_at for event in events) <= NOW
    for event in events:
        at = event.happened_at.astimezone(NOW.tzinfo)
        if "post" in event.actor:
            assert work.is_workday(legal_day(at))
            assert time(9) <= at.time() < time(17)


def test_many_hands_and_several_windows_take_part() -> None:
    actors = CaseEvent.objects.order_by("happened_at").values_list("actor", flat=True)
    people = {actor["person"] for actor in actors if "post" in actor}
    windows = {actor["window"] for actor in actors if "window" in actor}

    assert len(people) >= 15
    assert len(windows) >= 5


def test_every_form_is_whole_and_every_chain_unbroken() -> None:
    for case in Case.objects.exclude(state=cases.State.DRAFT).order_by("begun_at"):
        filed = cases.form_on_file(case=cases.case(case_id=case.id, by=platform_with("cases.view")))

        on = case.received_on or legal_day(case.begun_at)
        assert forms.check(guide_id=case.guide_id, answers=filed.answers, values=filed.values, on=on) == ()
        assert cases.chain_standing(case_id=case.id).broken is None


def test_papers_are_real_files_that_say_they_are_a_demonstration(tmp_path: Path) -> None:
    with_file = Paper.objects.filter(size__gt=0).order_by("seq")

    assert {paper.media_type for paper in with_file} == {"application/pdf", "image/jpeg"}
    for paper in with_file:
        opened = materials.paper_file(
            subject=paper.view().subject,
            at=Case.objects.get(id=paper.subject_id).place,
            seq=paper.seq,
            purpose="试用",
            by=itself(),
            now=NOW,
        )
        _check_file(b"".join(opened.pieces), paper.media_type, tmp_path)


def _check_file(content: bytes, media_type: str, folder: Path) -> None:
    assert len(content) < 100_000
    if media_type == "image/jpeg":
        with Image.open(BytesIO(content)) as picture:
            picture.verify()
    else:
        assert "演示 · 无法律效力" in words_of(content, folder)


def test_every_organ_has_its_three_seals_and_no_paper_is_made_before_it_is_opened() -> None:
    organs = organisations.organisations_in(region_path=COUNTY)

    assert Seal.objects.count() == 3 * len(organs)
    assert Document.objects.exists()
    assert not Document.objects.exclude(file="").exists()


def test_测试件不进入统计() -> None:
    jobs.keep_counts(now=timezone.now())
    tallies = cases.tallies(by=itself())

    test_cases = Case.objects.filter(is_test=True)
    assert [case.state for case in test_cases] == [cases.State.SUBMITTED]
    assert sum(tally.open for tally in tallies) == sum(row.state in cases.OPEN - {"DRAFT"} for row in ROWS) - 1


def test_a_second_load_changes_nothing() -> None:
    tables = (Case, CaseEvent, Paper, Document, Receipt)
    before = [table.objects.count() for table in tables]

    reports = list(load(NOW + timedelta(days=1), FIRST))

    assert [report.name for report in reports if report.added or not report.kept] == []
    assert [table.objects.count() for table in tables] == before


@pytest.mark.parametrize("login", STAFF, ids=lambda login: login["handle"])
def test_the_first_page_of_every_role_shows_something_to_do(login: dict[str, str], client: Client) -> None:
    jobs.keep_counts(now=timezone.now())
    client.force_login(Account.objects.get(handle=login["handle"]))

    page = client.get(login["home"])

    assert page.status_code == 200
    assert login["first"]
    shown = {str(case_id) for case_id in Case.objects.values_list("id", flat=True)} | {SHOWN.get(login["home"], "")}
    assert any(word and word in page.text for word in shown)


def test_whoever_has_no_page_of_the_office_is_an_applicant() -> None:
    others = [login for login in logins() if login not in STAFF]
    kinds = dict(Account.objects.values_list("handle", "kind"))

    assert {login["home"] for login in others} == {"/"}
    assert {kinds[login["handle"]] for login in others} == {AccountKind.CITIZEN}
    assert all(login["first"] for login in others)


def test_what_an_applicant_is_told_to_try_is_there(client: Client) -> None:
    client.force_login(Account.objects.get(handle="ziwei"))

    page = client.get("/cases/")

    assert "待补正" in page.text
    assert "待领取" in page.text


def test_the_verb_loads_what_is_missing_and_writes_who_may_log_in(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO_LOGINS = tmp_path / "demo-logins.json"

    call_command("demo")

    assert {"handle", "password", "name", "role", "home", "first"} == set(
        json.loads(settings.DEMO_LOGINS.read_text())[0]
    )
    assert "办件：新增 0，已有 30" in capsys.readouterr().out
    assert ProcrastinateJob.objects.filter(task_name="demo.load_the_rest", status="todo").count() == 1

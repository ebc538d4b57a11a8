"""A department's own system goes through a whole errand, by the rules that hold for everybody."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from bench.lifecycle.errand import ACTS
from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.models import Case, CaseForm
from onewindow.contexts.deadlines.models import ClockRow
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.ids import new_id
from onewindow.platform.access.itself import platform_with
from onewindow.platform.access.models import Account
from onewindow.platform.moves.models import Receipt
from onewindow.platform.outbox.models import Announcement
from tests.factories import organisations as county
from tests.factories.acting import founder, once
from tests.factories.machines import System, connected, machine, token_of
from tests.factories.organisations import CIVIL_AFFAIRS

pytestmark = pytest.mark.django_db
EVENTS = [
    "CaseFiled",
    "CaseAccepted",
    "ReviewStarted",
    "CaseGranted",
    "CertificateMaking",
    "CaseReady",
    "CaseDelivered",
]


@pytest.fixture
def system() -> System:
    return connected()


def test_a_whole_errand_is_filed_decided_and_delivered(system: System) -> None:
    case_id = system.filed()

    answer = system.act(case_id, *ACTS[1:])

    assert answer.status_code == 200, answer.content.decode()
    row = Case.objects.get(id=case_id)
    assert (row.state, row.version, row.channel) == (cases.State.DELIVERED, 7, "EXCHANGE")
    assert [act.name for act in cases.acts(case_id=UUID(case_id))] == EVENTS
    assert cases.chain_standing(case_id=UUID(case_id)).broken is None


@pytest.mark.requirement("R411")
def test_what_a_system_files_appears_in_supervision(system: System, client: Client) -> None:
    case_id = system.filed()
    seat = county.seated(system.town.clerk.actor().organisation, PostKind.SUPERVISOR)
    client.force_login(Account.objects.get(id=seat.account_id))

    assert f"/supervise/cases/{case_id}/" in client.get("/supervise/cases/").text
    assert "提交申请" in client.get(f"/supervise/cases/{case_id}/").text


def test_every_act_leaves_all_that_an_act_leaves(system: System) -> None:
    case_id = system.filed()
    system.act(case_id, *ACTS[1:])

    assert Announcement.objects.filter(subject_id=case_id).count() == 7
    assert Receipt.objects.filter(subject_id=case_id).count() == 7
    assert {row.kind for row in ClockRow.objects.filter(subject_id=case_id)} == {"NOTICE", "PROMISE", "DELIVERY"}
    titles = [*Document.objects.filter(subject_id=case_id).order_by("seq").values_list("title", flat=True)]
    assert titles == ["收件凭证", "受理通知书", "办理结果告知书", "送达回证"]
    trace = cases.acts(case_id=UUID(case_id))[0].actor
    assert (trace["account"], trace["person"]) == (str(system.account_id), str(system.town.chief.staff_id))


def test_what_was_filed_is_the_form_and_its_copy(system: System) -> None:
    case_id = system.filed()

    assert [*CaseForm.objects.filter(case_id=case_id).order_by("seq").values_list("seq", flat=True)] == [0, 1]
    assert (
        cases.form_on_file(case=cases.case(case_id=UUID(case_id), by=platform_with("cases.view"))).answers["age"]
        == "SIXTY_FIVE"
    )


def test_the_same_call_again_gets_the_first_answer(system: System) -> None:
    key = str(new_id())

    first = system.post("/cases", system.application, key=key)
    second = system.post("/cases", system.application, key=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["case_id"] == second.json()["case_id"]
    assert Case.objects.count() == 1


def test_the_same_key_for_another_case_is_refused(system: System) -> None:
    key, first, second = str(new_id()), system.filed(), system.filed()
    system.post(f"/cases/{first}/examine", {}, key=key)

    answer = system.post(f"/cases/{second}/examine", {}, key=key)

    assert (answer.status_code, problem(answer)) == (409, "KeyOfAnotherCommand")
    assert Case.objects.get(id=second).state == cases.State.SUBMITTED


def problem(answer: object) -> str:
    assert answer["Content-Type"] == "application/problem+json"
    return str(answer.json()["type"]).removeprefix("urn:onewindow:problem:")


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with space in it"])
def test_a_call_without_a_key_does_nothing(system: System, key: str) -> None:
    answer = system.post("/cases", system.application, key=key or " ")

    assert (answer.status_code, problem(answer)) == (422, "KeyNeeded")
    assert Case.objects.count() == 0


def test_a_step_out_of_turn_is_refused_and_says_why(system: System) -> None:
    answer = system.act(system.filed(), "deliver")

    assert (answer.status_code, problem(answer)) == (409, "IllegalMove")
    assert "不能执行" in answer.json()["title"]


def test_whoever_came_second_is_told_who_was_faster_when_and_how(system: System) -> None:
    case_id = system.filed()
    chief = system.town.chief.actor(now=timezone.now())
    cases.examine_case(case_id=UUID(case_id), by=chief, now=timezone.now(), command=once())

    answer = system.post(f"/cases/{case_id}/examine", {})

    told = answer.json()
    assert (answer.status_code, told["moved_by"], told["moved_how"]) == (409, "郑首席", "受理")
    assert re.fullmatch(r"郑首席 已于 \d{4}年\d+月\d+日 \d\d:\d\d 办理“受理”，您的操作没有提交", told["detail"])
    assert datetime.fromisoformat(told["moved_at"]) <= timezone.now()


def test_review_by_one_person_is_the_guides_to_allow(system: System) -> None:
    company = {**system.application, "guide_id": str(system.town.guide_id), "answers": {}, "values": {}}

    answer = system.post("/cases", company)

    assert (answer.status_code, problem(answer)) == (422, "FormIncomplete")


def test_what_the_system_calls_by_one_number_is_filed_once(system: System) -> None:
    numbered = {**system.application, "external_no": "MZ-2026-1"}

    first, second = system.post("/cases", numbered), system.post("/cases", numbered)

    assert first.status_code == 201
    assert (second.status_code, problem(second)) == (409, "FiledBefore")
    assert Case.objects.get().external_no == "MZ-2026-1"


def test_another_departments_case_is_not_there(system: System) -> None:
    region = organisations.region(path="ll/ll/yl/")
    other = county.organisation(region.id, credit_code=CIVIL_AFFAIRS, name="民政局")
    stranger = token_of(machine(other, system.town.chief.staff_id, handle="stranger"))

    answer = system.post(f"/cases/{system.filed()}/examine", {}, token=stranger)

    assert (answer.status_code, problem(answer)) == (404, "NotFound")


def test_a_body_of_another_shape_names_the_field_and_never_what_stood_in_it(system: System) -> None:
    answer = system.post("/cases", {**system.application, "guide_id": "110105194912310021"})

    assert (answer.status_code, problem(answer)) == (422, "Misread")
    assert answer.json()["errors"][0]["field"] == "application.guide_id"
    assert "110105194912310021" not in answer.content.decode()


def test_a_guide_says_what_to_file_under_and_what_to_fill_in(system: System) -> None:
    found = system.get("/guides/11999901MB9100438U499201500600001").json()
    schema = system.post(f"/guides/{found['id']}/schema", {"answers": system.application["answers"]})

    assert found["id"] == str(system.guide_id)
    assert "person_name" in schema.json()["properties"]


def test_an_applicant_is_registered_once_and_found_again(system: System) -> None:
    newcomer = {"kind": "PERSON", "name": "王样例", "number_kind": "IDENTITY", "number": "440524188001010014"}

    first, second = system.post("/applicants", newcomer), system.post("/applicants", newcomer)

    assert first.json() == second.json()


def test_a_case_can_be_looked_at(system: System) -> None:
    shown = system.get(f"/cases/{system.filed()}").json()

    assert (shown["state"], shown["item_id"]) == ("SUBMITTED", str(Case.objects.get().item_id))


def test_a_system_that_was_disconnected_does_nothing_more(system: System) -> None:
    organisations.disconnect_machine(account_id=system.account_id, by=founder(), now=timezone.now(), command=once())

    answer = system.post("/cases", system.application)

    assert (answer.status_code, problem(answer)) == (403, "NotConnected")

"""Whatever a call brings, it is answered in the form that programs read, and nothing is half done."""

import json
from socket import SHUT_WR, socketpair
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine

from onewindow.config.serving import Server
from onewindow.contexts.cases.models import Case
from onewindow.kernel.ids import new_id
from tests.factories.cases import ANSWERS, VALUES
from tests.factories.machines import System, connected

pytestmark = pytest.mark.django_db


@pytest.fixture
def system() -> System:
    return connected()


def send(system: System, path: str, body: str | bytes, method: str = "POST") -> HttpResponse:
    headers = {"Authorization": f"Bearer {system.token}", "Idempotency-Key": str(new_id())}
    client = Client(raise_request_exception=False)
    return client.generic(method, f"/api/v1{path}", body, content_type="application/json", headers=headers)


def problem(answer: HttpResponse) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, str(json.loads(answer.content)["type"]).removeprefix("urn:onewindow:problem:")


def written(system: System, **changes: Any) -> str:
    return json.dumps(system.application | changes)


def test_what_is_wrong_in_a_form_is_said_at_each_place(system: System) -> None:
    town = system.town
    company = {**system.application, "guide_id": str(town.guide_id), "applicant_id": str(town.company_id)}
    values = VALUES | {"kitchen_area": 500, "opening_on": "1900-01-01"}

    answer = send(system, "/cases", json.dumps(company | {"answers": ANSWERS | {"vending": []}, "values": values}))

    assert problem(answer) == (422, "FormIncomplete")
    errors = json.loads(answer.content)["errors"]
    assert [error["field"] for error in errors] == ["vending", "kitchen_area", "opening_on"]
    assert errors[1]["reason"] == "“厨房（加工区）面积”不能大于“经营场所面积”，请核对这两个数"
    assert "500" not in answer.content.decode()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("external_no", '"a\\u0000b"'),
        ("external_no", '"\\ud800"'),
        ("answers", '{"age": NaN}'),
        ("answers", '{"age": Infinity}'),
        ("values", '{"person_name": 1e999}'),
        ("values", '{"person_name": 9007199254740992}'),
        ("values", '{"person_name": "\\ud83d"}'),
        ("values", '{"a\\u0000": "b"}'),
        ("values", '{"person_name": "李", "person_name": "张"}'),
        ("values", '{"person_name": ' + "[" * 40 + "]" * 40 + "}"),
        ("values", '{"person_name": ' + "[" * 90_000 + "]" * 90_000 + "}"),
    ],
)
def test_what_not_everybody_reads_alike_is_not_taken(system: System, place: str, value: str) -> None:
    body = written(system, **{place: "HERE"}).replace('"HERE"', value)

    answer = send(system, "/cases", body)

    assert problem(answer) == (400, "Malformed")
    assert not Case.objects.exists()


@pytest.mark.parametrize("options", [["SIXTY_FIVE", {}], {"a": 1}, 65, None])
def test_an_answer_is_the_code_of_an_option_or_several(system: System, options: object) -> None:
    answers = system.application["answers"] | {"age": options}

    answer = send(system, "/cases", written(system, answers=answers))

    assert problem(answer) == (422, "Misread")


def test_a_body_beyond_all_measure_is_too_large(system: System) -> None:
    answer = send(system, "/cases", written(system, external_no="x" * 3_000_000))

    assert problem(answer) == (413, "TooLarge")
    assert "超过 2 MB" in answer.content.decode()


def test_a_defect_of_a_paper_that_is_not_asked_for_is_refused(system: System) -> None:
    case_id = system.filed()

    answer = system.post(f"/cases/{case_id}/examine", {"defects": {"M999": "模糊"}})

    assert problem(answer) == (422, "NotOfThisCase")
    assert json.loads(answer.content)["field"] == "defects"
    assert Case.objects.get(id=case_id).version == 1


@pytest.mark.parametrize("path", ["/nowhere", "/cases/no-uuid", "/cases/no-uuid/decide"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_is_none_is_answered_as_everything_else(system: System, path: str, method: str) -> None:
    assert problem(send(system, path, "", method)) == (404, "NotFound")


@pytest.mark.parametrize(
    ("error", "told"),
    [(OperationalError("the server is away"), (503, "Unavailable")), (KeyError("ours"), (500, "Broken"))],
)
def test_what_fails_at_our_end_says_that_the_call_can_be_made_again(
    system: System, monkeypatch: pytest.MonkeyPatch, error: Exception, told: tuple[int, str]
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr("onewindow.contexts.cases.api.file_case", fail)

    answer = send(system, "/cases", written(system))

    assert problem(answer) == told
    assert "用同一个 Idempotency-Key 重新提交" in answer.content.decode()


def test_a_database_that_is_away_when_the_call_begins_is_said_too(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: str) -> None:
        raise OperationalError("the server is away")

    monkeypatch.setattr("onewindow.platform.guards.editions.rows", away)

    answer = send(system, "/cases", written(system))

    assert problem(answer) == (503, "Unavailable")
    assert answer["Retry-After"] == "30"


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("DELETE", "/api/v1/cases", (405, "MethodNotAllowed")),
        ("PROPFIND", "/api/v1/cases", (405, "MethodNotAllowed")),
        ("POST", "/api/v1/", (405, "MethodNotAllowed")),
        ("GET", "/api/v1/cases/%00", (422, "Unreadable")),
        ("GET", "/api/v1/cases?after=%00", (422, "Unreadable")),
        ("GET", f"/api/v1/cases/{'a' * 6_000}", (404, "NotFound")),
        ("GET", "/api/v1/nothing/", (404, "NotFound")),
    ],
)
def test_what_reaches_no_operation_is_a_problem_too(method: str, path: str, expected: tuple[int, str]) -> None:
    answer = Client(raise_request_exception=False).generic(method, path)

    assert problem(answer) == expected
    assert ("Allow" in answer) == (expected[0] == 405)
    assert json.loads(answer.content)["title"]


@pytest.mark.parametrize(
    ("error", "status"),
    [(LimitRequestLine(9000, 8190), b"414 URI Too Long"), (LimitRequestHeaders("x"), b"431 Request Header Fields")],
)
def test_an_address_longer_than_the_server_reads_is_a_problem(error: Exception, status: bytes) -> None:
    ours, theirs = socketpair()
    with ours, theirs:
        Server.handle_error(object.__new__(Server), None, ours, None, error)
        ours.shutdown(SHUT_WR)
        head, _, body = theirs.makefile("rb").read().partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 " + status)
    assert b"Content-Type: application/problem+json" in head
    assert json.loads(body)["type"].startswith("urn:onewindow:problem:")


def test_a_foreign_host_is_a_problem_at_the_open_door_and_a_page_elsewhere() -> None:
    stranger = Client(raise_request_exception=False, headers={"Host": "evil.example"})

    assert problem(stranger.post("/api/v1/cases")) == (400, "BadRequest")
    page = stranger.post("/login/", headers={"Referer": "http://evil.example/x"})
    assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_the_door_itself_says_where_its_description_lies() -> None:
    index = Client().get("/api/v1/").json()

    assert Client().get(index["description"]).json()["openapi"].startswith("3.1")
    assert index["resources"] == ["/api/v1/cases", "/api/v1/guides", "/api/v1/applicants"]

"""进度查询: number and code show the status and nobody's data; guessing gets nowhere."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from tests.factories.acting import once
from tests.factories.cases import Town, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing(place: Town) -> cases.Filing:
    case_id = drafted(place, now=timezone.now())
    return cases.submit_case(case_id=case_id, by=place.applicant(), now=timezone.now(), command=once())


@pytest.mark.requirement("R429")
def test_number_and_code_show_the_status(client: Client, filing: cases.Filing) -> None:
    code = f"{filing.query_code[:4]} {filing.query_code[4:]}"

    page = client.post("/query/", {"number": f" {filing.short_number} ", "code": code}).text

    assert "已提交" in page
    assert "食品经营许可(新办-餐饮服务)" in page
    assert "11010519491231002X" not in page


@pytest.mark.requirement("R429")
@pytest.mark.parametrize(("number", "code"), [("", "00000000"), ("x", "00000000"), ("", "")])
def test_a_wrong_number_and_a_wrong_code_get_the_same_words(
    client: Client, filing: cases.Filing, number: str, code: str
) -> None:
    answer = client.post("/query/", {"number": number or filing.short_number, "code": code})

    assert answer.status_code in {404, 422}
    assert "已提交" not in answer.text
    assert "编号或查询码不正确" in answer.text or "请填写查询码" in answer.text


def test_after_five_wrong_codes_the_right_one_waits(client: Client, filing: cases.Filing) -> None:
    for _ in range(5):
        client.post("/query/", {"number": filing.short_number, "code": "00000000"})

    answer = client.post("/query/", {"number": filing.short_number, "code": filing.query_code})

    assert answer.status_code == 429
    assert "15 分钟后再试" in answer.text


def ask(client: Client, number: str, code: str = "00000000", *, address: str = "192.0.2.7") -> HttpResponse:
    return client.post("/query/", {"number": number, "code": code}, REMOTE_ADDR=address)


def test_after_too_many_wrong_numbers_from_one_address_it_has_to_wait_and_the_number_is_kept(
    client: Client, filing: cases.Filing
) -> None:
    for wrong in range(20):
        assert ask(client, f"NOT-{wrong}").status_code == 404

    answer = ask(client, filing.short_number, filing.query_code)

    assert answer.status_code == 429
    assert "从您的网络输错的次数太多，请 15 分钟后再试" in answer.text
    assert f'value="{filing.short_number}"' in answer.text
    assert int(answer["Retry-After"]) == 15 * 60
    assert ask(client, filing.short_number, filing.query_code, address="192.0.2.8").status_code == 200


def test_the_qr_code_brings_the_number_and_never_the_code(client: Client, filing: cases.Filing) -> None:
    page = client.get("/query/", {"number": filing.short_number, "code": filing.query_code}).text

    assert f'value="{filing.short_number}"' in page
    assert f'value="{filing.query_code}"' not in page

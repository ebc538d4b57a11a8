"""核验: anybody with a paper learns whether it is genuine, and no more than the paper says."""

import pytest
from django.test import Client

from onewindow.contexts.documents.models import Document
from tests.factories import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    return documents.issue(documents.acceptance(recipient=documents.PERSON))


def test_a_genuine_paper_is_said_to_be_valid(client: Client, document: Document) -> None:
    page = client.get(f"/verify/{document.code}").text

    assert "这份文件由本平台出具，现在有效" in page
    assert document.number in page
    assert "张*" in page
    assert "张样例" not in page


def test_a_code_typed_with_dashes_leads_to_the_paper(client: Client, document: Document) -> None:
    dashed = "-".join((document.code[:4], document.code[4:8], document.code[8:]))

    answer = client.get("/verify/", {"code": f" {dashed.lower()} "}, follow=True)

    assert "现在有效" in answer.text


def test_an_unknown_code_says_what_to_do_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.get("/verify/", {"code": "nope1234"}, follow=True)

    assert answer.status_code == 404
    assert "没有查到这个核验码" in answer.text
    assert 'value="nope1234"' in answer.text


def test_nothing_typed_asks_for_the_code(client: Client) -> None:
    assert "核验码" in client.get("/verify/", {"code": "--"}).text

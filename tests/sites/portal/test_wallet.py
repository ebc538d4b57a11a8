"""证照: what was issued, as its holder sees it and opens it; and as anybody verifies it."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.documents.models import Document
from onewindow.contexts.licences import api as licences
from onewindow.platform.access.models import Account
from tests.factories import parties
from tests.factories.cases import Town
from tests.factories.licences import issue
from tests.sites.portal.conftest import QUERIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(place: Town) -> licences.Issued:
    return issue(place, now=timezone.now(), valid_from=date(2024, 3, 2), ends_on=date(2099, 3, 1))


def code_of(issued: licences.Issued) -> str:
    return Document.objects.get(subject_id=issued.licence_id).code


def test_the_holder_sees_it_with_what_it_is_worth_today(citizen: Client, issued: licences.Issued) -> None:
    page = citizen.get("/wallet/").text

    for words in ("食品经营许可证", "云岭滋味餐饮有限公司", "云岭县市场监督管理局", "2099年3月1日", "有效"):
        assert words in page


def test_it_opens_as_a_sealed_paper(citizen: Client, issued: licences.Issued) -> None:
    answer = citizen.get(f"/wallet/{issued.licence_id}/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_nobody_else_sees_it(stranger: Client, issued: licences.Issued) -> None:
    assert "还没有证照" in stranger.get("/wallet/").text
    assert stranger.get(f"/wallet/{issued.licence_id}/").status_code == 404


def test_an_agent_is_told_why_they_see_no_others(client: Client, place: Town, issued: licences.Issued) -> None:
    agent = parties.person(parties.LI, name="李样例")
    parties.authorised(place.company_id, agent)
    client.force_login(Account.objects.get(id=parties.account(agent)))
    client.post("/acting/", {"for": str(place.company_id)})

    page = client.get("/wallet/").text

    assert "这里只有授权事项办出的证照和材料" in page
    assert issued.number not in page
    assert client.get(f"/wallet/{issued.licence_id}/").status_code == 404


def test_anybody_verifies_it_by_its_code(client: Client, issued: licences.Issued) -> None:
    page = client.get(f"/verify/{code_of(issued)}").text

    assert "现在有效" in page
    assert issued.number in page
    assert "2099年3月1日" in page


def test_one_that_expired_is_not_valid_any_more(client: Client, place: Town) -> None:
    expired = issue(place, now=timezone.now(), valid_from=date(2020, 3, 2), ends_on=date(2024, 3, 1))

    page = client.get(f"/verify/{code_of(expired)}").text

    assert "这份文件现在无效" in page
    assert "过期" in page


def test_it_keeps_its_query_budget(
    citizen: Client, issued: licences.Issued, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        citizen.get("/wallet/")

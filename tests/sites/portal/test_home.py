"""The home page: what is unfinished comes first, for its owner only; search and services for everybody."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, submitted
from tests.sites.portal.conftest import QUERIES

pytestmark = pytest.mark.django_db


def test_everybody_finds_services_and_the_query(client: Client, place: Town) -> None:
    page = client.get("/").text

    assert "食品经营许可(新办-餐饮服务)" in page
    assert "承诺 5 个工作日" in page
    assert 'action="/query/"' in page
    assert "接着办" not in page


def test_without_a_guide_it_says_where_to_turn(client: Client) -> None:
    assert "需要马上办理，请到大厅综合窗口" in client.get("/").text


def test_what_waits_comes_before_the_services_with_its_day(citizen: Client, place: Town) -> None:
    case_id = submitted(place, "M004", now=timezone.now() - timedelta(days=2))
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    drafted(place, now=timezone.now())

    page = citizen.get("/").text

    assert page.index("待补正") < page.index("常办的事")
    assert "还剩 15 个工作日" in page
    assert "还没有提交" in page


def test_a_stranger_sees_nothing_of_it(stranger: Client, place: Town) -> None:
    drafted(place, now=timezone.now())

    assert "接着办" not in stranger.get("/").text


def test_it_keeps_its_query_budget(
    citizen: Client, place: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case_id = submitted(place, now=timezone.now())
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    drafted(place, now=timezone.now())

    with django_assert_max_num_queries(QUERIES):
        citizen.get("/")


def test_a_topic_leads_to_its_guides(client: Client, place: Town) -> None:
    (address, *_) = re.findall(r'<nav class="topics".*?href="([^"]+)"', client.get("/").text, re.DOTALL)

    page = client.get(unescape(address)).text

    assert "<h1>准营准办</h1>" in page
    assert "食品经营许可(新办-餐饮服务)" in page

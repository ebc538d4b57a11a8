"""为谁办事: for oneself or for whom one represents; said on every page, and only for these."""

import re

import pytest
from django.test import Client

from onewindow.kernel.ids import new_id
from tests.factories import organisations as county
from tests.factories import parties
from tests.factories.cases import Town

pytestmark = pytest.mark.django_db


def test_it_offers_oneself_and_whom_one_represents(citizen: Client) -> None:
    page = citizen.get("/acting/").text

    assert "我自己（张*）" in page
    assert "云岭滋味餐饮有限公司" in page
    assert "您是法定代表人" in page


def test_what_was_chosen_is_said_on_every_page(citizen: Client) -> None:
    assert "您正在为 <strong>云岭滋味餐饮有限公司</strong> 办事" in citizen.get("/guides/").text


def test_one_acts_for_oneself_again(citizen: Client) -> None:
    answer = citizen.post("/acting/", {"for": "self", "next": "/cases/"})

    assert answer["Location"] == "/cases/"
    assert "您正在为" not in citizen.get("/cases/").text


@pytest.mark.parametrize("page", ["/", "/cases/"])
def test_who_acts_for_themselves_sees_whom_they_might_act_for_and_one_press_does_it(citizen: Client, page: str) -> None:
    assert "您还可以为他们办事" not in citizen.get(page).text
    citizen.post("/acting/", {"for": "self"})

    offered = citizen.get(page).text
    (company,) = re.findall(r'name="for" value="([^"]+)"', offered)
    citizen.post("/acting/", {"for": company, "next": page})

    assert "云岭滋味餐饮有限公司" in offered
    assert "您正在为 <strong>云岭滋味餐饮有限公司</strong> 办事" in citizen.get(page).text


@pytest.mark.parametrize("chosen", ["", "nobody", "01a20d06-c4b5-710d-9892-a1a71b9ca6c0"])
def test_nobody_else_can_be_chosen(citizen: Client, chosen: str) -> None:
    citizen.post("/acting/", {"for": "self"})

    answer = citizen.post("/acting/", {"for": chosen})

    assert answer.status_code == 422
    assert "请选择为谁办" in answer.text
    assert "您正在为" not in citizen.get("/guides/").text


def test_a_mandate_for_other_items_is_not_offered_for_this_one(citizen: Client, place: Town) -> None:
    other = parties.enterprise(county.MARKET, name="云岭茶业有限公司")
    parties.authorised(other, place.person_id, items=frozenset({new_id()}))

    assert "云岭茶业有限公司" in citizen.get("/acting/").text
    assert "云岭茶业有限公司" not in citizen.get(f"/guides/{place.guide_id}/apply/").text


def test_nobody_is_led_to_the_login_and_back(client: Client) -> None:
    assert client.get("/acting/")["Location"] == "/login/?next=%2Facting%2F"

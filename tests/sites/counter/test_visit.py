"""A visitor at the window: read from their card or typed, for whom they are there, and how the visit ended."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from onewindow.contexts.hall import api as hall
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind, Role
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Channel
from onewindow.platform.access.models import AccessRecord
from tests.factories import organisations as county
from tests.factories.acting import founder, once
from tests.factories.cases import Town
from tests.sites.counter.conftest import VISIT, begun, send, welcome

pytestmark = pytest.mark.django_db


def visits_of(place: Town) -> list[hall.VisitLine]:
    by = place.clerk.actor(now=timezone.now(), channel=Channel.WINDOW, window_id=place.window_id)
    return list(hall.visits(by=by))


class TestWindow:
    def test_a_clerk_with_one_window_sits_there(self, clerk: Client) -> None:
        assert "01 号窗口" in clerk.get(VISIT, follow=True).text

    def test_a_clerk_with_two_chooses_one_for_the_day(self, clerk: Client, place: Town) -> None:
        second = self.also_at(place, "02")

        asked = clerk.get(VISIT)
        send(clerk, "/counter/window/", "/counter/window/", window=second)

        assert asked.headers["Location"] == "/counter/window/"
        assert "02 号窗口" in clerk.get(VISIT).text
        assert clerk.session["window"]["on"] == legal_day(timezone.now()).isoformat()

    def test_yesterdays_window_is_forgotten(self, clerk: Client, place: Town) -> None:
        self.also_at(place, "02")
        session = clerk.session
        yesterday = (legal_day(timezone.now()) - timedelta(days=1)).isoformat()
        session["window"] = {"id": str(place.window_id), "name": "01", "on": yesterday}
        session.save()

        assert clerk.get(VISIT).headers["Location"] == "/counter/window/"

    def test_a_window_of_somebody_else_is_refused(self, clerk: Client, place: Town) -> None:
        hall_id = organisations.window(window_id=place.window_id).hall_id
        foreign = county.window(hall_id, number="09")

        assert send(clerk, "/counter/window/", "/counter/window/", window=foreign).status_code == 403

    def also_at(self, place: Town, number: str) -> UUID:
        window = organisations.window(window_id=place.window_id)
        centre = organisations.hall(hall_id=window.hall_id).organisation_id
        second = county.window(window.hall_id, number=number)
        post = county.post(centre, PostKind.COMPREHENSIVE_CLERK, window_id=second)
        organisations.assign_staff(
            post_id=post,
            staff_id=place.clerk.staff_id,
            role=Role.A,
            term=county.SINCE_FOUNDED,
            by=founder(),
            now=timezone.now(),
            command=once(),
        )
        return second


class TestReception:
    def test_the_card_says_who_it_is_and_the_page_shows_it_masked(self, clerk: Client) -> None:
        welcome(clerk)

        page = clerk.get(VISIT)

        assert "张*" in page.text
        assert "1101**********002X" in page.text
        assert "11010519491231002X" not in page.text
        assert "云岭滋味餐饮有限公司" in page.text

    def test_a_newcomer_is_registered_with_what_the_card_says(self, clerk: Client) -> None:
        welcome(clerk, card="赵长者")

        (found,) = parties.find_parties(name="赵长者", by=founder(), purpose="核对", now=timezone.now())
        known = parties.known_data(party_id=found.id)
        assert known["household_address"].value == "云岭县城关镇桥头村5组2号"
        assert known["household_address"].source.name == "居民身份证（云岭县公安局）"

    def test_no_card_is_said_and_the_purpose_stays(self, clerk: Client) -> None:
        page = welcome(clerk, card="", purpose="ENQUIRY")

        assert page.status_code == 422
        assert "读卡器上没有身份证" in page.text
        assert 'value="ENQUIRY"' in page.text.split("checked")[0].rsplit("<input", 1)[1]

    def test_without_devices_the_number_is_typed(self, clerk: Client, settings: Settings) -> None:
        settings.WINDOW_DEVICES = ""
        asked = clerk.get(VISIT)

        send(clerk, VISIT, f"{VISIT}receive/", purpose="FILING", name="张样例", number="11010519491231002X")

        assert "读身份证" not in asked.text
        assert "张*" in clerk.get(VISIT).text

    def test_a_wrong_number_is_said_at_its_field_and_what_was_typed_stays(self, clerk: Client) -> None:
        page = send(clerk, VISIT, f"{VISIT}receive/", purpose="FILING", name="张样例", number="110105194912310021")

        assert page.status_code == 422
        assert "110105194912310021" in page.text
        assert "张样例" in page.text

    def test_a_wrong_phone_is_said_at_its_field_and_what_was_typed_stays(self, clerk: Client) -> None:
        typed = {"purpose": "FILING", "name": "张样例", "number": "11010519491231002X", "phone": "12"}
        page = send(clerk, VISIT, f"{VISIT}receive/", **typed)

        assert page.status_code == 422
        assert '<a href="#id_phone">电话号码不正确：手机号为 11 位数字，座机请带区号，如 0000-8812345</a>' in page.text
        assert 'value="11010519491231002X"' in page.text
        assert 'value="12"' in page.text

    def test_who_only_asks_needs_no_name(self, clerk: Client, place: Town) -> None:
        send(clerk, VISIT, f"{VISIT}without-name/", purpose="ENQUIRY")
        send(clerk, VISIT, f"{VISIT}end/", ending="ANSWERED")

        (line,) = visits_of(place)
        assert (line.visitor, line.purpose, line.ending) == (None, "ENQUIRY", "ANSWERED")

    def test_the_page_of_a_visit_costs_the_same_however_many_items_are_found(
        self, clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        welcome(clerk)
        clerk.get(VISIT)

        with django_assert_max_num_queries(20):
            page = clerk.get(VISIT, {"q": "spjyxk"})

        assert "食品经营许可(新办-餐饮服务)" in page.text


class TestForWhom:
    COMPANY = {"kind": "INDIVIDUAL_BUSINESS", "name": "云岭县老街面馆", "number": "92999901MA9X0002X0"}

    def test_a_principal_with_a_letter_is_written_down(self, clerk: Client) -> None:
        welcome(clerk)
        until = legal_day(timezone.now()) + timedelta(days=30)

        send(clerk, VISIT, f"{VISIT}principal/", **self.COMPANY, relation="AUTHORISED", until=until.isoformat())

        page = clerk.get(VISIT)
        assert "云岭县老街面馆" in page.text
        assert "受委托人" in page.text

    def test_a_representative_shows_the_licence(self, clerk: Client) -> None:
        welcome(clerk)

        send(clerk, VISIT, f"{VISIT}principal/", **self.COMPANY, relation="LEGAL_REPRESENTATIVE")

        assert "法定代表人" in clerk.get(VISIT).text

    def test_a_wrong_code_is_said_and_what_was_typed_stays(self, clerk: Client) -> None:
        welcome(clerk)
        wrong = {**self.COMPANY, "number": "92999901MA9X0002X9"}

        page = send(clerk, VISIT, f"{VISIT}principal/", **wrong, relation="LEGAL_REPRESENTATIVE")

        assert page.status_code == 422
        assert "92999901MA9X0002X9" in page.text
        assert "云岭县老街面馆" in page.text

    def test_nobody_begins_for_somebody_whom_the_visitor_may_not_act_for(self, clerk: Client, place: Town) -> None:
        welcome(clerk, card="赵长者")

        answer = send(clerk, VISIT, f"{VISIT}begin/", principal=place.company_id, guide=place.guide_id)

        assert answer.status_code == 404

    def test_that_the_contact_was_read_for_the_form_is_recorded(self, clerk: Client, place: Town) -> None:
        page = begun(clerk, place).page()

        assert "13800001234" in page.text
        assert AccessRecord.objects.filter(person_id=place.person_id, purpose="代来访人填写联系人").exists()


class TestEnd:
    def test_a_visitor_who_left_comes_back(self, clerk: Client, place: Town) -> None:
        welcome(clerk)
        left = send(clerk, VISIT, f"{VISIT}end/", ending="LEFT")
        (line,) = visits_of(place)

        send(clerk, "/counter/visits/", f"/counter/visits/{line.id}/resume/")

        assert left.headers["Location"] == "/counter/visits/"
        assert "张*" in clerk.get(VISIT).text

    def test_the_list_of_the_day_shows_how_each_visit_ended(
        self, clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for ending in ("DONE", "REFERRED", "LEFT"):
            welcome(clerk)
            send(clerk, VISIT, f"{VISIT}end/", ending=ending)

        with django_assert_max_num_queries(14):
            page = clerk.get("/counter/visits/")

        for words in ("张*", "已办理", "继续接待"):
            assert words in page.text

    def test_after_the_visit_nobody_is_acted_for(self, clerk: Client, place: Town) -> None:
        begun(clerk, place)
        send(clerk, VISIT, f"{VISIT}end/", ending="DONE")

        assert "acting_for" not in clerk.session
        assert "下一位" in clerk.get(VISIT).text

"""The counter: who may see it, what it shows, what its buttons do."""

from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import api as delivery
from onewindow.platform.access.models import AccessRecord, Account
from tests.factories.acting import once
from tests.factories.cases import Town, submitted
from tests.factories.course import decided
from tests.sites.counter.conftest import key_of, state_of, welcome

pytestmark = pytest.mark.django_db


def press(client: Client, page: str, button: str, **typed: str) -> HttpResponse:
    """Open the page and press one of its buttons, with what was typed."""
    return client.post(f"{page}{button}/", {"command": key_of(client.get(page)), **typed})


def ready(clerk: Client, place: Town) -> UUID:
    case_id = decided(place, now=timezone.now())
    press(clerk, f"/counter/delivery/{case_id}/", "make")
    press(clerk, f"/counter/delivery/{case_id}/", "ready")
    return case_id


def test_the_inbox_lists_what_waits_to_be_taken_in(clerk: Client, place: Town) -> None:
    submitted(place, "M003", now=timezone.now())

    page = clerk.get("/counter/")

    assert page.status_code == 200
    for words in ("食品经营许可", "云岭滋味餐饮有限公司", "最晚", "正常"):
        assert words in page.text


def test_the_list_is_called_what_waits_in_it(clerk: Client, place: Town) -> None:
    assert "<h1>待收件</h1>" in clerk.get("/counter/").text
    assert "<h1>待受理</h1>" in clerk.get("/counter/?stage=examine").text


def test_each_day_on_a_case_says_which_term_ends_on_it(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=timezone.now(), command=once())

    page = clerk.get(f"/counter/cases/{case_id}/").text

    assert "承诺办结时限" in page
    assert "法定办结时限" in page


def test_while_a_licence_is_being_made_the_page_says_so(clerk: Client, place: Town) -> None:
    case_id = decided(place, now=timezone.now())
    press(clerk, f"/counter/delivery/{case_id}/", "make")

    assert "做好后自动转为“待领取”" in clerk.get(f"/counter/delivery/{case_id}/").text


def test_a_citizen_sees_no_counter(client: Client, place: Town) -> None:
    client.force_login(Account.objects.get(id=place.account_id))

    assert client.get("/counter/").status_code == 403


def test_a_look_at_the_form_is_recorded_and_shows_no_identity_number(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())

    page = clerk.get(f"/counter/cases/{case_id}/")

    assert "云岭县政务大道8号一层" in page.text
    assert "11010519491231002X" not in page.text
    assert AccessRecord.objects.filter(subject_id=case_id, account_id=place.clerk.account_id).exists()


def test_without_delegation_the_window_takes_in_for_the_department(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    page = clerk.get(f"/counter/cases/{case_id}/")
    answer = press(clerk, f"/counter/cases/{case_id}/", "receive")

    assert "由部门受理" in page.text
    assert "收件转部门" in page.text
    assert f"/counter/cases/{case_id}/examine/" not in page.text
    assert f"/counter/cases/{case_id}/decline/" not in page.text
    assert answer.status_code == 302
    assert state_of(place, case_id) is cases.State.RECEIVED


@pytest.mark.requirement("R086")
def test_without_delegation_examining_is_refused(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    answer = press(clerk, f"/counter/cases/{case_id}/", "examine")

    assert answer.status_code == 403
    assert state_of(place, case_id) is cases.State.SUBMITTED


@pytest.mark.usefixtures("delegated")
def test_with_delegation_the_window_accepts(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    answer = press(clerk, f"/counter/cases/{case_id}/", "examine")

    assert answer.status_code == 302
    assert state_of(place, case_id) is cases.State.ACCEPTED
    assert "已受理，受理通知书已经发给申请人。" in clerk.get(answer["Location"]).text


@pytest.mark.usefixtures("delegated")
@pytest.mark.parametrize(
    ("papers", "words"),
    [
        (("M004",), "还缺：主要设备设施、经营布局、操作流程文件。将出具一次性告知书，请申请人补正。"),
        (("M003", "M004"), "材料齐全。没有问题的，将出具受理通知书。"),
    ],
)
def test_what_the_button_would_bring_about_is_said_before_it_is_pressed(
    clerk: Client, place: Town, papers: tuple[str, ...], words: str
) -> None:
    case_id = submitted(place, *papers, now=timezone.now())

    assert words in clerk.get(f"/counter/cases/{case_id}/").text


def test_what_cannot_be_handed_out_yet_is_said(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    assert "还不能发放" in clerk.get(f"/counter/delivery/{case_id}/").text


@pytest.mark.usefixtures("delegated")
def test_a_marked_paper_is_asked_for_once(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    press(clerk, f"/counter/cases/{case_id}/", "examine", **{"defect-words-M003": "图上没有标注面积"})

    assert state_of(place, case_id) is cases.State.CORRECTION
    assert "已经一次性告知申请人需要补正的内容。" in clerk.get(f"/counter/cases/{case_id}/").text


@pytest.mark.usefixtures("delegated")
def test_declining_needs_a_reason_and_keeps_what_was_typed(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    page = press(
        clerk, f"/counter/cases/{case_id}/", "decline", ground="WRONG_AGENCY", competent_agency="", reason="归卫健管"
    )

    assert page.status_code == 422
    assert "归卫健管" in page.text
    assert state_of(place, case_id) is cases.State.SUBMITTED


@pytest.mark.usefixtures("delegated")
def test_declining_says_in_writing_which_organ_is_in_charge(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    typed = {"ground": "WRONG_AGENCY", "competent_agency": "云岭县卫生健康局", "reason": "属公共场所卫生许可"}
    press(clerk, f"/counter/cases/{case_id}/", "decline", **typed)

    assert state_of(place, case_id) is cases.State.WRONG_AGENCY


@pytest.mark.usefixtures("delegated")
def test_a_case_that_moved_meanwhile_keeps_what_was_typed(clerk: Client, place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    address = f"/counter/cases/{case_id}/"
    key = key_of(clerk.get(address))
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())

    page = clerk.post(f"{address}examine/", {"command": key, "defect-words-M003": "图上没有标注面积"})

    assert page.status_code == 409
    assert "图上没有标注面积" in page.text


def test_a_case_costs_a_bounded_number_of_queries(
    clerk: Client, place: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    clerk.get("/counter/")

    with django_assert_max_num_queries(32):
        clerk.get(f"/counter/cases/{case_id}/")
    with django_assert_max_num_queries(10):
        clerk.get("/counter/")


class TestResult:
    def test_is_found_by_its_number(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)
        number = cases.case(case_id=case_id, by=place.chief.actor()).short_number

        found = clerk.get("/counter/delivery/", {"number": f" {number.lower()} "})

        assert found.headers["Location"] == f"/counter/delivery/{case_id}/"

    def test_of_the_visitor_at_the_window_comes_first_with_where_it_lies(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)
        press(clerk, f"/counter/delivery/{case_id}/", "keep", place="出件柜 A-03")

        answer = welcome(clerk, purpose="COLLECTION")

        assert answer.headers["Location"] == "/counter/delivery/"
        page = clerk.get("/counter/delivery/").text
        assert "张*可以领取的" in page
        assert "出件柜 A-03" in page

    def test_goes_to_whose_card_is_read_and_their_signature_is_written_down(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)
        address = f"/counter/delivery/{case_id}/"

        press(clerk, address, "hand-over", card="张样例")
        unsigned = clerk.get(address).text
        press(clerk, address, "signed")

        assert state_of(place, case_id) is cases.State.DELIVERED
        assert "送达回证" in unsigned
        assert "请领取人在送达回证上签名" in unsigned
        assert "领取人 张*，核对居民身份证 1101**********002X" in unsigned
        assert "11010519491231002X" not in unsigned
        assert "经办人" in unsigned
        (line,) = delivery.handovers(case_id=case_id, by=place.chief.actor())
        assert line.signed_at is not None

    def test_goes_to_whose_number_is_typed_where_no_card_is_read(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)

        press(clerk, f"/counter/delivery/{case_id}/", "hand-over", identity_number="11010519491231002X")

        assert state_of(place, case_id) is cases.State.DELIVERED

    def test_does_not_go_to_a_stranger(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)

        page = press(clerk, f"/counter/delivery/{case_id}/", "hand-over", identity_number="110105199001010010")

        assert page.status_code == 422
        assert "110105199001010010" in page.text
        assert state_of(place, case_id) is cases.State.READY

    def test_without_a_card_nothing_goes_out(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)

        page = press(clerk, f"/counter/delivery/{case_id}/", "hand-over", card="")

        assert page.status_code == 422
        assert "读卡器上没有身份证" in page.text

    def test_without_a_reader_the_number_is_asked_for(self, clerk: Client, place: Town, settings: Settings) -> None:
        settings.WINDOW_DEVICES = ""
        case_id = ready(clerk, place)
        asked = clerk.get(f"/counter/delivery/{case_id}/").text.split('id="hand-over"')[1].split("</form>")[0]

        page = press(clerk, f"/counter/delivery/{case_id}/", "hand-over", identity_number="")

        assert "选填" not in asked
        assert page.status_code == 422
        assert "请填写领取人身份证号码" in page.text
        assert state_of(place, case_id) is cases.State.READY

    def test_that_was_sent_is_written_down_with_its_waybill(self, clerk: Client, place: Town) -> None:
        case_id = ready(clerk, place)

        press(clerk, f"/counter/delivery/{case_id}/", "ship", waybill="EX123", address="云岭县政务大道8号")

        assert state_of(place, case_id) is cases.State.DELIVERED
        assert "EX123" in clerk.get(f"/counter/delivery/{case_id}/").text

    def test_page_costs_a_bounded_number_of_queries(
        self, clerk: Client, place: Town, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        case_id = ready(clerk, place)

        with django_assert_max_num_queries(26):
            clerk.get(f"/counter/delivery/{case_id}/")


def test_a_number_that_nobody_has_is_kept_in_the_field(clerk: Client) -> None:
    page = clerk.get("/counter/delivery/", {"number": "YL-0000"})

    assert "没有查到这个编号的办件" in page.text
    assert "YL-0000" in page.text


@pytest.mark.parametrize("page", ["/counter/?stage=examine", "/counter/delivery/?"])
def test_an_empty_list_leads_to_all_only_where_it_is_narrowed(clerk: Client, page: str) -> None:
    assert "看全部" not in clerk.get(page).text
    assert "看全部" in clerk.get(f"{page}&light=RED").text

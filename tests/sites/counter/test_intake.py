"""One page for a visitor's matter: what is typed stays, what follows is said before it is done, one press does it."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines.api import Light
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.contexts.parties import api as parties_api
from onewindow.kernel.ids import new_id
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories import parties
from tests.factories.acting import founder, once
from tests.factories.cases import ANSWERS, Town, submitted
from tests.factories.uploads import pdf_bytes
from tests.sites.counter.conftest import COMPLETE, VISIT, Intake, begun, send, state_of, welcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(clerk: Client, place: Town) -> Intake:
    return begun(clerk, place)


def papers_of(place: Town, intake: Intake) -> list[materials.PaperView]:
    subject = cases.case(case_id=intake.case_id, by=place.chief.actor()).subject
    return [paper for paper in materials.papers(subjects=[subject])[subject] if paper.is_standing]


def titles(place: Town, intake: Intake) -> list[str]:
    by = place.chief.actor()
    subject = cases.case(case_id=intake.case_id, by=by).subject
    return [one.title for one in documents.documents_of(subjects=[subject], by=by)[subject]]


class TestPapers:
    def test_a_scan_becomes_a_stored_pdf_that_counts_as_checked(self, place: Town, intake: Intake) -> None:
        answer = intake.press("scan:M003")

        (paper,) = papers_of(place, intake)
        assert answer.headers["Location"].endswith("?then=papers")
        assert (paper.material_code, paper.media_type, paper.trust) == ("M003", "application/pdf", materials.Trust.B)
        opened = intake.client.get(f"/counter/cases/{intake.case_id}/papers/{paper.seq}/")
        assert opened.getvalue().startswith(b"%PDF")

    def test_an_original_is_taken_on_paper(self, place: Town, intake: Intake) -> None:
        intake.press("paper:M003")

        (paper,) = papers_of(place, intake)
        assert (paper.source, paper.trust, paper.has_file) == (materials.Source.PAPER, materials.Trust.B, False)

    def test_a_file_is_uploaded(self, place: Town, intake: Intake) -> None:
        scan = SimpleUploadedFile("m4.pdf", pdf_bytes(), content_type="application/pdf")

        intake.press("upload:M004", **{"file-M004": scan})

        assert [paper.file_name for paper in papers_of(place, intake)] == ["m4.pdf"]

    def test_a_promise_prints_its_consequence(self, place: Town, intake: Intake) -> None:
        intake.press("later:M004")

        page = intake.page().text
        assert [paper.state for paper in papers_of(place, intake)] == [materials.State.TOLERATED]
        assert "逾期未补交的，视为撤回申请" in page

    def test_what_may_not_be_late_cannot_be_promised(self, intake: Intake) -> None:
        page = intake.press("later:M003")

        assert "不在容缺受理范围内" in page.text

    def test_what_a_window_checked_before_is_used_again(self, clerk: Client, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        (first,) = papers_of(place, intake)
        again = begun_again(clerk, place)

        again.press(f"wallet:M003.{first.seq}")

        (paper,) = papers_of(place, again)
        assert (paper.source, paper.trust) == (materials.Source.VAULT, materials.Trust.B)

    def test_a_paper_is_given_back(self, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        (paper,) = papers_of(place, intake)

        intake.press(f"back:{paper.seq}")

        assert papers_of(place, intake) == []

    def test_without_a_camera_it_says_so_and_what_was_typed_stays(self, intake: Intake, settings: Settings) -> None:
        settings.WINDOW_DEVICES = ""

        page = intake.press("scan:M003")

        assert page.status_code == 503
        assert "没有连接读卡器和高拍仪" in page.text
        assert "云岭县政务大道8号一层" in page.text


def begun_again(clerk: Client, place: Town) -> Intake:
    answer = send(clerk, "/counter/visit/", "/counter/visit/begin/", principal=place.company_id, guide=place.guide_id)
    return Intake(clerk, answer.headers["Location"])


NAME = parties_api.KnownDatum(
    element_code="subject_name",
    value="云岭滋味餐饮有限公司",
    source=parties_api.Source(kind=parties_api.SourceKind.LICENCE, name="营业执照（市场监管局）"),
    as_of=date(2026, 1, 5),
)


def left_in(page: str) -> int:
    return int(re.findall(r"还有 (\d+) 处没有填好", page)[0])


class TestForm:
    def test_what_is_known_is_shown_with_its_source(self, intake: Intake) -> None:
        page = intake.press("save", **ANSWERS)

        assert page.status_code == 302
        assert "热食类食品制售" in intake.page().text

    def test_what_is_known_is_not_counted_as_left_to_fill_in(self, clerk: Client, place: Town) -> None:
        welcome(clerk)
        unknown = begun_again(clerk, place).page().text
        parties_api.learn_data(party_id=place.company_id, data=[NAME], by=founder(), now=timezone.now(), command=once())

        page = begun_again(clerk, place).page().text

        assert "营业执照（市场监管局）" in page
        assert left_in(page) == left_in(unknown) - 1

    def test_what_is_typed_stays_whatever_is_pressed(self, intake: Intake) -> None:
        intake.press("scan:M003", contact_phone="12")

        page = intake.page().text
        assert 'value="12"' in page
        assert "还有 1 处没有填好" in page

    def test_what_is_wrong_is_said_at_its_field_when_it_is_taken_in(self, place: Town, intake: Intake) -> None:
        page = intake.take_in("HAND_OVER", contact_phone="12")

        assert page.status_code == 422
        assert 'href="#id_contact_phone"' in page.text
        assert "不在可用的选项中" not in page.text, "what was chosen of the situation is right"
        assert state_of(place, intake.case_id) is cases.State.DRAFT

    def test_two_data_that_do_not_go_together_are_not_taken_in(self, place: Town, intake: Intake) -> None:
        page = intake.take_in("HAND_OVER", kitchen_area="500", opening_on="1900-01-01")

        assert page.status_code == 422
        assert "“厨房（加工区）面积”不能大于“经营场所面积”" in page.text
        assert "“拟开业日期”不能早于申请当日" in page.text
        assert 'value="500"' in page.text
        assert state_of(place, intake.case_id) is cases.State.DRAFT

    def test_while_it_is_typed_it_is_kept_and_answered_with_what_follows(self, intake: Intake) -> None:
        fragment = send(intake.client, intake.address, f"{intake.address}keep/", **COMPLETE)

        assert "<html" not in fragment.text
        assert "还缺 2 项材料" in fragment.text

    def test_where_the_guide_stops_it_says_what_to_do_instead(self, intake: Intake) -> None:
        intake.press("save", business_form="PREPACKAGED")

        page = intake.page().text
        assert "备案即可，不办许可" in page
        assert "收件并受理" not in page

    def test_the_page_costs_a_bounded_number_of_queries(
        self, intake: Intake, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        intake.press("scan:M003")

        with django_assert_max_num_queries(32):
            intake.page()

    def test_a_draft_of_somebody_else_is_not_the_visitors(self, clerk: Client, place: Town) -> None:
        intake = begun(clerk, place)
        send(clerk, intake.address, "/counter/visit/end/", ending="DONE")

        assert clerk.get(intake.address).status_code == 404

    def test_what_was_begun_in_error_is_thrown_away(self, clerk: Client, intake: Intake) -> None:
        send(clerk, intake.address, f"{intake.address}discard/")

        assert clerk.get(intake.address).status_code == 404


class TestWithoutDelegation:
    @pytest.mark.requirement("R086")
    def test_it_is_taken_in_and_handed_over_to_the_department(self, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        intake.press("paper:M004")
        shown = intake.page().text

        answer = intake.take_in("HAND_OVER")

        assert "收件转部门" in shown
        assert answer.headers["Location"] == f"{intake.address}done/"
        assert state_of(place, intake.case_id) is cases.State.RECEIVED
        view = cases.case(case_id=intake.case_id, by=place.chief.actor())
        assert (view.owner_id, view.assisted_by) == (place.company_id, place.clerk.staff_id)
        assert (view.channel, view.window_id) == ("WINDOW", place.window_id)
        done = intake.client.get(f"{intake.address}done/").text
        assert "收件凭证" in done
        assert view.short_number in done

    def test_declining_is_not_offered(self, intake: Intake) -> None:
        assert "收件并不予受理" not in intake.page().text


@pytest.mark.usefixtures("delegated")
class TestWithDelegation:
    def test_one_press_receives_and_accepts(self, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        intake.press("later:M004")
        shown = intake.page().text

        intake.take_in("ACCEPT")

        assert "当场受理并出具受理通知书" in shown
        assert state_of(place, intake.case_id) is cases.State.ACCEPTED
        assert titles(place, intake) == ["收件凭证", "受理通知书"]

    def test_one_press_receives_and_asks_once(self, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        shown = intake.press("save", **{"defect-M003": "内容模糊，看不清楚"}) and intake.page().text

        intake.take_in("ASK", **{"defect-M003": "内容模糊，看不清楚", "defect-words-M003": "没有标注面积"})

        assert "内容模糊，看不清楚" in shown
        assert state_of(place, intake.case_id) is cases.State.CORRECTION
        assert titles(place, intake) == ["收件凭证", "补正材料一次性告知书"]

    def test_nothing_is_done_that_the_page_did_not_say(self, place: Town, intake: Intake) -> None:
        page = intake.take_in("ACCEPT")

        assert page.status_code == 422
        assert "还没有收件" in page.text
        assert state_of(place, intake.case_id) is cases.State.DRAFT

    def test_pressed_twice_it_is_done_once(self, place: Town, intake: Intake) -> None:
        intake.press("scan:M003")
        intake.press("scan:M004")

        first = intake.take_in("ACCEPT")
        second = send(intake.client, "/counter/visit/", intake.address, do="receive", shown="ACCEPT")

        assert first.headers["Location"] == second.headers["Location"]
        assert titles(place, intake) == ["收件凭证", "受理通知书"]

    def test_declining_says_why(self, place: Town, intake: Intake) -> None:
        intake.press("decline", ground="WRONG_AGENCY", competent_agency="云岭县卫生健康局", reason="属卫生许可")

        assert state_of(place, intake.case_id) is cases.State.WRONG_AGENCY
        assert "不予受理决定书" in titles(place, intake)

    def test_declining_without_a_reason_keeps_what_was_typed(self, place: Town, intake: Intake) -> None:
        page = intake.press("decline", ground="WRONG_AGENCY", reason="归卫健管")

        assert page.status_code == 422
        assert "归卫健管" in page.text
        assert state_of(place, intake.case_id) is cases.State.DRAFT

    def test_a_supplement_is_taken_in_and_accepted(self, clerk: Client, place: Town) -> None:
        case_id = submitted(place, "M004", now=timezone.now())
        cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
        begun(clerk, place)
        supplement = Intake(clerk, f"/counter/visit/{case_id}/")
        send(clerk, "/counter/visit/", f"/counter/visit/{case_id}/go-on/")

        supplement.press("scan:M003")
        shown = supplement.page().text
        supplement.take_in("ACCEPT")

        assert "收补正材料" in shown
        assert state_of(place, case_id) is cases.State.ACCEPTED


@pytest.mark.requirement("R083")
@pytest.mark.parametrize("number", ["03", "07"])
def test_every_window_of_the_department_takes_its_items(place: Town, number: str) -> None:
    hall_id = organisations.window(window_id=place.window_id).hall_id
    window_id = county.window(hall_id, number=number)
    seat = county.seated(place.department_id, PostKind.DEPARTMENT_CLERK, window_id=window_id)
    client = Client()
    client.force_login(Account.objects.get(id=seat.account_id))

    intake = begun(client, place)
    intake.press("scan:M003")
    intake.press("scan:M004")
    intake.take_in("ACCEPT")

    view = cases.case(case_id=intake.case_id, by=place.chief.actor())
    assert (view.state, view.window_id) == (cases.State.ACCEPTED, window_id)


@pytest.mark.requirement("R097")
def test_a_case_filed_online_goes_through_the_same_lights(place: Town, intake: Intake) -> None:
    now, chief = timezone.now(), place.chief.actor()
    online = submitted(place, "M003", "M004", now=now)
    intake.press("scan:M003")
    intake.press("scan:M004")
    intake.take_in("HAND_OVER")
    for case_id in (online, intake.case_id):
        cases.examine_case(case_id=case_id, by=chief, now=now, command=once())

    lights = [
        {line.light for line in cases.worklist(by=chief, verb="cases.review", now=now + timedelta(days=later))}
        for later in range(40)
    ]

    assert {len(together) for together in lights} == {1}
    assert set().union(*lights) == {Light.GREEN, Light.WARNING, Light.YELLOW, Light.RED}


def test_what_a_clerk_does_outside_the_visit_is_not_in_the_visitors_name(clerk: Client, place: Town) -> None:
    begun(clerk, place)
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    send(clerk, f"/counter/cases/{case_id}/", f"/counter/cases/{case_id}/receive/")

    last = cases.acts(case_id=case_id)[-1]
    assert last.name == "CaseReceived"
    assert "on_behalf_of" not in last.actor


def test_a_visitor_is_served_in_the_items_that_their_mandate_names(clerk: Client, place: Town) -> None:
    other = parties.enterprise(county.MARKET, name="云岭茶业有限公司")
    parties.authorised(other, place.person_id, items=frozenset({new_id()}))
    welcome(clerk)

    answer = send(clerk, VISIT, f"{VISIT}begin/", principal=other, guide=place.guide_id)

    assert answer.status_code == 403
    assert "授权不包括这个事项" in answer.text

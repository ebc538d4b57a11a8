"""申请: begun for somebody, answered, filled in, checked, and filed once."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from onewindow.contexts.parties import api as parties
from onewindow.kernel.ids import new_id
from tests.factories.acting import founder, once
from tests.factories.cases import ANSWERS, VALUES, Town, drafted
from tests.sites.portal.conftest import QUERIES, Press, id_in, key_of

pytestmark = pytest.mark.django_db
PAGES = ("", "situation/", "situation/items/", "form/subject/", "materials/", "materials/M003/", "check/")


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place, now=timezone.now())


def typed_into(place: Town, case_id: UUID) -> dict[str, object]:
    return dict(cases.form_on_file(case=cases.case(case_id=case_id, by=place.applicant())).values)


def test_an_application_begins_for_the_company_with_the_answers_of_the_guide(press: Press, place: Town) -> None:
    page = f"/guides/{place.guide_id}/apply/?business_form=CATERING&items=HOT&items=COLD"

    answer = press(page, **{"for": str(place.company_id)})

    case_id = id_in(answer["Location"])
    assert cases.case(case_id=case_id, by=place.applicant()).owner_id == place.company_id
    assert cases.form_on_file(case=cases.case(case_id=case_id, by=place.applicant())).answers == {
        "business_form": ["CATERING"],
        "items": ["HOT", "COLD"],
    }


def test_two_presses_begin_one_application(citizen: Client, place: Town) -> None:
    page = f"/guides/{place.guide_id}/apply/"
    form = {"command": key_of(citizen.get(page)), "for": str(place.company_id)}

    first, second = (citizen.post(page, form)["Location"] for _ in range(2))

    assert first == second


def test_without_saying_for_whom_nothing_begins(press: Press, place: Town) -> None:
    answer = press(f"/guides/{place.guide_id}/apply/")

    assert answer.status_code == 422
    assert "请选择为谁办" in answer.text


def test_nobody_is_led_to_the_login_and_back_with_the_answers(client: Client, place: Town) -> None:
    answer = client.get(f"/guides/{place.guide_id}/apply/?items=HOT")

    assert answer["Location"] == f"/login/?next=%2Fguides%2F{place.guide_id}%2Fapply%2F%3Fitems%3DHOT"


@pytest.mark.parametrize("page", PAGES)
def test_another_persons_draft_is_not_found(stranger: Client, draft_id: UUID, page: str) -> None:
    answer = stranger.get(f"/applications/{draft_id}/{page}")
    missing = stranger.get(f"/applications/{new_id()}/{page}")

    assert answer.status_code == missing.status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_page_keeps_its_query_budget(
    citizen: Client, draft_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries, page: str
) -> None:
    with django_assert_max_num_queries(QUERIES):
        assert citizen.get(f"/applications/{draft_id}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["situation/none/", "form/none/", "materials/M001/", "materials/M999/"])
def test_what_the_situation_does_not_ask_for_is_not_found(citizen: Client, draft_id: UUID, page: str) -> None:
    assert citizen.get(f"/applications/{draft_id}/{page}").status_code == 404


def test_the_task_list_says_what_is_left(citizen: Client, place: Town) -> None:
    by, now = place.applicant(), timezone.now()
    case_id = cases.draft_case(guide_id=place.guide_id, answers={}, by=by, now=now, command=once())

    page = citizen.get(f"/applications/{case_id}/").text

    assert "还有 1 个问题" in page  # the others depend on its answer
    assert "还差 2 份" in page
    assert "填好后才能提交" in page


def test_an_answer_leads_to_the_next_open_question(citizen: Client, place: Town) -> None:
    by, now = place.applicant(), timezone.now()
    case_id = cases.draft_case(guide_id=place.guide_id, answers={}, by=by, now=now, command=once())

    answer = citizen.post(f"/applications/{case_id}/situation/business_form/", {"business_form": "CATERING"})

    assert answer["Location"] == f"/applications/{case_id}/situation/items/"


def test_the_last_answer_leads_to_what_follows_from_them(citizen: Client, draft_id: UUID) -> None:
    answer = citizen.post(f"/applications/{draft_id}/situation/agent/", {"agent": "YES"})

    assert answer["Location"] == f"/applications/{draft_id}/situation/"
    assert "要交 3 份材料" in citizen.get(answer["Location"]).text


def test_a_question_wants_an_answer(citizen: Client, draft_id: UUID) -> None:
    answer = citizen.post(f"/applications/{draft_id}/situation/items/", {})

    assert answer.status_code == 422
    assert "请至少选择一项" in answer.text


def test_an_answer_that_is_none_is_refused_and_not_kept(citizen: Client, place: Town, draft_id: UUID) -> None:
    answer = citizen.post(f"/applications/{draft_id}/situation/items/", {"items": "SHIP"})

    assert answer.status_code == 422
    assert cases.form_on_file(case=cases.case(case_id=draft_id, by=place.applicant())).answers == ANSWERS


def test_where_the_guide_stops_the_application_says_what_to_do(citizen: Client, draft_id: UUID) -> None:
    citizen.post(f"/applications/{draft_id}/situation/business_form/", {"business_form": "PREPACKAGED"})

    page = citizen.get(f"/applications/{draft_id}/situation/").text

    assert "备案即可，不办许可" in page
    assert "填好后才能提交" in citizen.get(f"/applications/{draft_id}/").text


def test_a_field_filled_in_beforehand_shows_its_source_and_how_to_correct_it(citizen: Client, place: Town) -> None:
    source = parties.Source(kind=parties.SourceKind.LICENCE, name="营业执照（市场监管局）")
    known = parties.KnownDatum(
        element_code="subject_name", value="云岭滋味餐饮有限公司", source=source, as_of=timezone.localdate()
    )
    parties.learn_data(party_id=place.company_id, data=[known], by=founder(), now=timezone.now(), command=once())
    case_id = drafted(place, now=timezone.now())

    page = citizen.get(f"/applications/{case_id}/form/subject/").text

    assert "已自动填写，来源：营业执照（市场监管局）" in page
    assert "向来源单位（营业执照（市场监管局））申请更正" in page


def test_a_section_that_is_right_leads_on(press: Press, place: Town, draft_id: UUID) -> None:
    page = f"/applications/{draft_id}/form/people/"

    answer = press(page, staff_number="9", food_safety_manager_name="王样例", food_safety_manager_phone="13900001111")

    assert answer["Location"] == f"/applications/{draft_id}/form/delivery/"
    assert typed_into(place, draft_id)["staff_number"] == 9
    assert typed_into(place, draft_id)["subject_name"] == VALUES["subject_name"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"contact_phone": "123"}, "手机号为 11 位数字"),
        ({"legal_representative_identity_number": "110105194912310021"}, "校验"),
        ({"credit_code": "91999901MA9X00011C"}, "校验"),
        ({"contact_name": ""}, "请填写“联系人”"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_kept(
    press: Press, place: Town, draft_id: UUID, typed: dict[str, str], says: str
) -> None:
    fields = [key for key in VALUES if key.startswith(("subject", "credit", "registered", "legal", "contact"))]
    posted = {key: VALUES[key] for key in fields} | typed

    answer = press(f"/applications/{draft_id}/form/subject/", **posted)

    (name, text), *_ = typed.items()
    assert answer.status_code == 422
    assert re.search(rf'id="id_{name}_error">[^<]*{re.escape(says)}', answer.text)
    assert typed_into(place, draft_id).get(name, "") == text


def test_what_a_choice_asks_for_stands_beside_it_from_the_first(citizen: Client, draft_id: UUID, press: Press) -> None:
    section = f"/applications/{draft_id}/form/delivery/"

    page = citizen.get(section).text
    answer = press(section, delivery_method="POST", delivery_address="云岭县城关镇老街12号", truth_statement="on")

    opened = page.split('data-opened="1"')[1].split("</fieldset>")[0]
    assert "选了“邮寄到家”的，请填写" in opened
    assert 'name="delivery_address"' in opened
    assert re.search(r'value="POST"[^>]*data-opens="1"', page)
    assert answer.status_code == 302
    assert 'value="云岭县城关镇老街12号"' in citizen.get(section).text


def test_what_another_choice_would_ask_for_is_not_asked(draft_id: UUID, press: Press) -> None:
    section = f"/applications/{draft_id}/form/delivery/"

    answer = press(section, delivery_method="WINDOW", delivery_address="", truth_statement="on")

    assert answer.status_code == 302


def test_a_field_that_a_choice_brings_along_is_asked_for_on_the_same_page(press: Press, draft_id: UUID) -> None:
    answer = press(f"/applications/{draft_id}/form/delivery/", delivery_method="POST", truth_statement="on")

    assert answer.status_code == 422
    assert "请填写“寄送地址”" in answer.text


def test_what_is_chosen_needs_no_example(citizen: Client, press: Press, draft_id: UUID) -> None:
    section = f"/applications/{draft_id}/form/delivery/"
    press(section, to=f"{section}save/", delivery_method="")

    page = citizen.get(section).text

    assert "到窗口领取" in page
    assert "例如：到窗口领取" not in page


def test_what_is_typed_is_kept_while_it_is_typed(press: Press, place: Town, draft_id: UUID) -> None:
    page = f"/applications/{draft_id}/form/people/"

    answer = press(page, to=f"{page}save/", food_safety_manager_phone="139")

    assert answer.status_code == 204
    assert typed_into(place, draft_id)["food_safety_manager_phone"] == "139"


def test_a_draft_can_be_thrown_away(citizen: Client, draft_id: UUID) -> None:
    answer = citizen.post(f"/applications/{draft_id}/discard/")

    assert answer["Location"] == "/cases/"
    assert citizen.get(f"/applications/{draft_id}/").status_code == 404

"""The form of I01: filled, checked, with sentences that help."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.contexts.forms.queries.forms import filled
from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import KnownDatum, Source, SourceKind
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import submitted, town
from tests.factories.catalogue import TODAY, actor, document, published_guide
from tests.factories.parties import enterprise

pytestmark = pytest.mark.django_db
ANSWERS = {"business_form": "CATERING", "items": ["HOT", "COLD"], "vending": "NO", "agent": "NO"}
VALUES: dict[str, object] = {
    "subject_name": "云岭滋味餐饮有限公司",
    "credit_code": "91999901MA9X00011B",
    "registered_address": "云岭县城关镇老街8号",
    "legal_representative_name": "张样例",
    "legal_representative_identity_number": "11010519491231002X",
    "contact_name": "张样例",
    "contact_phone": "13800000000",
    "premises_address": "云岭县城关镇老街8号1楼",
    "premises_area": 120,
    "kitchen_area": 40.5,
    "seats": 48,
    "opening_on": "2026-10-01",
    "staff_number": 9,
    "food_safety_manager_name": "李样例",
    "food_safety_manager_phone": "13900000000",
    "delivery_method": "WINDOW",
    "truth_statement": True,
}
NAME = KnownDatum(
    element_code="subject_name",
    value="云岭滋味餐饮有限公司",
    source=Source(kind=SourceKind.LICENCE, name="营业执照（市场监管局）"),
    as_of=date(2026, 1, 5),
)


@pytest.fixture
def guide_id() -> UUID:
    return published_guide()


def said(guide_id: UUID, **changes: object) -> list[str]:
    values = {code: value for code, value in (VALUES | changes).items() if value is not None}
    return [problem.words for problem in forms.check(guide_id=guide_id, answers=ANSWERS, values=values, on=TODAY)]


def test_what_is_right_has_no_problem(guide_id: UUID) -> None:
    assert said(guide_id) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"contact_name": None}, "请填写“联系人”"),
        ({"delivery_method": None}, "请选择“领取方式”"),
        ({"truth_statement": None}, "请阅读并勾选声明：我声明：以上填写和提交的内容真实有效，如有虚假愿意承担法律责任"),
        ({"seats": "很多"}, "“座位数”应填整数，如 12"),
        ({"seats": 1.5}, "“座位数”应填整数，如 12"),
        ({"premises_area": "大"}, "“经营场所面积”应填数字，如 120"),
        ({"seats": -1}, "“座位数”不能小于 0 个"),
        ({"staff_number": 10001}, "“从业人员数”不能大于 10000 人"),
        ({"contact_name": "样" * 51}, "“联系人”最多 50 个字，现有 51 个字，请精简"),
        ({"contact_phone": "8812345"}, "“联系人手机”不正确：手机号为 11 位数字，座机请带区号，如 0000-8812345"),
        ({"opening_on": "1900-01-01"}, "“拟开业日期”不能早于申请当日（2026-03-02）"),
        ({"kitchen_area": 120.5}, "“厨房（加工区）面积”不能大于“经营场所面积”，请核对这两个数"),
        ({"opening_on": "2026-02-30"}, "“拟开业日期”不是一个存在的日期，请按 2026-10-01 的样式填写"),
        ({"delivery_method": "PIGEON"}, "请从“领取方式”列出的选项中选择"),
        ({"contact_name": 7}, "“联系人”填写有误，请检查"),
        (
            {"credit_code": "91999901MA9X00011C"},
            "统一社会信用代码的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        ({"legal_representative_identity_number": "110105"}, "身份证号码应为 18 位，现为 6 位，请核对是否漏输或多输"),
    ],
)
def test_每一处问题_都用自己的话说清楚(guide_id: UUID, changes: dict[str, object], sentence: str) -> None:
    assert said(guide_id, **changes) == [sentence]


def test_a_problem_never_repeats_what_was_typed(guide_id: UUID) -> None:
    number = "110105194912310021"

    (problem,) = forms.check(
        guide_id=guide_id, answers=ANSWERS, values=VALUES | {"legal_representative_identity_number": number}, on=TODAY
    )

    assert number not in f"{problem.words}{problem.values}"


def test_everything_that_is_missing_is_said_at_once_in_the_order_of_the_form(guide_id: UUID) -> None:
    problems = forms.check(guide_id=guide_id, answers=ANSWERS, values={}, on=TODAY)

    assert [problem.element for problem in problems] == [code for code in VALUES if code != "opening_on"]


def test_the_address_is_asked_for_only_when_the_paper_goes_by_post(guide_id: UUID) -> None:
    assert said(guide_id, delivery_method="POST") == ["请填写“寄送地址”"]


def test_a_value_that_is_not_asked_for_is_not_looked_at(guide_id: UUID) -> None:
    assert said(guide_id, agent_phone="1", nothing="x") == []


def test_what_is_known_is_filled_in_with_its_source(guide_id: UUID) -> None:
    view = filled(guide_id, ANSWERS, {}, {"subject_name": NAME})

    (name,) = [field for field in view.fields if field.key == "subject_name"]
    assert name.value == "云岭滋味餐饮有限公司"
    assert name.source == forms.Provenance(name="营业执照（市场监管局）", as_of=date(2026, 1, 5))


def test_来源_营业执照_市场监管局() -> None:
    guide_id, company = published_guide(), enterprise()
    parties.learn_data(party_id=company, data=[NAME], by=founder(), now=NOW, command=once())

    view = forms.form(guide_id=guide_id, answers=ANSWERS, applicant_id=company)

    (name,) = [field for field in view.fields if field.key == "subject_name"]
    assert (name.value, name.source and name.source.name) == ("云岭滋味餐饮有限公司", "营业执照（市场监管局）")


def test_the_form_costs_one_query_once_the_guide_is_known(
    guide_id: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    company = enterprise()
    forms.form(guide_id=guide_id, answers=ANSWERS, applicant_id=company)

    with django_assert_num_queries(1):
        forms.form(guide_id=guide_id, answers=ANSWERS, applicant_id=company)


def test_what_was_typed_goes_before_what_is_known(guide_id: UUID) -> None:
    view = filled(guide_id, ANSWERS, {"subject_name": "云岭新味"}, {"subject_name": NAME})

    (name,) = [field for field in view.fields if field.key == "subject_name"]
    assert (name.value, name.source) == ("云岭新味", None)


def test_what_the_answers_say_is_shown_and_not_asked(guide_id: UUID) -> None:
    view = forms.form(guide_id=guide_id, answers=ANSWERS, applicant_id=None)

    (items,) = [field for field in view.fields if field.key == "food_business_items"]
    assert items.is_answered
    assert items.shown == "热食类食品制售、冷食类食品制售（含凉菜）"
    assert items.source == forms.Provenance(name="情形选择")


def test_each_datum_is_asked_once(guide_id: UUID) -> None:
    view = forms.form(guide_id=guide_id, answers=ANSWERS | {"agent": "YES"}, applicant_id=None)

    keys = [field.key for field in view.fields]
    assert len(keys) == len({*keys})


def test_what_a_page_posts_is_checked_as_what_a_machine_sends(guide_id: UUID) -> None:
    posted = {code: [str(value)] for code, value in VALUES.items()} | {"food_business_form": ["BAR"]}

    values = forms.typed(guide_id=guide_id, answers=ANSWERS, posted=posted)

    assert values == VALUES
    assert forms.check(guide_id=guide_id, answers=ANSWERS, values=values, on=TODAY) == ()


def test_a_case_keeps_what_belongs_to_the_form_and_what_the_answers_say(guide_id: UUID) -> None:
    kept = forms.kept(guide_id=guide_id, answers=ANSWERS, values=VALUES | {"nothing": "x"})

    assert kept == VALUES | {"food_business_form": "CATERING", "food_business_items": ["HOT", "COLD"]}


def test_the_schema_is_one_of_2020_12_and_says_the_same(guide_id: UUID) -> None:
    schema = forms.schema(guide_id=guide_id, answers=ANSWERS)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["credit_code"] == {
        "title": "统一社会信用代码",
        "type": "string",
        "minLength": 1,
        "format": "cn-credit-code",
    }
    assert "delivery_address" not in schema["properties"]


def test_checking_costs_no_query_once_the_guide_is_known(
    guide_id: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    said(guide_id)

    with django_assert_num_queries(0):
        said(guide_id)


def test_rows_are_checked_cell_by_cell() -> None:
    columns = [
        {"code": "name", "label": "姓名"},
        {"code": "number", "label": "证号", "kind": "IDENTITY_NUMBER"},
    ]
    rows = {"element": "drivers", "label": "聘用驾驶员", "kind": "ROWS", "columns": columns, "most_rows": 2}
    form = [*document().model_dump(mode="json")["form"], {"code": "more", "title": "驾驶员", "fields": [rows]}]
    guide_id = published_guide(form=form)
    drivers = [{"name": "张样例", "number": "11010519491231002X"}, {"number": "110"}, {"name": "某"}]

    problems = forms.check(guide_id=guide_id, answers=ANSWERS, values=VALUES | {"drivers": drivers}, on=TODAY)

    assert [(problem.row, problem.column, problem.words) for problem in problems] == [
        (None, "", "“聘用驾驶员”最多 2 行"),
        (1, "name", "请填写“姓名”"),
        (1, "number", "身份证号码应为 18 位，现为 3 位，请核对是否漏输或多输"),
        (2, "number", "请填写“证号”"),
    ]


@pytest.mark.requirement("R125")
def test_a_new_version_asks_for_less_and_a_filed_case_keeps_its_form() -> None:
    place = town()
    case = cases.case(case_id=submitted(place), by=place.applicant())
    guide = catalogue.guide(guide_id=case.guide_id)
    form = guide.document.model_dump(mode="json")["form"]
    for section in form:
        section["fields"] = [field for field in section["fields"] if field["element"] != "opening_on"]

    checks = [check for check in document().model_dump(mode="json")["checks"] if check["place"] != "opening_on"]

    newer = successor(guide, document(form=form, checks=checks))

    def asked(guide_id: UUID) -> set[str]:
        return {field.key for field in forms.form(guide_id=guide_id, answers=ANSWERS, applicant_id=None).fields}

    assert cases.case(case_id=case.id, by=place.applicant()).guide_id == guide.id
    assert asked(guide.id) - asked(newer) == {"opening_on"}


def successor(guide: catalogue.GuideView, changed: catalogue.Guide) -> UUID:
    """Publish another version of a guide from tomorrow on, and return its id."""
    guide_id = catalogue.draft_guide(
        item_id=guide.item_id, document=changed, by=actor("catalogue.edit"), now=NOW, command=once()
    )
    for act, right in ((catalogue.review_guide, "catalogue.review"), (catalogue.approve_guide, "catalogue.approve")):
        act(guide_id=guide_id, opinion="", by=actor(right), now=NOW, command=once())
    catalogue.publish_guide(
        guide_id=guide_id,
        published_from=TODAY + timedelta(days=1),
        by=actor("catalogue.publish"),
        now=NOW,
        command=once(),
    )
    return guide_id

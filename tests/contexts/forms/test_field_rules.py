"""Fields, formats and sentences, without a guide and without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.catalogue.domain.asking import FieldKind
from onewindow.contexts.forms.domain.fields import ColumnView, FieldView, Kind, OptionView
from onewindow.contexts.forms.domain.formats import fits
from onewindow.contexts.forms.domain.problems import Fault, problem
from onewindow.contexts.forms.domain.schema import schema_of
from onewindow.contexts.forms.domain.typed import typed

YES = OptionView(code="Y", label="邮寄")
NO = OptionView(code="N", label="自取")
TABLE = FieldView(
    key="drivers",
    label="驾驶员",
    kind=Kind.ROWS,
    columns=(
        ColumnView(key="name", label="姓名"),
        ColumnView(key="age", label="年龄", kind=Kind.INTEGER, is_required=False, unit="岁"),
    ),
    most_rows=2,
)


def field(kind: Kind, **more: object) -> FieldView:
    return FieldView(key="it", label="它", kind=kind, **more)


def test_every_kind_that_a_guide_can_name_can_be_drawn() -> None:
    assert {*map(str, Kind)} == {*map(str, FieldKind)}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Kind.IDENTITY_NUMBER, "11010519491231002X", "110105194912310021"),
        (Kind.CREDIT_CODE, "91999901MA9X00011B", "91999901MA9X00011C"),
        (Kind.PHONE, "13800000000", "12800000000"),
        (Kind.PHONE, "0000-8812345", "8812345"),
        (Kind.PHONE, "13800000000", "12"),
        (Kind.EMAIL, "name@example.cn", "name@example"),
        (Kind.BANK_ACCOUNT, "6222021234567890128", "6222021234567890127"),
        (Kind.DATE, "2024-02-29", "2026-02-29"),
        (Kind.DATE, "2026-10-01", "20261001"),
        (Kind.DATE, "2026-10-01", "2026-W40-4"),
    ],
)
def test_a_format_knows_right_from_wrong(kind: Kind, right: str, wrong: str) -> None:
    assert fits(kind, right)
    assert not fits(kind, wrong)


@pytest.mark.parametrize(
    ("kind", "posted", "value"),
    [
        (Kind.TEXT, ["  云岭  "], "云岭"),
        (Kind.INTEGER, ["１２"], 12),
        (Kind.INTEGER, ["一打"], "一打"),
        (Kind.DECIMAL, ["1,200.50"], 1200.5),
        (Kind.DECIMAL, ["120"], 120),
        (Kind.MONEY, ["nan"], "nan"),
        (Kind.YES_NO, ["NO"], False),
        (Kind.STATEMENT, ["on"], True),
        (Kind.CHECKBOXES, ["a", "b"], ["a", "b"]),
        (Kind.IDENTITY_NUMBER, ["1101 0519 4912 3100 2x"], "11010519491231002X"),
        (Kind.PHONE, ["138 0000 0000"], "13800000000"),
        (Kind.EMAIL, ["Name@Example.cn"], "Name@Example.cn"),
    ],
)
def test_what_is_posted_is_read_and_what_cannot_be_read_is_kept(kind: Kind, posted: list[str], value: object) -> None:
    assert typed([field(kind)], {"it": posted}) == {"it": value}


@pytest.mark.parametrize("kind", Kind)
def test_what_is_left_empty_is_left_out(kind: Kind) -> None:
    assert typed([field(kind)], {}) == {}
    assert typed([field(kind)], {"it": [""]}) == {}


@given(st.sampled_from(Kind), st.lists(st.text(max_size=12), max_size=3))
def test_nothing_that_is_posted_breaks_the_reader(kind: Kind, posted: list[str]) -> None:
    typed([field(kind, columns=(ColumnView(key="it", label="它"),))], {"it": posted, "it-0-it": posted})


def test_rows_are_read_cell_by_cell_and_empty_ones_dropped() -> None:
    posted = {"drivers-0-name": ["张样例"], "drivers-0-age": ["40"], "drivers-1-name": [""]}

    assert typed([TABLE], posted) == {"drivers": [{"name": "张样例", "age": 40}]}


def test_one_row_too_many_is_read_so_that_it_can_be_said() -> None:
    posted = {f"drivers-{number}-name": ["某"] for number in range(5)}

    assert typed([TABLE], posted) == {"drivers": [{"name": "某"}] * 3}


@pytest.mark.parametrize(
    ("drawn", "value", "text"),
    [
        (field(Kind.RADIO, options=(YES, NO)), "Y", "邮寄"),
        (field(Kind.CHECKBOXES, options=(YES, NO)), ("Y", "N"), "邮寄、自取"),
        (field(Kind.YES_NO), False, "否"),
        (field(Kind.DECIMAL, unit="平方米"), 120.5, "120.5 平方米"),
        (field(Kind.INTEGER, unit="个"), 48, "48 个"),
        (field(Kind.MONEY, unit="元"), 12345678.5, "12345678.5 元"),
        (field(Kind.DATE), "2026-12-09", "2026年12月9日"),
        (field(Kind.DATE), "明天", "明天"),
        (field(Kind.TEXT), {"odd": 1}, ""),
        (field(Kind.TEXT), None, ""),
        (TABLE, [{"name": "张样例", "age": 40}, {"name": "李样例"}], "姓名：张样例，年龄：40 岁；姓名：李样例"),
    ],
)
def test_a_value_is_printed_in_words(drawn: FieldView, value: object, text: str) -> None:
    assert FieldView(**{**vars(drawn), "value": value}).shown == text


def test_the_schema_of_a_table() -> None:
    schema = schema_of("表", [TABLE])["properties"]["drivers"]

    assert (schema["minItems"], schema["maxItems"]) == (1, 2)
    assert schema["items"]["required"] == ["name"]


@pytest.mark.parametrize(
    ("kind", "fault", "sentence"),
    [
        (
            Kind.CHECKBOXES,
            Fault(keyword="uniqueItems", path=("it",), limit=None, value=[]),
            "“它”有重复的选项，请保留一个",
        ),
        (Kind.ROWS, Fault(keyword="required", path=(), limit="it", value={}), "请至少填写一行“它”"),
        (Kind.YES_NO, Fault(keyword="type", path=("it",), limit=None, value="x"), "请选择“它”"),
        (Kind.TEXT, Fault(keyword="strange", path=("it",), limit=None, value="x"), "“它”填写有误，请检查"),
        (Kind.PHONE, Fault(keyword="format", path=("it",), limit=None, value="13800000000"), "“它”填写有误，请检查"),
        (Kind.MONEY, Fault(keyword="maximum", path=("it",), limit=5000000.5, value=9), "“它”不能大于 5000000.5"),
    ],
)
def test_each_fault_has_its_sentence(kind: Kind, fault: Fault, sentence: str) -> None:
    said = problem({"it": field(kind)}, fault)

    assert said is not None
    assert said.words == sentence


@pytest.mark.parametrize(("kind", "schema"), [(Kind.YES_NO, {"type": "boolean"}), (Kind.STATEMENT, {"const": True})])
def test_the_schema_of_yes_and_of_a_statement(kind: Kind, schema: dict[str, object]) -> None:
    assert schema_of("表", [field(kind)])["properties"]["it"] == {"title": "它", **schema}


def test_a_fault_outside_the_fields_says_nothing() -> None:
    assert problem({}, Fault(keyword="required", path=(), limit="other", value={})) is None

"""勾稽: what a guide says of two data of a form, without a guide and without a database."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.catalogue.domain import asking
from onewindow.contexts.forms.domain.checks import Check, Place, Relation, broken
from onewindow.contexts.forms.domain.fields import ColumnView, FieldView, Kind
from onewindow.kernel.workdays import Term, Unit

TODAY = date(2026, 3, 2)
FROM, UNTIL = Place(element="starts"), Place(element="ends")
TESTED = Place(element="lorries", column="tested")
FIELDS = {
    "starts": FieldView(key="starts", label="开始日期", kind=Kind.DATE),
    "ends": FieldView(key="ends", label="结束日期", kind=Kind.DATE),
    "kitchen": FieldView(key="kitchen", label="厨房面积", kind=Kind.DECIMAL),
    "premises": FieldView(key="premises", label="场所面积", kind=Kind.DECIMAL),
    "lorries": FieldView(
        key="lorries",
        label="车辆",
        kind=Kind.ROWS,
        columns=(ColumnView(key="tested", label="有效期至", kind=Kind.DATE),),
    ),
}
IN_ORDER = Check(place=UNTIL, relation=Relation.NOT_BEFORE, than=FROM)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


def said(check: Check, values: Mapping[str, object]) -> list[str]:
    return [problem.words for problem in broken(FIELDS, [check], values, on=TODAY)]


def test_a_guide_names_the_same_relations() -> None:
    assert {*map(str, Relation)} == {*map(str, asking.Relation)}


@pytest.mark.parametrize(
    ("check", "values", "sentence"),
    [
        (
            IN_ORDER,
            {"starts": "2026-05-02", "ends": "2026-05-01"},
            "“结束日期”不能早于“开始日期”，请核对这两个日期",
        ),
        (
            Check(place=FROM, relation=Relation.NOT_AFTER, than=UNTIL),
            {"starts": "2026-05-02", "ends": "2026-05-01"},
            "“开始日期”不能晚于“结束日期”，请核对这两个日期",
        ),
        (
            Check(place=UNTIL, relation=Relation.NOT_AFTER, than=FROM, later=Term(3, Unit.YEAR)),
            {"starts": "2024-02-29", "ends": "2027-03-01"},
            "“结束日期”不能晚于 2027-02-28（从“开始日期”算起）",
        ),
        (
            Check(place=UNTIL, relation=Relation.NOT_BEFORE, than=FROM, later=Term(10, Unit.DAY)),
            {"starts": "2026-05-01", "ends": "2026-05-10"},
            "“结束日期”不能早于 2026-05-11（从“开始日期”算起）",
        ),
        (
            Check(place=FROM, relation=Relation.NOT_BEFORE),
            {"starts": "1900-01-01"},
            "“开始日期”不能早于申请当日（2026-03-02）",
        ),
        (
            Check(place=FROM, relation=Relation.NOT_AFTER),
            {"starts": "2026-03-03"},
            "“开始日期”不能晚于申请当日（2026-03-02）",
        ),
        (
            Check(place=FROM, relation=Relation.NOT_BEFORE, later=Term(-1, Unit.MONTH)),
            {"starts": "2026-02-01"},
            "“开始日期”不能早于 2026-02-02（从申请当日算起）",
        ),
        (
            Check(place=FROM, relation=Relation.NOT_AFTER, later=Term(12, Unit.MONTH)),
            {"starts": "2027-03-03"},
            "“开始日期”不能晚于 2027-03-02（从申请当日算起）",
        ),
        (
            Check(place=Place(element="kitchen"), relation=Relation.AT_MOST, than=Place(element="premises")),
            {"kitchen": 120.5, "premises": 120},
            "“厨房面积”不能大于“场所面积”，请核对这两个数",
        ),
        (
            Check(place=Place(element="premises"), relation=Relation.AT_LEAST, than=Place(element="kitchen")),
            {"kitchen": 120.5, "premises": 120},
            "“场所面积”不能小于“厨房面积”，请核对这两个数",
        ),
    ],
)
def test_每一种勾稽关系_都用自己的话说清楚(check: Check, values: dict[str, object], sentence: str) -> None:
    assert said(check, values) == [sentence]


@given(starts=days, ends=days)
def test_an_end_is_refused_exactly_when_it_lies_before_the_start(starts: date, ends: date) -> None:
    values = {"starts": starts.isoformat(), "ends": ends.isoformat()}

    assert bool(said(IN_ORDER, values)) is (ends < starts)


@given(kitchen=st.floats(0, 1e6) | st.integers(0, 10**6), premises=st.floats(0, 1e6) | st.integers(0, 10**6))
def test_two_relations_that_mirror_each_other_agree(kitchen: float, premises: float) -> None:
    values = {"kitchen": kitchen, "premises": premises}
    one, other = Place(element="kitchen"), Place(element="premises")

    within = said(Check(place=one, relation=Relation.AT_MOST, than=other), values)
    around = said(Check(place=other, relation=Relation.AT_LEAST, than=one), values)

    assert bool(within) is bool(around) is (kitchen > premises)


@pytest.mark.parametrize("other", [{}, {"starts": "somewhen"}, {"starts": 7}, {"starts": "2026-02-30"}])
def test_nothing_is_said_of_what_is_empty_or_no_day(other: dict[str, object]) -> None:
    assert said(IN_ORDER, {"ends": "2026-05-01", **other}) == []


def test_yes_is_no_number() -> None:
    check = Check(place=Place(element="kitchen"), relation=Relation.AT_MOST, than=Place(element="premises"))

    assert said(check, {"kitchen": True, "premises": 0}) == []


@given(amount=st.integers(-9999, 9999), unit=st.sampled_from([Unit.DAY, Unit.MONTH, Unit.YEAR]))
def test_a_distance_beyond_the_calendar_says_nothing_and_never_fails(amount: int, unit: Unit) -> None:
    check = Check(place=FROM, relation=Relation.NOT_BEFORE, later=Term(amount, unit))

    assert len(said(check, {"starts": "2026-03-02"})) in {0, 1}


def test_a_table_is_checked_row_by_row_and_the_problem_stands_in_its_row() -> None:
    check = Check(place=TESTED, relation=Relation.NOT_BEFORE)
    values = {"lorries": [{"tested": "2027-01-01"}, {"tested": "2026-03-01"}, {}, "nothing"]}

    (problem,) = broken(FIELDS, [check], values, on=TODAY)

    assert (problem.row, problem.column, problem.path) == (1, "tested", "lorries.1.tested")
    assert problem.words == "“有效期至”不能早于申请当日（2026-03-02）"


def test_a_situation_that_asks_for_only_one_of_the_two_has_nothing_to_compare() -> None:
    fields = {"ends": FIELDS["ends"]}

    assert not [*broken(fields, [IN_ORDER], {"starts": "2026-05-02", "ends": "2026-05-01"}, on=TODAY)]

"""The calendar against a naive oracle that walks day by day, on random tables, terms and pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onewindow.contexts.calendar import api as calendar
from onewindow.kernel.errors import Refusal
from onewindow.kernel.workdays import INSTANT, DayKind, Pause, SpecialDay, Term, Unit, WorkCalendar
from onewindow.kernel.workdays.calendar import NegativeTerm
from onewindow.kernel.workdays.days import PauseRunsBackwards
from onewindow.kernel.workdays.statutory import statutory_days
from onewindow.kernel.workdays.table import BeyondTheCalendar

CHINA = calendar.shipped_calendar()
DAY = timedelta(days=1)

days = st.dates(date(2003, 6, 1), date(2028, 12, 31))
far_days = st.dates(date(1900, 1, 1), date(2300, 12, 31))
spans = st.tuples(days, st.integers(0, 40)).map(lambda span: Pause(span[0], span[0] + timedelta(days=span[1])))
calendars = st.dictionaries(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.sampled_from(DayKind), max_size=60).map(
    lambda kinds: WorkCalendar.of(
        [SpecialDay(day, kind) for day, kind in kinds.items()],
        published_from=date(2024, 1, 1),
        published_until=date(2025, 12, 31),
    )
)


def walked(work: WorkCalendar, trigger: date, amount: int, pauses: list[Pause]) -> date:
    day, counted = trigger, 0
    while counted < amount:
        day += DAY
        if work.is_workday(day) and not any(after < day <= until for after, until in pauses):
            counted += 1
    return day


def walked_days(trigger: date, amount: int, pauses: list[Pause]) -> date:
    day, counted = trigger, 0
    while counted < amount:
        day += DAY
        counted += not any(after < day <= until for after, until in pauses)
    return day


@given(work=calendars, trigger=days, amount=st.integers(0, 80), pauses=st.lists(spans, max_size=4))
def test_add_is_what_walking_finds(work: WorkCalendar, trigger: date, amount: int, pauses: list[Pause]) -> None:
    assert work.add(trigger, amount, pauses).on == walked(work, trigger, amount, pauses)


@given(trigger=far_days, amount=st.integers(0, 60))
def test_add_is_what_walking_finds_outside_of_the_table_too(trigger: date, amount: int) -> None:
    assert CHINA.add(trigger, amount).on == walked(CHINA, trigger, amount, [])


@given(work=calendars, day=days, amount=st.integers(1, 60))
def test_back_undoes_add_for_a_working_day(work: WorkCalendar, day: date, amount: int) -> None:
    workday = work.add(day, 1).on

    assert work.back(work.add(workday, amount).on, amount).on == workday


@given(day=far_days, amount=st.integers(1, 60))
def test_back_finds_a_working_day_with_so_many_up_to_the_day_before(day: date, amount: int) -> None:
    on = CHINA.back(day, amount).on

    assert CHINA.is_workday(on)
    assert CHINA.count(on - DAY, day - DAY).number == amount


@given(work=calendars, after=days, span=st.integers(-5, 90), pauses=st.lists(spans, max_size=4))
def test_count_is_what_walking_finds(work: WorkCalendar, after: date, span: int, pauses: list[Pause]) -> None:
    until = after + timedelta(days=span)
    walk = [after + timedelta(days=number) for number in range(1, span + 1)]

    number = work.count(after, until, pauses).number

    paused = {day for day in walk if any(begin < day <= end for begin, end in pauses)}
    assert number == sum(work.is_workday(day) for day in walk if day not in paused)


@given(trigger=days, amount=st.integers(0, 80), pauses=st.lists(spans, max_size=4))
def test_a_term_holds_as_many_working_days_as_it_says(trigger: date, amount: int, pauses: list[Pause]) -> None:
    on = CHINA.add(trigger, amount, pauses).on

    assert CHINA.count(trigger, on, pauses).number == amount


@given(trigger=days, amount=st.integers(0, 80), pauses=st.lists(spans, max_size=4))
def test_calendar_days_skip_pauses_and_end_on_a_working_day(trigger: date, amount: int, pauses: list[Pause]) -> None:
    on = CHINA.days_roll(trigger, amount, pauses).on

    last = walked_days(trigger, amount, pauses)
    assert CHINA.is_workday(on)
    assert CHINA.count(last - DAY, on).number == 1


@given(trigger=days, months=st.integers(0, 30))
def test_months_end_on_the_corresponding_day_or_the_next_working_day(trigger: date, months: int) -> None:
    on = CHINA.months_roll(trigger, months).on

    month = trigger.month - 1 + months
    first = date(trigger.year + month // 12, month % 12 + 1, 1)
    last = next(
        day for number in range(trigger.day, 0, -1) if (day := first + timedelta(days=number - 1)).month == first.month
    )
    assert on == (last if CHINA.is_workday(last) else walked(CHINA, last, 1, []))


@settings(max_examples=30)
@given(work=calendars, trigger=days, amount=st.integers(0, 900), pauses=st.lists(spans, max_size=3))
def test_every_answer_can_be_said(work: WorkCalendar, trigger: date, amount: int, pauses: list[Pause]) -> None:
    answers = [
        work.add(trigger, amount, pauses),
        work.back(trigger, amount),
        work.days_roll(trigger, amount, pauses),
        work.months_roll(trigger, amount, pauses),
        work.count(trigger, trigger + timedelta(days=amount), pauses),
    ]

    assert all(answer.derivation for answer in answers)


def test_a_term_in_any_unit() -> None:
    start = date(2026, 9, 16)

    due = [CHINA.due(start, term).on for term in (INSTANT, Term(5), Term(5, Unit.DAY), Term(1, Unit.MONTH))]

    assert due == [start, date(2026, 9, 22), date(2026, 9, 21), date(2026, 10, 16)]
    assert CHINA.due(date(2024, 2, 29), Term(1, Unit.YEAR)).on == date(2025, 2, 28)


def test_terms_are_printed_as_guides_write_them() -> None:
    words = [term.words for term in (INSTANT, Term(20), Term(3, Unit.DAY), Term(2, Unit.MONTH), Term(1, Unit.YEAR))]

    assert words == ["当场办结", "20 个工作日", "3 日", "2 个月", "1 年"]


def test_an_instant_term_ends_on_its_day() -> None:
    answer = CHINA.due(date(2026, 9, 16), INSTANT)

    assert (answer.derivation, answer.is_provisional) == ("当场办结，期限为 9 月 16 日当日", False)


@pytest.mark.parametrize("year", [2027, 2028, 2099])
def test_放假办法第二条_全体公民放假的节日共十三天(year: int) -> None:
    days_off = statutory_days(year)

    assert len(days_off) == 13
    assert all(day.on.year == year and not day.is_workday for day in days_off)


def test_未公布年度_暂定而不报错() -> None:
    answer = CHINA.add(date(2026, 12, 14), 20)

    assert (answer.on, answer.is_provisional) == (date(2027, 1, 12), True)
    assert CHINA.is_provisional(date(2027, 1, 1))
    assert not CHINA.is_provisional(date(2026, 12, 31))


def test_a_count_into_an_unpublished_year_is_provisional() -> None:
    assert CHINA.count(date(2026, 12, 1), date(2027, 1, 31)).is_provisional
    assert not CHINA.count(date(2027, 1, 31), date(2027, 1, 1)).is_provisional


@pytest.mark.parametrize("ask", [CHINA.add, CHINA.back, CHINA.days_roll, CHINA.months_roll])
def test_a_negative_term_is_refused(ask: object) -> None:
    with pytest.raises(NegativeTerm):
        ask(date(2026, 1, 1), -1)


@pytest.mark.parametrize("ask", [CHINA.add, CHINA.back, CHINA.days_roll, CHINA.months_roll])
def test_a_term_beyond_all_calendars_is_refused(ask: object) -> None:
    with pytest.raises(BeyondTheCalendar):
        ask(date(2026, 1, 1), 10**9)


def test_a_pause_that_runs_backwards_is_refused() -> None:
    with pytest.raises(PauseRunsBackwards) as refused:
        CHINA.add(date(2026, 1, 5), 5, [Pause(date(2026, 1, 8), date(2026, 1, 6))])

    assert str(refused.value) == "中止期间的结束日（2026-01-06）早于开始日（2026-01-08），请核对后重新填写"
    assert isinstance(refused.value, Refusal)


def test_a_day_that_lies_outside_of_the_table_changes_nothing_in_it() -> None:
    work = WorkCalendar.of(
        [SpecialDay(date(2025, 12, 31), DayKind.REST_SWAP, "元旦")],
        published_from=date(2026, 1, 1),
        published_until=date(2026, 12, 31),
    )

    assert work.count(date(2025, 12, 31), date(2026, 1, 31)).number == 22


def test_a_pause_that_holds_no_day_changes_nothing() -> None:
    noon = date(2026, 1, 8)

    assert CHINA.add(date(2026, 1, 5), 5, [Pause(noon, noon)]).on == CHINA.add(date(2026, 1, 5), 5).on

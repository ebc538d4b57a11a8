"""Clocks, their lights and alarms: what holds for every term."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.domain import lights
from onewindow.contexts.deadlines.domain.clocks import (
    Alarm,
    Clock,
    Halt,
    Request,
    alarm_due,
    clocks_of,
    read,
    read_anew,
)
from onewindow.contexts.deadlines.domain.lights import DEFAULT_THRESHOLDS, Kind, Lamp, Light, Threshold
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import INSTANT, DayKind, SpecialDay, Term, Unit, WorkCalendar

CHINA = calendar.shipped_calendar()
CASE = Subject("case", uuid4())
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)

OWN = {Kind.SUPPLEMENT, Kind.TOLERANCE}  # of the applicant, whom nobody blames
kinds = st.sampled_from(Kind)
days = st.dates(date(2025, 1, 1), date(2026, 10, 31))
terms = st.one_of(st.just(INSTANT), st.builds(Term, st.integers(1, 60), st.sampled_from([Unit.WORKDAY, Unit.DAY])))
spans = st.tuples(days, st.integers(0, 20))
halts = st.lists(spans, max_size=3).map(
    lambda spans: tuple(
        Halt(procedure="HEARING", after=day, until=day + timedelta(days=length), document_id=uuid4())
        for day, length in spans
    )
)


def clock(**changes: object) -> Clock:
    facts = {"subject": CASE, "seq": 16, "kind": Kind.PROMISE, "started_on": MONDAY, "term": Term(5)}
    return Clock(**(facts | changes))


def calendar_with(*off: date) -> WorkCalendar:
    return WorkCalendar.of(
        [SpecialDay(day, DayKind.LOCAL) for day in off],
        published_from=date(2026, 1, 1),
        published_until=date(2026, 12, 31),
        version=9,
    )


@given(kind=kinds, started_on=days, term=terms, halts=halts)
def test_lights_change_in_order_and_only_after_the_last_day(
    kind: Kind, started_on: date, term: Term, halts: tuple[Halt, ...]
) -> None:
    reading = read(clock(kind=kind, started_on=started_on, term=term, halts=halts), CHINA)

    assert reading.due_on is not None
    assert reading.lamp.light(reading.due_on) in {Light.GREEN, Light.WARNING}
    assert reading.lamp.light(reading.due_on + DAY) == DEFAULT_THRESHOLDS[kind].overdue or kind in OWN
    if reading.lamp.warning_from is not None:
        assert started_on < reading.lamp.warning_from <= reading.due_on


@given(kind=kinds, started_on=days, term=terms)
def test_the_alarms_of_a_clock_are_a_warning_and_then_its_end(kind: Kind, started_on: date, term: Term) -> None:
    first = read(clock(kind=kind, started_on=started_on, term=term), CHINA)
    warned = read(clock(kind=kind, started_on=started_on, term=term, alarm=Alarm.WARNED), CHINA)
    over = read(clock(kind=kind, started_on=started_on, term=term, alarm=Alarm.RAN_OUT), CHINA)

    assert first.due_on is not None
    assert first.next_alarm_on == (first.lamp.warning_from or first.due_on + DAY)
    assert (warned.next_alarm_on, over.next_alarm_on) == (first.due_on + DAY, None)


@given(term=terms, more=st.integers(1, 20), started_on=days)
def test_a_longer_term_never_ends_earlier(term: Term, more: int, started_on: date) -> None:
    whole = read(clock(term=term, started_on=started_on), CHINA).due_on
    longer = read(clock(term=term, started_on=started_on, extension=more), CHINA).due_on

    assert whole is not None
    assert longer is not None
    assert longer >= whole


def test_an_act_numbers_its_clocks_by_its_event() -> None:
    request = Request(kind=Kind.NOTICE, started_on=MONDAY, term=Term(5))

    assert [clock.seq for clock in clocks_of(CASE, (request, request), event_seq=3)] == [48, 49]
    with pytest.raises(ValueError, match="at most 16"):
        clocks_of(CASE, (request,) * 17, event_seq=3)


def test_a_clock_that_stands_still_shows_no_end_no_light_and_no_alarm() -> None:
    halt = Halt(procedure="HEARING", after=date(2026, 3, 4), document_id=uuid4())

    reading = read(clock(halts=(halt,)), CHINA)

    assert (reading.due_on, reading.next_alarm_on) == (None, None)
    assert reading.lamp.light(date(2026, 12, 31)) == Light.GREEN


def test_a_stopped_clock_has_no_alarm() -> None:
    assert read(clock(stopped_on=date(2026, 3, 4)), CHINA).next_alarm_on is None


def test_a_kind_without_a_threshold_stays_green() -> None:
    reading = read(clock(), CHINA, {})

    assert reading.lamp == Lamp()


@pytest.mark.parametrize(
    ("workdays", "warned_from"),
    [(20, date(2026, 3, 24)), (10, date(2026, 3, 12)), (5, date(2026, 3, 6)), (1, date(2026, 3, 3))],
)
def test_T3_剩余不足一个工作日或百分之二十时预警(workdays: int, warned_from: date) -> None:
    assert read(clock(term=Term(workdays)), CHINA).lamp.warning_from == warned_from


@pytest.mark.parametrize(
    ("on", "light"), [(1, Light.GREEN), (2, Light.WARNING), (3, Light.YELLOW), (4, Light.RED), (9, Light.RED)]
)
def test_the_worst_light_that_was_reached_shows(on: int, light: Light) -> None:
    lamp = Lamp(date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4))

    assert lamp.light(date(2026, 3, on)) == light


@pytest.mark.parametrize(("today", "alarm"), [(6, Alarm.WARNED), (7, Alarm.WARNED), (8, Alarm.RAN_OUT)])
def test_what_is_over_is_not_warned_of_any_more(today: int, alarm: Alarm) -> None:
    assert alarm_due(date(2026, 3, 7), today=date(2026, 3, today)) == alarm


@pytest.mark.parametrize(
    ("alarm", "today", "again"),
    [
        (Alarm.NONE, date(2026, 3, 3), Alarm.NONE),
        (Alarm.WARNED, date(2026, 3, 6), Alarm.NONE),
        (Alarm.RAN_OUT, date(2026, 3, 10), Alarm.NONE),
        (Alarm.RAN_OUT, date(2026, 3, 11), Alarm.RAN_OUT),
    ],
)
def test_a_clock_that_the_calendar_moved_is_alarmed_again_unless_it_is_over(
    alarm: Alarm, today: date, again: Alarm
) -> None:
    moved, reading = read_anew(
        clock(alarm=alarm),
        calendar_with(date(2026, 3, 4)),
        DEFAULT_THRESHOLDS,
        due_before=date(2026, 3, 9),
        today=today,
    )

    assert (moved.alarm, reading.due_on, reading.calendar_version) == (again, date(2026, 3, 10), 9)


def test_a_clock_that_the_calendar_did_not_move_keeps_its_alarm() -> None:
    kept, _ = read_anew(clock(alarm=Alarm.WARNED), CHINA, DEFAULT_THRESHOLDS, due_before=date(2026, 3, 9), today=MONDAY)

    assert kept.alarm is Alarm.WARNED


@pytest.mark.parametrize(
    "threshold",
    [
        Threshold(Light.YELLOW, warn_workdays=-1),
        Threshold(Light.YELLOW, warn_workdays=61),
        Threshold(Light.YELLOW, warn_percent=101),
        Threshold(Light.GREEN),
        Threshold(Light.WARNING),
    ],
)
def test_a_threshold_that_makes_no_sense_is_refused(threshold: Threshold) -> None:
    with pytest.raises(lights.ThresholdOutOfRange):
        lights.check_threshold(threshold, valid_from=MONDAY, today=MONDAY)


def test_a_threshold_does_not_reach_back() -> None:
    sensible = Threshold(Light.RED, warn_workdays=2)

    lights.check_threshold(sensible, valid_from=MONDAY, today=MONDAY)
    with pytest.raises(lights.ThresholdInThePast):
        lights.check_threshold(replace(sensible, warn_workdays=3), valid_from=MONDAY - DAY, today=MONDAY)

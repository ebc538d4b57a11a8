"""When the cases of the demo happened: before now, in order, on working days, in office hours, whenever it is now."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onewindow.cli.demo.days import Almanac, Time
from onewindow.contexts.calendar import api as calendar
from onewindow.kernel.instants import CHINA, legal_day

WORK = calendar.shipped_calendar()
moments = st.builds(datetime.combine, st.dates(date(2025, 6, 1), date(2026, 12, 31)), st.times(), st.just(CHINA))
courses = st.lists(st.integers(0, 30), min_size=1, max_size=8).map(lambda agos: sorted(agos, reverse=True))


def almanac(now: datetime) -> Almanac:
    return Almanac(now=now, work=WORK)


@given(now=moments, agos=courses)
def test_acts_are_done_in_order_on_working_days_in_office_hours_before_now(now: datetime, agos: list[int]) -> None:
    instants = almanac(now).instants([Time(ago=ago) for ago in agos], seed="a case")

    assert sorted(instants) == list(instants)
    assert instants[-1] < now + timedelta(minutes=1)
    for instant in instants:
        assert WORK.is_workday(legal_day(instant))
        assert time(9) <= instant.time() < time(12) or time(13, 30) <= instant.time() < time(17)


@given(now=moments, agos=courses)
def test_the_same_seed_gives_the_same_instants(now: datetime, agos: list[int]) -> None:
    times = [Time(ago=ago) for ago in agos]

    first = almanac(now).instants(times, seed="a case")

    assert almanac(now).instants(times, seed="a case") == first
    assert len({*first}) == len(first)


def test_so_many_working_days_ago_leaves_out_holidays() -> None:
    after_the_holidays = almanac(datetime(2026, 10, 9, 15, tzinfo=CHINA))

    assert after_the_holidays.day(0).isoformat() == "2026-10-09"
    assert after_the_holidays.day(2).isoformat() == "2026-09-30"


def test_before_the_office_has_worked_a_while_today_is_the_last_working_day() -> None:
    assert almanac(datetime(2026, 3, 2, 9, 15, tzinfo=CHINA)).day(0).isoformat() == "2026-02-28"
    assert almanac(datetime(2026, 3, 1, 15, tzinfo=CHINA)).day(0).isoformat() == "2026-02-28"


def test_somebody_online_acts_when_they_say() -> None:
    (evening,) = almanac(datetime(2026, 3, 4, 10, tzinfo=CHINA)).instants([Time(ago=1, clock="20:12")], seed="a case")

    assert evening.replace(second=0) == datetime(2026, 3, 3, 20, 12, tzinfo=CHINA)

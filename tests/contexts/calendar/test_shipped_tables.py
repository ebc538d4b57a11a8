"""The tables that come with the program, day by day against two libraries made by others."""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from onewindow.contexts import calendar as room
from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.calendar.queries import REVISION, published_tables
from onewindow.kernel.workdays import DayKind
from onewindow.kernel.workdays.lunar import FESTIVALS
from onewindow.kernel.workdays.statutory import statutory_days

CHINA = calendar.shipped_calendar()
DATA = Path(room.__file__).parent / "data"

# 《国务院办公厅关于2006年部分节假日安排的通知》 makes this Saturday a working day; chinesecalendar begins the notice of
# 2006 on 1 January and does not know it.
UNKNOWN_TO_CHINESECALENDAR = {date(2005, 12, 31)}


def days(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    return [start + timedelta(days=number) for number in range((date(last, 12, 31) - start).days + 1)]


def test_the_tables_begin_in_2004_and_have_no_gap() -> None:
    assert [*published_tables().notices] == [*range(2004, 2027)]


def test_every_day_agrees_with_chinesecalendar() -> None:
    differing = {day for day in days(2004, 2026) if CHINA.is_workday(day) != chinese_calendar.is_workday(day)}

    assert differing == UNKNOWN_TO_CHINESECALENDAR


def test_every_day_agrees_with_holidays() -> None:
    others = holidays.China(years=range(2004, 2027))

    differing = {
        day
        for day in days(2004, 2026)
        if CHINA.is_workday(day) != ((day.weekday() < 5 and day not in others) or day in others.weekend_workdays)
    }

    assert differing == set()


def test_a_make_up_day_is_a_weekend_and_everything_else_is_off() -> None:
    special = CHINA.table.special.values()

    assert all(day.on.weekday() >= 5 for day in special if day.kind is DayKind.MAKEUP_WORK)
    assert all(not CHINA.is_workday(day.on) for day in special if day.kind is not DayKind.MAKEUP_WORK)
    assert all(day.name for day in special)


@pytest.mark.parametrize("year", [2025, 2026])
def test_放假办法第二条_已公布年度的法定节假日与条文一致(year: int) -> None:
    published = {
        day.on for day in CHINA.table.special.values() if day.kind is DayKind.STATUTORY and day.on.year == year
    }

    assert published == {day.on for day in statutory_days(year)}


@pytest.mark.parametrize("year", sorted(FESTIVALS))
def test_农历节日_逐年与另一来源一致(year: int) -> None:
    others = holidays.China(years=max(year, 2008), observed=False) if year >= 2008 else holidays.China(years=year)
    named = {day: others.get(day, "") for day in FESTIVALS[year]}

    assert "春节" in named[FESTIVALS[year][0]]
    if year >= 2008:
        assert all(
            name in named[day] for day, name in zip(FESTIVALS[year][1:], ("清明节", "端午节", "中秋节"), strict=True)
        )


def test_a_changed_table_has_a_new_revision() -> None:
    content = b"".join(path.read_bytes() for path in sorted(DATA.glob("*.csv")))

    # Whoever keeps terms reckons them anew when the revision grows: raise it and put the new digest here.
    assert (REVISION, sha256(content).hexdigest()) == (
        1,
        "7e814211cd85d8e0607ca3a287244a109adcf2fc4f70e57a9d896bbd99722497",
    )

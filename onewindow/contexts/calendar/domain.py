"""工作日历: what the State Council published, what was corrected since, and what a region adds. Pure."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onewindow.kernel.errors import Invalid, MovedMeanwhile, Refusal
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import DayKind, SpecialDay, WorkCalendar

NATIONAL = ""  # the region path of the whole country

type Layer = Mapping[date, SaidDay]  # what one region, or the country, says of days


class Said(StrEnum):
    """What is said of a day: its kind, or nothing any more."""

    STATUTORY = DayKind.STATUTORY.value  # 法定节假日
    REST_SWAP = DayKind.REST_SWAP.value  # 调休或补假
    MAKEUP_WORK = DayKind.MAKEUP_WORK.value  # 调休上班
    LOCAL = DayKind.LOCAL.value  # 地方节假日
    WITHDRAWN = "WITHDRAWN"  # 撤销原安排


@dataclass(frozen=True, slots=True)
class SaidDay:
    """One day as the country or a region says it; `name` is the festival that it belongs to."""

    on: date
    said: Said
    name: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTables:
    """The national tables that come with the program: 2004 and on, without a gap."""

    notices: Mapping[int, str]  # year → the notice that published it
    days: Layer


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What somebody wants the calendar to say: days of one region, and perhaps a year that they publish."""

    region_path: str
    days: tuple[SaidDay, ...]
    year: int | None = None


class NothingToCorrect(Refusal):
    """Everything that the correction says stands in the calendar already."""

    words = N_("所填内容与现行日历一致，无需更正")


class OnlyTheStateCouncil(Invalid):
    """A region may add local days and make-up days; all else is the State Council's."""

    words = N_(
        "地方只能增设地方节假日或调休上班，法定节假日和年度安排由国务院公布（《全国年节及纪念日放假办法》第四条）"
    )


class YearOutOfOrder(Invalid):
    """Years are published one after the other: a gap would be counted as if it had no holidays."""

    words = N_("下一个待录入的年度是 %(expected)s 年，不能录入 %(year)s 年的放假安排")


class EmptyYear(Invalid):
    """A year's table without a statutory day is no table."""

    words = N_("%(year)s 年的放假安排中没有法定节假日，请核对是否录入完整")


class DayRepeated(Invalid):
    """A day is said twice in one correction."""

    words = N_("%(day)s 重复出现，请保留一行")


class CorrectedMeanwhile(MovedMeanwhile):
    """Somebody else corrected the calendar between reading and writing; nothing was written."""

    words = N_("日历刚刚被他人更正，请刷新后再操作")


def read_tables(*, days: Iterable[str], years: Iterable[str]) -> PublishedTables:
    """Return the tables from their lines: `day,kind,name` and `year,source`."""
    said = (SaidDay(date.fromisoformat(row["day"]), Said(row["kind"]), row["name"]) for row in csv.DictReader(days))
    return PublishedTables(
        notices={int(row["year"]): row["source"] for row in csv.DictReader(years)},
        days={day.on: day for day in said},
    )


def calendar_of(
    layers: Iterable[Layer], *, first_year: int, last_year: int, place: str = NATIONAL, version: int = 0
) -> WorkCalendar:
    """Return the calendar of the layers, the country's first and the nearest region's last."""
    days = {day.on: day for layer in layers for day in layer.values() if day.said is not Said.WITHDRAWN}
    return WorkCalendar.of(
        (SpecialDay(day.on, DayKind(day.said), day.name) for day in days.values()),
        published_from=date(first_year, 1, 1),
        published_until=date(last_year, 12, 31),
        place=place,
        version=version,
    )


def correct(correction: Correction, *, standing: Layer, last_year: int) -> tuple[SaidDay, ...]:
    """Decide which days a correction says anew, given what its region says now.

    :raises DayRepeated: if a day stands twice in the correction
    :raises OnlyTheStateCouncil: if a region says what only the State Council may
    :raises YearOutOfOrder: if a year is published that does not follow the last one
    :raises EmptyYear: if the published year has no statutory day
    :raises NothingToCorrect: if nothing changes
    """
    _check_days(correction)
    if correction.year is not None:
        _check_year(correction, correction.year, last_year + 1)
    changed = tuple(day for day in correction.days if standing.get(day.on, SaidDay(day.on, Said.WITHDRAWN)) != day)
    if not changed:
        raise NothingToCorrect
    return changed


def touched(correction: Correction, changed: tuple[SaidDay, ...]) -> tuple[date, date]:
    """Return the first and the last day whose reckoning may change; publishing a year makes all of it final."""
    year = correction.year
    days = [day.on for day in changed] + ([] if year is None else [date(year, 1, 1), date(year, 12, 31)])
    return min(days), max(days)


def _check_days(correction: Correction) -> None:
    seen: set[date] = set()
    for day in correction.days:
        if day.on in seen:
            raise DayRepeated(field="days", day=day.on)
        seen.add(day.on)
    if correction.region_path != NATIONAL:
        regional = all(day.said not in {Said.STATUTORY, Said.REST_SWAP} for day in correction.days)
        if correction.year is not None or not regional:
            raise OnlyTheStateCouncil(field="days")


def _check_year(correction: Correction, year: int, expected: int) -> None:
    if year != expected:
        raise YearOutOfOrder(field="year", year=year, expected=expected)
    if not any(day.on.year == year and day.said is Said.STATUTORY for day in correction.days):
        raise EmptyYear(field="days", year=year)

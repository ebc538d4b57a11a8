"""How an answer is said: days in order, runs made short, festivals and pauses named."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from onewindow.kernel.workdays.days import Pause
from onewindow.kernel.workdays.statutory import LAST_LUNAR_YEAR
from onewindow.kernel.workdays.table import DayTable

DAY_BY_DAY = 10  # so many days are listed one by one,
IN_RUNS = 60  # so many in runs, more by the month,
BY_MONTH = 750  # and beyond three years only the number is said

_DAY = timedelta(days=1)


class Speaker:
    """Says days, each with its month or year only where these change."""

    def __init__(self, start: date) -> None:
        self._said: tuple[int, int] = (start.year, 0)

    def forget_month(self) -> None:
        """Say the month of the next day even if it was just said."""
        self._said = (self._said[0], 0)

    def day(self, day: date) -> str:
        """Return the day as `9 月 16`, or `17` when the month was just said."""
        return f"{self.month(day)}{day.day}"

    def month(self, day: date) -> str:
        """Return the month of the day if it was not just said, with the year if that is new."""
        said, self._said = self._said, (day.year, day.month)
        if said == self._said:
            return ""
        return f"{day.month} 月 " if said[0] == day.year else f"{day.year} 年 {day.month} 月 "


def listed(table: DayTable, days: Iterable[date], speaker: Speaker) -> str:
    """Return the working days in words, the shorter the more there are."""
    days = tuple(days)
    if len(days) <= DAY_BY_DAY:
        return "、".join(speaker.day(day) + _makeup(table, day) for day in days)
    if len(days) <= IN_RUNS:
        return "、".join(_run(table, run, speaker) for run in _runs(table, days))
    if len(days) <= BY_MONTH:
        speaker.forget_month()
        months = groupby(days, key=lambda day: day.replace(day=1))
        return "、".join(f"{speaker.month(month)}{len([*inside])} 天" for month, inside in months)
    return f"首日 {speaker.day(days[0])} 日，末日 {speaker.day(days[-1])} 日"


def offices_closed(table: DayTable, after: date, until: date) -> str:
    """Return the holidays within (after, until] with the weekends that touch them, or nothing."""
    if (until - after).days > BY_MONTH:
        return ""
    speaker = Speaker(after)
    said = [f"{_span(run, speaker)} {_festivals(table, run)}" for run in _holidays(table, after, until)]
    return f"；{'，'.join(said)}放假" if said else ""


def paused(table: DayTable | None, pauses: Sequence[Pause], start: date, end: date) -> str:
    """Return the pauses that made the term longer, with how many days each took; calendar days without a table."""
    speaker, said = Speaker(start), []
    for pause in pauses:
        after = max(pause.after, start)
        if after < pause.until and after < end:
            taken = (pause.until - after).days
            if table is not None:
                taken = table.rank(pause.until.toordinal()) - table.rank(after.toordinal())
            unit = "日" if table is None else "个工作日"
            said.append(f"{_span((after + _DAY, pause.until), speaker)}（{taken} {unit}）")
    return f"；扣除 {'、'.join(said)}" if said else ""


def provisional(table: DayTable, first: date, last: date) -> str:
    """Return what the answer rests on where no table is published, or nothing."""
    if table.is_published(first, last):
        return ""
    if first < table.published_from:
        return f"；{table.published_from.year} 年以前的放假安排未收录，仅按周末推算"
    year = max(first.year, table.published_until.year + 1)
    sentence = f"；{year} 年起的放假安排尚未公布" if last.year > year else f"；{year} 年放假安排尚未公布"
    sentence += "，暂按周末和法定节假日推算（农历节日按历表，调休未计），公布后重新计算"
    return sentence + (f"；{LAST_LUNAR_YEAR} 年以后仅按周末推算" if last.year > LAST_LUNAR_YEAR else "")


def _makeup(table: DayTable, day: date) -> str:
    return "(调休)" if day in table.special else ""


def _runs(table: DayTable, days: Sequence[date]) -> Iterator[tuple[date, ...]]:
    run: list[date] = []
    for day in days:
        joins = run and abs(day - run[-1]) == _DAY and day not in table.special and run[-1] not in table.special
        if run and not joins:
            yield tuple(run)
            run = []
        run.append(day)
    yield tuple(run)


def _run(table: DayTable, run: Sequence[date], speaker: Speaker) -> str:
    return _span(run, speaker) + _makeup(table, run[0])


def _span(run: Sequence[date], speaker: Speaker) -> str:
    opening = speaker.day(run[0])
    if run[0] == run[-1]:
        return opening
    join = "–" if run[0].month == run[-1].month else " 至 "
    return f"{opening}{join}{speaker.day(run[-1])}"


def _holidays(table: DayTable, after: date, until: date) -> Iterator[tuple[date, ...]]:
    days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
    for works, run in groupby(days, key=table.is_workday):
        closed = tuple(run)
        if not works and any(day in table.special for day in closed):
            yield closed


def _festivals(table: DayTable, run: Sequence[date]) -> str:
    names = [table.special[day].name for day in run if day in table.special]
    return "、".join(dict.fromkeys(name for name in names if name)) or "节假日"

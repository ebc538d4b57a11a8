"""Answers: the day or the number, and how it came about. The words are made only when somebody reads them."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from onewindow.kernel.workdays.days import Pause
from onewindow.kernel.workdays.table import BeyondTheCalendar, DayTable, dated
from onewindow.kernel.workdays.words import Speaker, listed, offices_closed, paused, provisional

_DAY = timedelta(days=1)


class Rule(Enum):
    """By which rule a day was reckoned."""

    ADD = "ADD"
    BACK = "BACK"
    DAYS = "DAYS"
    MONTHS = "MONTHS"
    INSTANT = "INSTANT"


class Reckoning(NamedTuple):
    """The day that a term ends on."""

    on: date
    rule: Rule
    start: date
    amount: int
    pauses: Sequence[Pause]
    table: DayTable

    @property
    def is_provisional(self) -> bool:
        """Say whether the day may still change, since a year it rests on is not published."""
        first, last = self._counted()
        return not self.table.is_published(first, last)

    @property
    def derivation(self) -> str:
        """Return how the day was found, in one line that a citizen can check with a calendar."""
        return _SENTENCES[self.rule](self) + provisional(self.table, *self._counted())

    def before_roll(self) -> "Reckoning":
        """Return the last day of a term in calendar days or months as it is, also when it is a day off."""
        if self.rule not in {Rule.DAYS, Rule.MONTHS}:
            return self
        return self._replace(on=natural_end(self.rule, self.start, self.amount, self.pauses))

    def _counted(self) -> tuple[date, date]:
        if self.on > self.start:
            return self.start + _DAY, self.on
        return self.on, max(self.on, self.start - _DAY)


class Count(NamedTuple):
    """How many working days lie in (after, until]."""

    number: int
    after: date
    until: date
    pauses: Sequence[Pause]
    table: DayTable

    @property
    def is_provisional(self) -> bool:
        """Say whether the number may still change, since a year it rests on is not published."""
        return self.until > self.after and not self.table.is_published(self.after + _DAY, self.until)

    @property
    def derivation(self) -> str:
        """Return the days that were counted, in one line."""
        speaker = Speaker(self.after)
        opening = f"{speaker.day(self.after)} 日次日起至 {Speaker(self.after).day(self.until)} 日"
        if not self.number:
            return f"{opening}没有工作日"
        days = _workdays(self.table, self.after, self.until, self.pauses)
        sentence = f"{opening}共 {self.number} 个工作日：{listed(self.table, days, speaker)}"
        sentence += offices_closed(self.table, self.after, self.until)
        sentence += paused(self.table, self.pauses, self.after, self.until)
        return sentence + provisional(self.table, self.after + _DAY, self.until)


def natural_end(rule: Rule, trigger: date, amount: int, pauses: Sequence[Pause]) -> date:
    """Return the last day of a term in calendar days or months, before it is rolled off a day off.

    :raises BeyondTheCalendar: if the result has no date
    """
    start = trigger.toordinal()
    end = start + amount if rule is Rule.DAYS else corresponding_day(trigger, amount).toordinal()
    for pause in pauses:
        low = max(pause.after.toordinal(), start)
        end += max(pause.until.toordinal() - low, 0) if low < end else 0
    return date.fromordinal(dated(end))


def corresponding_day(trigger: date, months: int) -> date:
    """Return the day with the same number so many months on, or that month's last (《民法典》第二百零二条).

    :raises BeyondTheCalendar: if the result has no date
    """
    years, month = divmod(trigger.month - 1 + months, 12)
    year = trigger.year + years
    if year > date.max.year:
        raise BeyondTheCalendar
    return date(year, month + 1, min(trigger.day, monthrange(year, month + 1)[1]))


def _workdays(table: DayTable, after: date, until: date, pauses: Sequence[Pause]) -> Iterator[date]:
    for rank in range(table.rank(after.toordinal()) + 1, table.rank(until.toordinal()) + 1):
        day = date.fromordinal(table.select(rank))
        if not any(pause.after < day <= pause.until for pause in pauses):
            yield day


def _forward(answer: Reckoning) -> str:
    if not answer.amount:
        return f"0 个工作日，即 {Speaker(answer.start).day(answer.start)} 日当日"
    speaker = Speaker(answer.start)
    opening = f"{answer.amount} 个工作日，自 {speaker.day(answer.start)} 日次日起："
    days = _workdays(answer.table, answer.start, answer.on, answer.pauses)
    return (
        opening
        + listed(answer.table, days, speaker)
        + offices_closed(answer.table, answer.start, answer.on)
        + paused(answer.table, answer.pauses, answer.start, answer.on)
    )


def _backward(answer: Reckoning) -> str:
    if not answer.amount:
        return _forward(answer)
    speaker = Speaker(answer.start)
    opening = f"{answer.amount} 个工作日，自 {speaker.day(answer.start)} 日前一日起倒数："
    before, last = answer.on - _DAY, answer.start - _DAY
    days = reversed([*_workdays(answer.table, before, last, ())])
    return opening + listed(answer.table, days, speaker) + offices_closed(answer.table, before, last)


def _rolled(answer: Reckoning) -> str:
    speaker = Speaker(answer.start)
    last = natural_end(answer.rule, answer.start, answer.amount, answer.pauses)
    unit, how = ("日", "止于") if answer.rule is Rule.DAYS else ("个月", "对应日为")
    sentence = f"{answer.amount} {unit}，自 {speaker.day(answer.start)} 日次日起，{how} {speaker.day(last)} 日"
    if answer.pauses:
        sentence += paused(None, answer.pauses, answer.start, last)
    if last == answer.on:
        return sentence
    return f"{sentence}；当日不上班，顺延至其后第一个工作日 {Speaker(last).day(answer.on)} 日"


def _instant(answer: Reckoning) -> str:
    return f"当场办结，期限为 {Speaker(answer.start).day(answer.start)} 日当日"


_SENTENCES = {
    Rule.ADD: _forward,
    Rule.BACK: _backward,
    Rule.DAYS: _rolled,
    Rule.MONTHS: _rolled,
    Rule.INSTANT: _instant,
}

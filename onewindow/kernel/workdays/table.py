"""The prefix table: how many working days lie up to a day, and which day is the n-th. Both in constant time."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, compress
from typing import Self

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_
from onewindow.kernel.workdays.days import SpecialDay
from onewindow.kernel.workdays.statutory import LAST_LUNAR_YEAR, statutory_days

_LAST_ORDINAL = date.max.toordinal()
_DAY = timedelta(days=1)
_WEEK = bytes((1, 1, 1, 1, 1, 0, 0))  # ordinal 1 was a Monday


class BeyondTheCalendar(Invalid):
    """No calendar reaches that far: the years are 1 to 9999."""

    words = N_("期限太长，推算结果超出公历可表示的范围，请核对天数")


@dataclass(frozen=True, slots=True, eq=False)
class DayTable:
    """Days in order, from the first published one to the last whose lunar festivals are known.

    Outside of the table only the week counts; after `published_until` the answers are provisional.
    """

    special: Mapping[date, SpecialDay] = field(repr=False)
    published_from: date
    published_until: date
    first: int  # ordinal of the first day
    ranks: "array[int]" = field(repr=False)  # ranks[i]: how many of the first i days are working days
    workdays: "array[int]" = field(repr=False)  # the ordinals of the working days

    @classmethod
    def of(cls, days: Iterable[SpecialDay], *, published_from: date, published_until: date) -> Self:
        """Return the table of what was published, continued by the law's own festivals (rulebook R12)."""
        special = {day.on: day for year in _unpublished(published_until) for day in statutory_days(year)}
        special |= {day.on: day for day in days}
        first = published_from.toordinal()
        end = date(max(LAST_LUNAR_YEAR, published_until.year), 12, 31).toordinal() + 1
        weeks = _WEEK * ((end - first) // 7 + 2)
        flags = bytearray(weeks[(first - 1) % 7 :][: end - first])
        for day in special.values():
            if first <= day.on.toordinal() < end:
                flags[day.on.toordinal() - first] = day.is_workday
        return cls(
            special=special,
            published_from=published_from,
            published_until=published_until,
            first=first,
            ranks=array("l", accumulate(flags, initial=0)),
            workdays=array("l", compress(range(first, end), flags)),
        )

    def rank(self, ordinal: int) -> int:
        """Return how many working days lie in the table up to and with the day; before the table it is negative."""
        place = ordinal - self.first + 1
        if 0 <= place < len(self.ranks):
            return self.ranks[place]
        if place < 0:
            return _weekdays(ordinal) - _weekdays(self.first - 1)
        return self.ranks[-1] + _weekdays(ordinal) - _weekdays(self.first + len(self.ranks) - 2)

    def select(self, rank: int) -> int:
        """Return the ordinal of the working day with the rank.

        :raises BeyondTheCalendar: if that day has no date
        """
        if 0 < rank <= len(self.workdays):
            return self.workdays[rank - 1]
        if rank <= 0:
            return dated(_weekday(rank + _weekdays(self.first - 1)))
        edge = self.first + len(self.ranks) - 2
        return dated(_weekday(rank - len(self.workdays) + _weekdays(edge)))

    def is_workday(self, day: date) -> bool:
        """Say whether offices work on the day."""
        special = self.special.get(day)
        return day.weekday() < 5 if special is None else special.is_workday

    def roll(self, day: date) -> date:
        """Return the day itself if it is a working day, else the first one after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def is_published(self, first: date, last: date) -> bool:
        """Say whether every day from the first to the last stands in a published table."""
        return self.published_from <= first and last <= self.published_until


def dated(ordinal: int) -> int:
    """Return the ordinal if there is such a day.

    :raises BeyondTheCalendar: if not
    """
    if not 1 <= ordinal <= _LAST_ORDINAL:
        raise BeyondTheCalendar
    return ordinal


def _unpublished(published_until: date) -> range:
    return range(published_until.year + 1, LAST_LUNAR_YEAR + 1)


def _weekdays(ordinal: int) -> int:
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _weekday(number: int) -> int:
    weeks, rest = divmod(number - 1, 5)
    return 7 * weeks + rest + 1

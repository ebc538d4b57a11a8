"""When things happened: so many working days ago, in office hours, the same for the same seed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from onewindow.kernel.instants import CHINA, legal_day
from onewindow.kernel.workdays import WorkCalendar

MORNING, AFTERNOON = time(9, 10), time(13, 35)
MORNING_MINUTES, AFTERNOON_MINUTES = 160, 190  # until 11:50 and 16:45: whoever comes last is still served
OFFICE = MORNING_MINUTES + AFTERNOON_MINUTES
EARLIEST = 30  # office minutes that must have passed before something happened “today”


@dataclass(frozen=True, kw_only=True)
class Time:
    """When an act is done: so many working days ago; `clock` where it is not left to chance (somebody online)."""

    ago: int
    clock: str = ""


@dataclass(frozen=True, kw_only=True)
class Almanac:
    """The days of the county as they lie before now."""

    now: datetime
    work: WorkCalendar

    def day(self, ago: int) -> date:
        """Return the working day so many working days ago; before the office has worked a while, 0 is the last one."""
        today = legal_day(self.now)
        if not self.work.is_workday(today) or self.passed(today) < EARLIEST:
            today = self.work.back(today, 1).on
        return self.work.back(today, ago).on if ago else today

    def passed(self, day: date) -> int:
        """Return how many office minutes of a day are over."""
        if day < legal_day(self.now):
            return OFFICE
        return sum(_instant(day, minute) < self.now for minute in range(OFFICE))

    def instants(self, times: Sequence[Time], *, seed: str) -> tuple[datetime, ...]:
        """Return an instant for each of the times, which are in order, so that the instants are too."""
        return tuple(
            instant
            for ago, several in groupby(times, key=lambda time: time.ago)
            for instant in self._of_day(self.day(ago), [*several], f"{seed} {ago}")
        )

    def _of_day(self, day: date, times: Sequence[Time], seed: str) -> Iterable[datetime]:
        drawn = sorted(range(self.passed(day)), key=lambda minute: _lot(seed, minute))[: len(times)]
        for moment, minute in zip(times, sorted(drawn), strict=True):
            seconds = timedelta(seconds=_lot(seed, minute)[0] % 60)
            if moment.clock:
                yield datetime.combine(day, time.fromisoformat(moment.clock), CHINA) + seconds
            else:
                yield _instant(day, minute) + seconds


def _lot(seed: str, minute: int) -> bytes:
    """Return what decides whether a minute is drawn: the same for the same seed."""
    return hashlib.sha256(f"{seed} {minute}".encode()).digest()


def _instant(day: date, minute: int) -> datetime:
    if minute < MORNING_MINUTES:
        return datetime.combine(day, MORNING, CHINA) + timedelta(minutes=minute)
    return datetime.combine(day, AFTERNOON, CHINA) + timedelta(minutes=minute - MORNING_MINUTES)

"""The working-day calendar of a place: a frozen value that answers every question of terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_
from onewindow.kernel.workdays.days import Pause, SpecialDay, union
from onewindow.kernel.workdays.reckoning import Count, Reckoning, Rule, natural_end
from onewindow.kernel.workdays.table import DayTable
from onewindow.kernel.workdays.terms import Term, Unit


class NegativeTerm(Invalid):
    """A term runs forward; to look back there is `back`."""

    words = N_("天数不能是负数（%(amount)s），倒推请使用“倒数”")


@dataclass(frozen=True, slots=True, eq=False)
class WorkCalendar:
    """Which days are working days at a place. `version` grows when a day is published or corrected."""

    table: DayTable
    place: str = ""
    version: int = 0

    @classmethod
    def of(
        cls,
        days: Iterable[SpecialDay],
        *,
        published_from: date,
        published_until: date,
        place: str = "",
        version: int = 0,
    ) -> Self:
        """Return the calendar of published days; after the last published day it answers provisionally."""
        return cls(DayTable.of(days, published_from=published_from, published_until=published_until), place, version)

    def is_workday(self, day: date) -> bool:
        """Say whether offices work on the day."""
        return self.table.is_workday(day)

    def is_provisional(self, day: date) -> bool:
        """Say whether the day's year has not been published."""
        return not self.table.is_published(day, day)

    def add(self, trigger: date, amount: int, pauses: Sequence[Pause] = ()) -> Reckoning:
        """Return the n-th working day after the trigger, leaving out those within a pause.

        The day that sets a term off is not counted (《民法典》第二百零一条).

        :raises NegativeTerm: if the amount is below zero
        :raises BeyondTheCalendar: if the result has no date
        :raises PauseRunsBackwards: if a pause ends before it starts
        """
        if amount < 0:
            raise NegativeTerm(amount=amount)
        table = self.table
        start = trigger.toordinal()
        goal = table.rank(start) + amount
        if pauses:
            pauses = union(pauses)
            for pause in pauses:
                low = table.rank(max(pause.after.toordinal(), start))
                goal += max(table.rank(pause.until.toordinal()) - low, 0) if low < goal else 0
        on = date.fromordinal(table.select(goal)) if amount else trigger
        return Reckoning(on, Rule.ADD, trigger, amount, pauses, table)

    def back(self, day: date, amount: int) -> Reckoning:
        """Return the n-th working day before the day.

        :raises NegativeTerm: if the amount is below zero
        :raises BeyondTheCalendar: if the result has no date
        """
        if amount < 0:
            raise NegativeTerm(amount=amount)
        on = date.fromordinal(self.table.select(self.table.rank(day.toordinal() - 1) - amount + 1)) if amount else day
        return Reckoning(on, Rule.BACK, day, amount, (), self.table)

    def count(self, after: date, until: date, pauses: Sequence[Pause] = ()) -> Count:
        """Return how many working days lie in (after, until], leaving out those within a pause.

        :raises PauseRunsBackwards: if a pause ends before it starts
        """
        table = self.table
        start, end = after.toordinal(), until.toordinal()
        number = max(table.rank(end) - table.rank(start), 0)
        for pause in (pauses := union(pauses)):
            low, high = max(pause.after.toordinal(), start), min(pause.until.toordinal(), end)
            number -= max(table.rank(high) - table.rank(low), 0) if low < high else 0
        return Count(number, after, until, pauses, table)

    def days_roll(self, trigger: date, amount: int, pauses: Sequence[Pause] = ()) -> Reckoning:
        """Return the last of so many calendar days after the trigger, or the next working day if it is none.

        《民法典》第二百零三条第一款: a last day that is a day off ends with the day after.

        :raises NegativeTerm: if the amount is below zero
        :raises BeyondTheCalendar: if the result has no date
        :raises PauseRunsBackwards: if a pause ends before it starts
        """
        return self._roll(Rule.DAYS, trigger, amount, union(pauses))

    def months_roll(self, trigger: date, amount: int, pauses: Sequence[Pause] = ()) -> Reckoning:
        """Return the corresponding day so many months on, or the next working day if it is none.

        《民法典》第二百零二条: where the month has no such day, its last one.

        :raises NegativeTerm: if the amount is below zero
        :raises BeyondTheCalendar: if the result has no date
        :raises PauseRunsBackwards: if a pause ends before it starts
        """
        return self._roll(Rule.MONTHS, trigger, amount, union(pauses))

    def due(self, trigger: date, term: Term, pauses: Sequence[Pause] = ()) -> Reckoning:
        """Return the last day of a term that the trigger set off, in whatever unit it is.

        :raises NegativeTerm: if the amount is below zero
        :raises BeyondTheCalendar: if the result has no date
        :raises PauseRunsBackwards: if a pause ends before it starts
        """
        match term.unit:
            case Unit.INSTANT:
                return Reckoning(trigger, Rule.INSTANT, trigger, 0, (), self.table)
            case Unit.WORKDAY:
                return self.add(trigger, term.amount, pauses)
            case Unit.DAY:
                return self.days_roll(trigger, term.amount, pauses)
            case Unit.MONTH:
                return self.months_roll(trigger, term.amount, pauses)
            case _:  # years
                return self.months_roll(trigger, 12 * term.amount, pauses)

    def _roll(self, rule: Rule, trigger: date, amount: int, pauses: tuple[Pause, ...]) -> Reckoning:
        if amount < 0:
            raise NegativeTerm(amount=amount)
        last = natural_end(rule, trigger, amount, pauses)
        return Reckoning(self.table.roll(last), rule, trigger, amount, pauses, self.table)

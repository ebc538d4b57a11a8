"""Stretches of days, and things that hold from a day on until the next of their kind begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """From a day on, until another day (which it no longer holds) or without an end."""

    valid_from: date
    valid_until: date | None = None

    def is_empty(self) -> bool:
        """Say whether the span ends before or as it begins."""
        return self.valid_until is not None and self.valid_until <= self.valid_from

    def holds_on(self, day: date) -> bool:
        """Say whether the day lies in the span."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def meets(self, other: "Span") -> bool:
        """Say whether there is a day that lies in both."""
        later = max(self.valid_from, other.valid_from)
        return self.holds_on(later) and other.holds_on(later)


class Dated(Protocol):
    """Anything that holds from a day on."""

    @property
    def valid_from(self) -> date: ...


def in_force[T: Dated](entries: Iterable[T], *, on: date) -> T | None:
    """Return the entry that holds on the day: of those that have begun, the one that began last.

    Entries have no end of their own, so that there is neither a gap nor an overlap to guard against.
    """
    begun = [entry for entry in entries if entry.valid_from <= on]
    return max(begun, key=lambda entry: entry.valid_from) if begun else None

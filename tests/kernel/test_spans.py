"""Spans are half open: the day of the end is the first day after."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onewindow.kernel.spans import Span, in_force

days = st.dates(date(2026, 1, 1), date(2026, 2, 1))
spans = st.builds(Span, days, st.none() | days)


@dataclass(frozen=True)
class Entry:
    valid_from: date


def days_of(span: Span) -> set[date]:
    year = [date(2025, 12, 1) + timedelta(days=n) for n in range(100)]
    return {day for day in year if span.holds_on(day)}


def test_the_last_day_is_the_day_before_the_end() -> None:
    span = Span(date(2026, 3, 2), date(2026, 3, 4))

    assert days_of(span) == {date(2026, 3, 2), date(2026, 3, 3)}


def test_a_span_without_an_end_holds_for_ever() -> None:
    assert Span(date(2026, 3, 2)).holds_on(date(2999, 1, 1))


@given(spans)
def test_a_span_is_empty_when_it_holds_no_day(span: Span) -> None:
    assert span.is_empty() == (not days_of(span))


@given(spans, spans)
def test_spans_meet_when_they_share_a_day(one: Span, other: Span) -> None:
    assert one.meets(other) == bool(days_of(one) & days_of(other))


@given(spans, spans)
def test_meeting_is_mutual(one: Span, other: Span) -> None:
    assert one.meets(other) == other.meets(one)


@given(st.lists(st.builds(Entry, days)), days)
def test_in_force_is_the_last_that_has_begun(entries: list[Entry], day: date) -> None:
    entry = in_force(entries, on=day)

    begun = sorted(e.valid_from for e in entries if e.valid_from <= day)
    assert (entry.valid_from if entry else None) == (begun[-1] if begun else None)

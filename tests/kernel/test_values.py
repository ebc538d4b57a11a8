"""The small values of the kernel: canonical bytes, legal days, pages, tables of moves."""

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from onewindow.kernel.canonical import canonical, digest
from onewindow.kernel.errors import IllegalMove
from onewindow.kernel.instants import day_begins, legal_day
from onewindow.kernel.moves import Moves
from onewindow.kernel.page import Page


class State(StrEnum):
    OPEN = "OPEN"
    SHUT = "SHUT"


class Verb(StrEnum):
    CLOSE = "CLOSE"


DOOR = Moves[State, Verb]({(State.OPEN, Verb.CLOSE): State.SHUT})


def test_equal_values_have_equal_bytes() -> None:
    assert canonical({"b": 1, "a": "一"}) == '{"a":"一","b":1}'.encode()
    assert digest({"b": 1, "a": "一"}) == digest({"a": "一", "b": 1})


def test_a_number_that_json_cannot_hold_exactly_is_refused() -> None:
    with pytest.raises(ValueError, match="9007199254740993"):
        canonical(2**53 + 1)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2025, 10, 10, 15, 59, 59, tzinfo=UTC), date(2025, 10, 10)),
        (datetime(2025, 10, 10, 16, 0, tzinfo=UTC), date(2025, 10, 11)),
    ],
)
def test_a_day_of_law_begins_at_midnight_in_china(instant: datetime, day: date) -> None:
    assert legal_day(instant) == day
    assert legal_day(day_begins(day)) == day


def test_an_instant_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="naive"):
        legal_day(day_begins(date(2025, 10, 10)).replace(tzinfo=None))


def test_a_page_is_its_lines() -> None:
    page = Page((1, 2), "2")

    assert (list(page), len(page), page.next_cursor) == ([1, 2], 2, "2")


def test_a_table_of_moves_says_what_leads_where() -> None:
    assert DOOR.allows(State.OPEN, Verb.CLOSE)
    assert not DOOR.allows(State.SHUT, Verb.CLOSE)
    assert DOOR.after(State.OPEN, Verb.CLOSE) is State.SHUT
    assert (DOOR.verbs(State.OPEN), DOOR.verbs(State.SHUT)) == ({Verb.CLOSE}, frozenset())
    assert DOOR.arrows() == {(State.OPEN, State.SHUT)}
    assert DOOR.diagram() == "stateDiagram-v2\n    OPEN --> SHUT: CLOSE\n"
    with pytest.raises(IllegalMove):
        DOOR.after(State.SHUT, Verb.CLOSE)

"""The life of a licence, its number and its days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.licences.domain.life import (
    CURRENT,
    MOVES,
    WARNING,
    NotCurrent,
    Standing,
    State,
    Verb,
    check_replaceable,
    standing,
)
from onewindow.contexts.licences.domain.naming import last_day, number_of, serial_of, series_of
from onewindow.kernel.errors import IllegalMove

FROM = date(2026, 11, 28)
END = date(2031, 11, 27)


def worth(today: date, *, state: State = State.VALID, ends_on: date | None = END) -> Standing:
    return standing(state, valid_from=FROM, ends_on=ends_on, today=today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (FROM - timedelta(days=1), Standing.NOT_YET),
        (FROM, Standing.VALID),
        (END - WARNING - timedelta(days=1), Standing.VALID),
        (END - WARNING, Standing.EXPIRING),
        (END, Standing.EXPIRING),
        (END + timedelta(days=1), Standing.EXPIRED),
    ],
)
def test_a_licence_expires_by_itself(today: date, expected: Standing) -> None:
    assert worth(today) is expected


def test_a_licence_without_end_does_not_expire() -> None:
    assert worth(date(2099, 1, 1), ends_on=None) is Standing.VALID


@pytest.mark.parametrize("state", [state for state in State if state is not State.VALID])
def test_what_was_done_to_it_counts_more_than_the_day(state: State) -> None:
    assert worth(END + timedelta(days=1), state=state) == state.value


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_every_pair_of_state_and_verb_is_decided(state: State, verb: Verb) -> None:
    if MOVES.allows(state, verb):
        assert MOVES.after(state, verb) in State
    else:
        with pytest.raises(IllegalMove):
            MOVES.after(state, verb)


def test_撤销撤回吊销之后_依法注销() -> None:
    for state in (State.REVOKED, State.WITHDRAWN, State.FORFEITED):
        assert MOVES.verbs(state) == {Verb.CANCEL}  # 《行政许可法》第七十条第四项


def test_nothing_follows_what_was_cancelled_or_superseded() -> None:
    assert MOVES.verbs(State.CANCELLED) == MOVES.verbs(State.SUPERSEDED) == frozenset()


@pytest.mark.parametrize("state", State)
def test_only_what_stands_is_followed_by_a_new_edition(state: State) -> None:
    if state in CURRENT:
        check_replaceable(state)
    else:
        with pytest.raises(NotCurrent):
            check_replaceable(state)


@pytest.mark.parametrize(
    ("valid_from", "months", "expected"),
    [
        (date(2026, 11, 28), 60, date(2031, 11, 27)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # no corresponding day: the last of the month
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
    ],
)
def test_期限届满之日_为对应日的前一日_没有对应日的_为月末(valid_from: date, months: int, expected: date) -> None:
    assert last_day(valid_from, months=months) == expected


def test_长期有效_没有届满之日() -> None:
    assert last_day(FROM, months=None) is None


@given(valid_from=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(1, 600))
def test_a_longer_term_never_ends_sooner(valid_from: date, months: int) -> None:
    sooner, later = last_day(valid_from, months=months), last_day(valid_from, months=months + 1)

    assert sooner is not None
    assert later is not None
    assert valid_from <= sooner < later


@pytest.mark.parametrize(
    ("template", "number", "serial"),
    [
        ("JY2999901{serial:07d}", "JY29999010000001", "JY29999010000001"),
        ("云水排{year}{serial:05d}", "云水排202600001", "202600000001"),
        ("云执广〔{year}〕{serial:04d}", "云执广〔2026〕0001", "202600000001"),
        ("{serial}", "1", "202600000001"),
    ],
)
def test_a_number_is_made_by_the_types_template_and_stands_in_the_identifier_if_it_can(
    template: str, number: str, serial: str
) -> None:
    made = number_of(template, serial=1, year=2026)

    assert (made, serial_of(made, serial=1, year=2026)) == (number, serial)


def test_a_number_that_names_the_year_begins_anew_each_year() -> None:
    def series(template: str, year: int) -> str:
        return series_of("T", organisation="O", template=template, year=year)

    assert series("{year}{serial}", 2026) != series("{year}{serial}", 2027)
    assert series("{serial}", 2026) == series("{serial}", 2027)

"""授权委托: for whom, in which items, on which days."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.parties.domain.mandates import (
    ForThemselves,
    Mandate,
    MandateKind,
    NoMandate,
    NothingGranted,
    TermNeeded,
    check_mandate,
    reach,
)
from onewindow.kernel.spans import Span

COMPANY, AGENT = UUID(int=1), UUID(int=2)
FOOD, DRAINS, TOBACCO = UUID(int=11), UUID(int=12), UUID(int=13)
MONDAY = date(2026, 3, 2)
WEEK = Span(MONDAY, MONDAY + timedelta(days=7))
GIVEN = Mandate(principal_id=COMPANY, agent_id=AGENT, kind=MandateKind.AUTHORISED, items=frozenset({FOOD}), span=WEEK)

days = st.dates(date(2026, 1, 1), date(2026, 1, 20))
items = st.none() | st.frozensets(st.sampled_from([FOOD, DRAINS, TOBACCO]), min_size=1)
mandates = st.builds(
    Mandate,
    principal_id=st.just(COMPANY),
    agent_id=st.just(AGENT),
    kind=st.sampled_from(MandateKind),
    items=items,
    span=st.builds(Span, days, st.none() | days),
    revoked_on=st.none() | days,
)


def test_只及于授权的事项和期间() -> None:
    assert GIVEN.covers(FOOD, on=MONDAY)
    assert not GIVEN.covers(DRAINS, on=MONDAY)
    assert not GIVEN.covers(FOOD, on=MONDAY - timedelta(days=1))
    assert not GIVEN.covers(FOOD, on=MONDAY + timedelta(days=7))


def test_撤销当日即失效() -> None:
    revoked = replace(GIVEN, revoked_on=MONDAY + timedelta(days=2))

    assert revoked.holds_on(MONDAY + timedelta(days=1))
    assert not revoked.holds_on(MONDAY + timedelta(days=2))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"agent_id": COMPANY}, ForThemselves),
        ({"items": frozenset()}, NothingGranted),
        ({"span": Span(MONDAY)}, TermNeeded),
        ({"span": Span(MONDAY, MONDAY)}, TermNeeded),
        ({"span": Span(MONDAY, MONDAY + timedelta(days=366))}, TermNeeded),
    ],
)
def test_不能这样授权(changes: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_mandate(replace(GIVEN, **changes), longest_days=365)


def test_最长期限之内可以授权() -> None:
    check_mandate(replace(GIVEN, span=Span(MONDAY, MONDAY + timedelta(days=365))), longest_days=365)


@pytest.mark.parametrize("kind", [MandateKind.LEGAL_REPRESENTATIVE, MandateKind.GUARDIAN])
def test_法定代表人和监护人没有截止日期(kind: MandateKind) -> None:
    check_mandate(replace(GIVEN, kind=kind, items=None, span=Span(MONDAY)), longest_days=365)


@given(st.lists(mandates, max_size=4), days, st.sampled_from([FOOD, DRAINS, TOBACCO]))
def test_together_mandates_reach_what_one_of_them_covers(given_: list[Mandate], day: date, item: UUID) -> None:
    covered = any(mandate.covers(item, on=day) for mandate in given_)

    try:
        reached = reach(given_, on=day)
    except NoMandate:
        assert not any(mandate.holds_on(day) for mandate in given_)
    else:
        assert covered == (reached is None or item in reached)

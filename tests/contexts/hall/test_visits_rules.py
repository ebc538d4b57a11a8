"""首问负责: whose a visit is, whatever is done with it."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.hall.domain import (
    Facts,
    NotOffered,
    NotYours,
    OfferedToThemselves,
    VisitIsOver,
    check_held,
    offer,
    take_over,
)

WANG, ZHAO, QIAN = UUID(int=1), UUID(int=2), UUID(int=3)
OPEN = Facts(held_by=WANG)
OFFERED = replace(OPEN, offered_to=ZHAO)
OVER = replace(OFFERED, is_over=True)

people = st.sampled_from([WANG, ZHAO, QIAN])
deeds = st.lists(st.tuples(st.sampled_from(["offer", "take", "close"]), people, people), max_size=12)


def test_首问责任人负责到底() -> None:
    check_held(OPEN, staff=WANG)
    with pytest.raises(NotYours):
        check_held(OPEN, staff=ZHAO)


def test_转交须对方接手_接手之前仍由首问责任人负责() -> None:
    assert offer(OPEN, staff=WANG, to=ZHAO) == ZHAO
    check_held(OFFERED, staff=WANG)
    with pytest.raises(NotYours):
        check_held(OFFERED, staff=ZHAO)
    assert take_over(OFFERED, staff=ZHAO) == ZHAO


def test_没有转交给我的_不能接手() -> None:
    with pytest.raises(NotOffered):
        take_over(OFFERED, staff=QIAN)
    with pytest.raises(NotOffered):
        take_over(OPEN, staff=ZHAO)


def test_不能转交给自己() -> None:
    with pytest.raises(OfferedToThemselves):
        offer(OPEN, staff=WANG, to=WANG)


def test_只有责任人可以转交() -> None:
    with pytest.raises(NotYours):
        offer(OPEN, staff=ZHAO, to=QIAN)


def test_结束之后什么都不能做() -> None:
    with pytest.raises(VisitIsOver):
        check_held(OVER, staff=WANG)
    with pytest.raises(VisitIsOver):
        offer(OVER, staff=WANG, to=ZHAO)
    with pytest.raises(VisitIsOver):
        take_over(OVER, staff=ZHAO)


def after(facts: Facts, deed: str, who: UUID, to: UUID) -> Facts:
    match deed:
        case "offer":
            return replace(facts, offered_to=offer(facts, staff=who, to=to))
        case "take":
            return replace(facts, held_by=take_over(facts, staff=who), offered_to=None)
        case _:
            check_held(facts, staff=who)
            return replace(facts, is_over=True)


@given(deeds)
def test_whatever_is_tried_only_an_offer_that_is_taken_changes_the_holder(tried: list[tuple[str, UUID, UUID]]) -> None:
    facts = OPEN
    for deed, who, to in tried:
        try:
            following = after(facts, deed, who, to)
        except (NotYours, NotOffered, OfferedToThemselves, VisitIsOver):
            continue
        assert not facts.is_over
        assert following.held_by == facts.held_by or (deed == "take" and facts.offered_to == following.held_by == who)
        facts = following

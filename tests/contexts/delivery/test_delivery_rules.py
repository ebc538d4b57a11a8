"""Who may take a result away."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.delivery.domain import (
    Entitled,
    NoPlace,
    NoReceiver,
    NotEntitled,
    NoWaybill,
    check_place,
    check_receiver,
    check_shipment,
)

HOLDER, AGENT, STRANGER = (UUID(int=number) for number in (1, 2, 3))
ENTITLED = Entitled(holder=HOLDER, agents=frozenset({AGENT}))


@pytest.mark.parametrize("receiver", [HOLDER, AGENT])
def test_持证人和受托人可以领取(receiver: UUID) -> None:
    assert check_receiver(ENTITLED, receiver=receiver) == receiver


def test_他人不能领取() -> None:
    with pytest.raises(NotEntitled):
        check_receiver(ENTITLED, receiver=STRANGER)


def test_查不到的证件不能领取() -> None:
    with pytest.raises(NoReceiver):
        check_receiver(ENTITLED, receiver=None)


def test_邮寄要有单号() -> None:
    assert check_shipment(waybill=" EX123 ") == "EX123"
    with pytest.raises(NoWaybill):
        check_shipment(waybill=" ")


def test_存放要有位置() -> None:
    assert check_place(place=" 出件柜 A-03 ") == "出件柜 A-03"
    with pytest.raises(NoPlace):
        check_place(place=" ")


people = st.sampled_from([UUID(int=number) for number in range(5)])


@given(holder=people, agents=st.frozensets(people), receiver=st.none() | people)
def test_a_result_goes_to_its_holder_or_an_agent_and_to_nobody_else(
    holder: UUID, agents: frozenset[UUID], receiver: UUID | None
) -> None:
    entitled = Entitled(holder=holder, agents=agents)

    if receiver in {holder, *agents}:
        assert check_receiver(entitled, receiver=receiver) == receiver
    else:
        with pytest.raises((NotEntitled, NoReceiver)):
            check_receiver(entitled, receiver=receiver)


def waybill(text: str) -> str:
    return check_shipment(waybill=text)


def shelf(text: str) -> str:
    return check_place(place=text)


@pytest.mark.parametrize("check", [waybill, shelf])
@given(text=st.text(max_size=20))
def test_what_is_written_down_says_something_and_has_no_blanks_around_it(
    check: Callable[[str], str], text: str
) -> None:
    if not text.strip():
        with pytest.raises((NoWaybill, NoPlace)):
            check(text)
    else:
        assert check(text) == check(f" {text} ") == text.strip()

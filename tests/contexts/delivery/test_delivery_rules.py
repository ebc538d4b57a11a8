"""Who may take a result away."""

from uuid import UUID

import pytest

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

"""送达 — who may take a result away, and what proves that it arrived. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_


class Way(StrEnum):
    PICKUP = "PICKUP"  # 窗口领取
    POST = "POST"  # 邮政速递
    WALLET = "WALLET"  # 电子证照


@dataclass(frozen=True, kw_only=True)
class Entitled:
    """Who may take the result: the holder, and those with a mandate today."""

    holder: UUID
    agents: frozenset[UUID] = frozenset()


class NotEntitled(Refusal):
    """The identity that was shown is neither the holder's nor an agent's."""

    words = N_("出示的证件与持证人及其授权代理人都不一致，不能发放；请核对证件，或请对方先办理委托")


class NoReceiver(Invalid):
    """Nobody is registered under the identity that was shown."""

    words = N_("没有查到这个证件号码对应的办事人，请核对后重新读取")


class NoPlace(Invalid):
    """A result is found by where it lies."""

    words = N_("请写明存放位置，例如：出件柜 A-03")


class NothingToSign(Refusal):
    """A receipt is signed once, by who took the result at a window."""

    words = N_("没有待签名的送达回证")


class NoWaybill(Invalid):
    """A shipment is found by its number."""

    words = N_("请填写快递单号")


def check_receiver(entitled: Entitled, *, receiver: UUID | None) -> UUID:
    """Return who may take the result, or say why they may not.

    :raises NoReceiver: if the identity that was shown belongs to nobody known
    :raises NotEntitled: if it belongs to neither the holder nor an agent
    """
    if receiver is None:
        raise NoReceiver(field="identity_number")
    if receiver != entitled.holder and receiver not in entitled.agents:
        raise NotEntitled
    return receiver


def check_shipment(*, waybill: str) -> str:
    """Return the waybill number without blanks.

    :raises NoWaybill: if there is none
    """
    if not waybill.strip():
        raise NoWaybill(field="waybill")
    return waybill.strip()


def check_place(*, place: str) -> str:
    """Return where a result lies, without blanks around it.

    :raises NoPlace: if that is not said
    """
    if not place.strip():
        raise NoPlace(field="place")
    return place.strip()

"""The contract of the devices at a window (ADR 27): what they give, and what they say when they cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import ClassVar, Protocol

from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What an identity card says. Nothing of it is shown by `repr`."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    sex: str = field(repr=False)
    nation: str = field(repr=False)
    born_on: date = field(repr=False)
    address: str = field(repr=False)
    issuer: str = field(repr=False)
    valid_from: date = field(repr=False)
    valid_until: date | None = field(repr=False)  # None: 长期


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A page as the camera saw it, with the name that the file gets."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


class CardReader(Protocol):
    """A reader of identity cards."""

    def read(self) -> Card:
        """Return what the card on the reader says.

        :raises NoCard: if there is none
        :raises CardUnreadable: if there is one that cannot be read
        :raises DeviceAway: if the reader does not answer
        """
        ...


class DocumentCamera(Protocol):
    """A camera above the desk."""

    def capture(self, label: str) -> Picture:
        """Return a picture of the page below the camera, named after what it is.

        :raises DeviceAway: if the camera does not answer
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Devices:
    """The devices of one window. `samples` names the cards that a simulated reader can be given."""

    reader: CardReader
    camera: DocumentCamera
    samples: Sequence[str] = ()


class DeviceRefusal(Refusal):
    """A device cannot do what it was asked; the work goes on by hand."""

    words = N_("设备暂不可用，请手工办理")
    status: ClassVar[HTTPStatus] = HTTPStatus.SERVICE_UNAVAILABLE


class NoDevice(DeviceRefusal):
    """The window has none."""

    words = N_("本窗口没有连接读卡器和高拍仪，请手工录入、上传文件")


class DeviceAway(DeviceRefusal):
    """A device, or the program that serves it, does not answer."""

    words = N_("设备没有响应：请检查连接线和设备服务程序，或者手工办理")


class NoCard(DeviceRefusal):
    """Nothing lies on the reader."""

    words = N_("读卡器上没有身份证，请放好后再读")
    status: ClassVar[HTTPStatus] = HTTPStatus.CONFLICT


class CardUnreadable(DeviceRefusal):
    """What lies on the reader is no card that can be read."""

    words = N_("身份证读取失败：请取下后重新放置；仍不成功的，请手工录入")
    status: ClassVar[HTTPStatus] = HTTPStatus.CONFLICT

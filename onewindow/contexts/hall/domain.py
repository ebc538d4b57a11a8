"""来访 — who came to which window for what, what was done, and whose it is until it is done (首问负责). Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import NotAllowed, Refusal
from onewindow.kernel.words import N_


class Purpose(StrEnum):
    ENQUIRY = "ENQUIRY"  # 咨询
    FILING = "FILING"  # 申请
    SUPPLEMENT = "SUPPLEMENT"  # 补正
    COLLECTION = "COLLECTION"  # 取件
    OTHER = "OTHER"  # 其他


class Ending(StrEnum):
    DONE = "DONE"  # 已办理
    ANSWERED = "ANSWERED"  # 已答复
    REFERRED = "REFERRED"  # 已告知负责的单位
    LEFT = "LEFT"  # 来访人先行离开


class Deed(StrEnum):
    """What is done on a visit, beside the verbs of a case, which announce themselves."""

    ANSWERED = "ANSWERED"  # 答复咨询
    REGISTERED = "REGISTERED"  # 登记办事人
    FILED = "FILED"  # 提交、收件
    RECEIVED = "RECEIVED"  # 接收网上申请
    ASKED = "ASKED"  # 一次性告知
    SUPPLEMENTED = "SUPPLEMENTED"  # 收补正材料
    ACCEPTED = "ACCEPTED"  # 受理
    DECLINED = "DECLINED"  # 不予受理
    DELIVERED = "DELIVERED"  # 送达
    HANDED_OVER = "HANDED_OVER"  # 转交


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Whose a visit is, to whom it is offered, and whether it is over."""

    held_by: UUID
    offered_to: UUID | None = None
    is_over: bool = False
    has_left: bool = False  # over, since the visitor went away before anything was done
    ended_on: date | None = None


class VisitIsOver(Refusal):
    """What is closed is not worked on."""

    words = N_("该来访已经结束")


class NotYours(NotAllowed):
    """Whoever was asked first is responsible until a colleague has taken it over (首问负责制)."""

    words = N_("该来访由首问责任人负责，请由其办理或者转交")


class NotOffered(Refusal):
    """A colleague takes over what is offered to them."""

    words = N_("该来访没有转交给您")


class OfferedToThemselves(Refusal):
    """A hand-over is to somebody else."""

    words = N_("不能转交给自己")


class CannotGoOn(Refusal):
    """A visit goes on if the visitor comes back on the same day; any other end stands."""

    words = N_("只有当天来访人先行离开的来访可以继续接待，其他情况请重新登记来访")


class AtNoWindow(NotAllowed):
    """Visits are received at a window."""

    words = N_("请先选择当班窗口，再接待来访")


def check_held(facts: Facts, *, staff: UUID) -> None:
    """Check that the visit is open and the person's.

    :raises VisitIsOver: if it is closed
    :raises NotYours: if it is somebody else's
    """
    if facts.is_over:
        raise VisitIsOver
    if facts.held_by != staff:
        raise NotYours


def offer(facts: Facts, *, staff: UUID, to: UUID) -> UUID:
    """Decide to whom the visit is offered; until they take it over it stays whose it is.

    :raises VisitIsOver: if it is closed
    :raises NotYours: if it is somebody else's
    :raises OfferedToThemselves: if it is offered to its holder
    """
    check_held(facts, staff=staff)
    if to == staff:
        raise OfferedToThemselves
    return to


def take_over(facts: Facts, *, staff: UUID) -> UUID:
    """Decide whose the visit is from now on.

    :raises VisitIsOver: if it is closed
    :raises NotOffered: if it is not offered to the person
    """
    if facts.is_over:
        raise VisitIsOver
    if facts.offered_to != staff:
        raise NotOffered
    return staff


def resume(facts: Facts, *, staff: UUID, today: date) -> None:
    """Check that a visit whose visitor went away may go on: they came back, or never left.

    :raises NotYours: if it is somebody else's
    :raises CannotGoOn: if it is open, ended otherwise, or on another day
    """
    if facts.held_by != staff:
        raise NotYours
    if not facts.has_left or facts.ended_on != today:
        raise CannotGoOn

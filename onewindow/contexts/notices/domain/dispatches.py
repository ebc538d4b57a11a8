"""The way of one notice by one medium: queued, sent, delivered or failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from onewindow.kernel.moves import Moves


class Medium(StrEnum):
    """By what a person is reached besides the inbox on the portal, which holds every notice."""

    SMS = "SMS"  # 短信
    MAIL = "MAIL"  # 电子邮件


class DispatchState(StrEnum):
    """How far a dispatch has come."""

    QUEUED = "QUEUED"  # 待发送
    SENT = "SENT"  # 已发送
    DELIVERED = "DELIVERED"  # 已到达
    FAILED = "FAILED"  # 发送失败


class DispatchVerb(StrEnum):
    """What happens to a dispatch."""

    SEND = "SEND"  # 发送
    CONFIRM = "CONFIRM"  # 确认到达
    FAIL = "FAIL"  # 失败
    RETRY = "RETRY"  # 重发


MOVES = Moves(
    {
        (DispatchState.QUEUED, DispatchVerb.SEND): DispatchState.SENT,
        (DispatchState.QUEUED, DispatchVerb.CONFIRM): DispatchState.DELIVERED,
        (DispatchState.QUEUED, DispatchVerb.FAIL): DispatchState.FAILED,
        (DispatchState.SENT, DispatchVerb.CONFIRM): DispatchState.DELIVERED,
        (DispatchState.SENT, DispatchVerb.FAIL): DispatchState.FAILED,
        (DispatchState.FAILED, DispatchVerb.RETRY): DispatchState.QUEUED,
    }
)
TRIES = 6
FIRST_PAUSE = timedelta(seconds=30)


@dataclass(frozen=True, kw_only=True)
class Later:
    """The carrier did not answer: try again then."""

    at: datetime


def after_no_answer(tries: int, *, now: datetime) -> Later | None:
    """Return when to try again after that many tries without an answer, or None to give up; pauses double."""
    return None if tries >= TRIES else Later(at=now + FIRST_PAUSE * 2 ** (tries - 1))

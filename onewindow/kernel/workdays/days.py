"""What a published table says of single days, and the spans that do not count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_


class DayKind(StrEnum):
    """Why a day is not what its place in the week says."""

    STATUTORY = "STATUTORY"  # 法定节假日
    REST_SWAP = "REST_SWAP"  # 调休或补假
    MAKEUP_WORK = "MAKEUP_WORK"  # 调休上班
    LOCAL = "LOCAL"  # 地方节假日，《全国年节及纪念日放假办法》第四条


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day of a published table; `name` is the festival that it belongs to."""

    on: date
    kind: DayKind
    name: str = ""

    @property
    def is_workday(self) -> bool:
        """Say whether people work on the day."""
        return self.kind is DayKind.MAKEUP_WORK


class PauseRunsBackwards(Invalid):
    """A span that does not count must end on or after the day it starts."""

    words = N_("中止期间的结束日（%(until)s）早于开始日（%(after)s），请核对后重新填写")


class Pause(NamedTuple):
    """A span that does not count: the half-open interval (after, until].

    `after` is the day a special procedure starts, `until` the day its result is recorded (rulebook R8).
    """

    after: date
    until: date


def union(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the same days as disjoint spans in order.

    :raises PauseRunsBackwards: if a pause ends before it starts
    """
    disjoint: list[Pause] = []
    for pause in sorted(pauses):
        if pause.until < pause.after:
            raise PauseRunsBackwards(after=pause.after, until=pause.until)
        if disjoint and pause.after <= disjoint[-1].until:
            disjoint[-1] = Pause(disjoint[-1].after, max(disjoint[-1].until, pause.until))
        else:
            disjoint.append(pause)
    return tuple(disjoint)

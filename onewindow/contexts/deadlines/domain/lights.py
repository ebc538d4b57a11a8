"""灯: when a term is near its end, and when it has run out, by the table of 电子监察 rules (rulebook §2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_

_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a clock measures. Each has its own list of what stops it (decision 8)."""

    NOTICE = "NOTICE"  # 一次性告知，《行政许可法》第三十二条第一款第四项
    SUPPLEMENT = "SUPPLEMENT"  # 申请人补正
    TOLERANCE = "TOLERANCE"  # 申请人补交容缺材料
    STATUTORY = "STATUTORY"  # 法定办结时限，第四十二条
    PROMISE = "PROMISE"  # 承诺办结时限
    SPECIAL = "SPECIAL"  # 特别程序所需时间，第四十五条
    DELIVERY = "DELIVERY"  # 送达，第四十四条


class Light(StrEnum):
    """How a clock stands, the worse the later."""

    GREEN = "GREEN"  # 正常
    WARNING = "WARNING"  # 预警
    YELLOW = "YELLOW"  # 黄牌
    RED = "RED"  # 红牌


@dataclass(frozen=True, slots=True)
class Threshold:
    """From when a kind of clock is warned of, and which light it gets once it has run out."""

    overdue: Light
    warn_workdays: int = 0  # so many working days are left,
    warn_percent: int = 0  # or so many of a hundred of the term; 0 and 0: no warning


type Thresholds = Mapping[Kind, Threshold]

DEFAULT_THRESHOLDS: Thresholds = MappingProxyType(
    {
        Kind.NOTICE: Threshold(Light.YELLOW, warn_workdays=1),  # T1, T2
        Kind.SUPPLEMENT: Threshold(Light.GREEN),  # the applicant's own terms: they are reminded, nobody is blamed
        Kind.TOLERANCE: Threshold(Light.GREEN, warn_workdays=1),
        Kind.PROMISE: Threshold(Light.YELLOW, warn_workdays=1, warn_percent=20),  # T3, T4
        Kind.STATUTORY: Threshold(Light.RED, warn_workdays=1),  # T5
        Kind.SPECIAL: Threshold(Light.YELLOW),  # T8
        Kind.DELIVERY: Threshold(Light.YELLOW, warn_workdays=1),  # T7
    }
)


class ThresholdInThePast(Invalid):
    """A threshold holds for clocks that are set off later; those that run keep theirs."""

    words = N_("生效日期不能早于今天（%(today)s）")


class ThresholdOutOfRange(Invalid):
    """Days are not negative, a part is at most the whole, and a clock that ran out is not “near its end”."""

    words = N_("预警天数应为 0 至 60 个工作日，预警比例应为 0 至 100%%，超期灯色只能是黄牌或红牌")


class SetAlready(Refusal):
    """One threshold a day, kind and region."""

    words = N_("%(valid_from)s 起的预警规则已经设置过，请选择其他生效日期")


def check_threshold(threshold: Threshold, *, valid_from: date, today: date) -> None:
    """Decide whether a threshold can be set.

    :raises ThresholdInThePast: if the day has passed
    :raises ThresholdOutOfRange: if the numbers make no sense
    """
    if valid_from < today:
        raise ThresholdInThePast(field="valid_from", today=today)
    makes_sense = 0 <= threshold.warn_workdays <= 60 and 0 <= threshold.warn_percent <= 100
    if not makes_sense or threshold.overdue not in {Light.YELLOW, Light.RED}:
        raise ThresholdOutOfRange(field="threshold")


@dataclass(frozen=True, slots=True)
class Lamp:
    """The days from which a clock shows each light; None: never."""

    warning_from: date | None = None
    yellow_from: date | None = None
    red_from: date | None = None

    def light(self, on: date) -> Light:
        """Return the light of the day."""
        if self.red_from is not None and on >= self.red_from:
            return Light.RED
        if self.yellow_from is not None and on >= self.yellow_from:
            return Light.YELLOW
        if self.warning_from is not None and on >= self.warning_from:
            return Light.WARNING
        return Light.GREEN


DARK = Lamp()  # of a clock whose end nobody knows


def lamp(threshold: Threshold, *, warned_from: date | None, due_on: date) -> Lamp:
    """Return when the lights of a clock change: it has run out when its last day has ended."""
    overdue_from = due_on + _DAY
    return Lamp(
        warning_from=warned_from,
        yellow_from=overdue_from if threshold.overdue is Light.YELLOW else None,
        red_from=overdue_from if threshold.overdue is Light.RED else None,
    )

"""Terms as laws and guides write them: a number and a unit."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    INSTANT = "INSTANT"  # 即办：在一次到场内办结
    WORKDAY = "WORKDAY"  # 工作日，《行政许可法》第八十二条
    DAY = "DAY"  # 自然日，遇休息日顺延，《民法典》第二百零三条
    MONTH = "MONTH"  # 月，《民法典》第二百零二条
    YEAR = "YEAR"  # 年


_NAMES = {Unit.WORKDAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月", Unit.YEAR: "年"}


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time; a term that no law sets is no `Term` of 0 but None."""

    amount: int
    unit: Unit = Unit.WORKDAY

    @property
    def words(self) -> str:
        """Return the term as it is printed."""
        return "当场办结" if self.unit is Unit.INSTANT else f"{self.amount} {_NAMES[self.unit]}"


INSTANT = Term(0, Unit.INSTANT)

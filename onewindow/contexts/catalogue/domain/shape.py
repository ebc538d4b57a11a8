"""What the parts of a guide are made of: terms, bases, sheets, contacts. Every part is frozen and says all it has."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from onewindow.kernel.workdays import Term, Unit

type Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
type Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
type Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")]
type Count = Annotated[int, Field(ge=0, le=9999)]


class Part(BaseModel):
    """A part of a guide. What is not in the schema is refused, so that nothing is lost unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Limit(Part):
    """时限: a number, a unit, how it is explained and what sets it."""

    amount: Count = 0
    unit: Unit = Unit.WORKDAY
    explanation: str = ""  # 时限说明
    basis: str = ""
    counted_as: float | None = None  # 即办: the working days that figures count it as (decision 10)

    @property
    def term(self) -> Term:
        """Return the limit as the calendar counts it."""
        return Term(self.amount, self.unit)

    @property
    def words(self) -> str:
        """Return the limit as it is printed: 5 个工作日, 当场办结."""
        return self.term.words


class LegalBasis(Part):
    """设定依据: which law says so, where, and in which words."""

    name: Line
    number: str = ""  # 文号
    article: str = ""  # 条款
    text: str = ""  # 原文
    effective_on: date | None = None

    @property
    def citation(self) -> str:
        """Return the basis as it is cited: 《行政许可法》第三十二条."""
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.name}》{number}{self.article}"


class Sheet(Part):
    """A blank form or a sample: its lines stand in the guide, or a stored file holds it."""

    title: Line
    lines: tuple[Line, ...] = ()
    file: str = ""  # the address of a stored file


class Contact(Part):
    """咨询方式、监督投诉方式."""

    phone: str = ""
    address: str = ""
    web: str = ""


class Opening(Part):
    """办理时间: on which days, and from when to when."""

    days: Line = "工作日"
    hours: tuple[tuple[str, str], ...] = (("09:00", "12:00"), ("13:30", "17:00"))

    @property
    def words(self) -> str:
        """Return the opening hours as they are printed."""
        return f"{self.days} " + "，".join(f"{begin}-{end}" for begin, end in self.hours)


class Place(Part):
    """办理地点."""

    name: Line
    address: Line
    windows: str = ""
    opening: Opening = Opening()
    transport: str = ""


class Faq(Part):
    """常见问题."""

    question: Line
    answer: Text


class Reminder(Part):
    """What the holder of the result has to think of later: 延续, 变更, 年度报告."""

    title: Line
    text: Text

"""What a guide asks: the questions that find the situation, where it stops, and the fields of the form."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictFloat, StrictInt, StringConstraints

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Condition
from onewindow.contexts.catalogue.domain.shape import Code, Count, Line, Part, Text
from onewindow.kernel.workdays import Unit

type FieldPlace = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]\w{0,63}(\.[A-Za-z]\w{0,63})?$")]


class QuestionKind(StrEnum):
    SINGLE = "SINGLE"  # 单选
    MULTI = "MULTI"  # 多选


class Option(Part):
    """An answer that can be chosen."""

    code: Code
    label: Line
    note: str = ""


class Question(Part):
    """情形: one plain question. Bound to a data element, its answer fills the form and is not asked again."""

    code: Code
    text: Line  # as it is asked: 您主要做哪一类食品经营？
    title: Line  # as it is named in a sentence: 主体业态
    kind: QuestionKind = QuestionKind.SINGLE
    options: tuple[Option, ...] = Field(min_length=2)
    why: str = ""  # why it is asked
    when: Condition = ALWAYS  # asked only in this situation; may look at earlier questions
    element: str = ""

    def label(self, code: str) -> str:
        """Return the label of an option; of one that does not exist, its code."""
        return next((option.label for option in self.options if option.code == code), code)


class Stop(Part):
    """Where the guide ends: no application is needed or possible here, and what to do instead."""

    code: Code
    when: Condition
    words: Line  # 只需备案，不办许可
    advice: Text


class FieldKind(StrEnum):
    """How a datum is asked for and drawn."""

    TEXT = "TEXT"  # 单行文字
    PARAGRAPH = "PARAGRAPH"  # 多行文字
    INTEGER = "INTEGER"  # 整数
    DECIMAL = "DECIMAL"  # 小数
    MONEY = "MONEY"  # 金额
    DATE = "DATE"  # 日期
    RADIO = "RADIO"  # 单选
    SELECT = "SELECT"  # 下拉单选
    CHECKBOXES = "CHECKBOXES"  # 多选
    YES_NO = "YES_NO"  # 是否
    PHONE = "PHONE"  # 电话
    EMAIL = "EMAIL"  # 电子邮箱
    IDENTITY_NUMBER = "IDENTITY_NUMBER"  # 公民身份号码
    CREDIT_CODE = "CREDIT_CODE"  # 统一社会信用代码
    BANK_ACCOUNT = "BANK_ACCOUNT"  # 银行账号
    ADDRESS = "ADDRESS"  # 地址
    STATEMENT = "STATEMENT"  # 声明勾选
    ROWS = "ROWS"  # 多行表格


CHOOSING = frozenset({FieldKind.RADIO, FieldKind.SELECT, FieldKind.CHECKBOXES})
NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})


class Asked(Part):
    """What a field of the form and a column of a table have in common."""

    label: Line
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    help: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    minimum: StrictInt | StrictFloat | None = None
    maximum: StrictInt | StrictFloat | None = None
    max_length: Count | None = None


class Column(Asked):
    """A column of a field of kind ROWS."""

    code: Code


class FormField(Asked):
    """字段: one datum, bound to its data element, which is also its key: each datum is asked once."""

    element: Code
    when: Condition = ALWAYS
    prefilled: bool = False  # taken from what is known of the applicant, with its source shown
    example: str = ""  # as the sample form shows it
    columns: tuple[Column, ...] = ()
    most_rows: Count = 20


class FormSection(Part):
    """A part of the form: one page, one subject."""

    code: Code
    title: Line
    help: str = ""
    fields: tuple[FormField, ...] = Field(min_length=1)


class Relation(StrEnum):
    """How what is typed at one place stands to another."""

    NOT_BEFORE = "NOT_BEFORE"  # 不早于
    NOT_AFTER = "NOT_AFTER"  # 不晚于
    AT_LEAST = "AT_LEAST"  # 不小于
    AT_MOST = "AT_MOST"  # 不大于


DAYS = frozenset({Relation.NOT_BEFORE, Relation.NOT_AFTER})
FILING_DAY = "@filing"  # 申请当日, in the place of another field


class Distance(Part):
    """So many days, months or years later than the other day; earlier, if the amount is negative."""

    amount: Annotated[int, Field(ge=-9999, le=9999)]
    unit: Literal[Unit.DAY, Unit.MONTH, Unit.YEAR] = Unit.DAY


class Check(Part):
    """勾稽: what must hold between two data of the form, or a day and the day of filing.

    A place is a data element, or a column of a table as `vehicles.inspected`, which is checked row by row. What is
    wrong is said at `place`; where one of the two is empty there is nothing to say.
    """

    place: FieldPlace
    relation: Relation
    than: FieldPlace | Literal["@filing"]
    later: Distance | None = None

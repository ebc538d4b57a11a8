"""Fields as they are drawn: frozen, with the value, where it comes from, and all that a template needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

type Value = bool | int | float | str | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]
type Values = Mapping[str, object]  # data element → value, as JSON


class Kind(StrEnum):
    """字段类型: how a datum is asked for and drawn. A guide names the same kinds."""

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


CHOSEN = frozenset({Kind.RADIO, Kind.SELECT, Kind.CHECKBOXES, Kind.YES_NO, Kind.DATE})  # 请选择, not 请填写
NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionView:
    """An answer that can be chosen."""

    code: str
    label: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """来源: the paper or register that a value was taken from, and of which day it is."""

    name: str  # 营业执照（市场监管局）
    as_of: date | None = None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a field of a form and a column of a table have in common. `key` is the data element or the column."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    is_required: bool = True
    help: str = ""
    unit: str = ""
    options: tuple[OptionView, ...] = ()
    minimum: int | float | None = None
    maximum: int | float | None = None
    max_length: int | None = None


@dataclass(frozen=True, kw_only=True)
class ColumnView(Cell):
    """A column of a field of kind ROWS."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Follows:
    """随选项填写: the field is asked for once this option of another field of its page is chosen."""

    key: str
    option: OptionView


@dataclass(frozen=True, kw_only=True)
class FieldView(Cell):
    """字段: one datum, with its value. `is_answered` marks what the situation already says: shown, not asked."""

    value: object = None
    source: Provenance | None = None
    is_answered: bool = False
    example: str = ""
    columns: tuple[ColumnView, ...] = ()
    most_rows: int = 20
    follows: Follows | None = None

    @property
    def shown(self) -> str:
        """Return the value as it is printed: labels for codes, 是 and 否, a unit behind a number."""
        return shown(self, self.value)


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A part of the form: one page, one subject. `offered` are the fields that another choice on it would ask for: a
    page draws them beside that choice, nobody has to fill them in."""

    code: str
    title: str
    help: str
    fields: tuple[FieldView, ...]
    offered: tuple[FieldView, ...] = ()

    @property
    def drawn(self) -> tuple[FieldView, ...]:
        """Return all that a page draws."""
        return (*self.fields, *self.offered)


@dataclass(frozen=True, kw_only=True)
class FormView:
    """The form of a guide in one situation."""

    guide_id: UUID
    title: str
    sections: tuple[SectionView, ...]

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """Return the fields of all sections, in order."""
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def drawn(self) -> tuple[FieldView, ...]:
        """Return all that pages draw."""
        return tuple(field for section in self.sections for field in section.drawn)


def shown(cell: Cell, value: object) -> str:
    """Return a value of the cell as it is printed."""
    labels = {option.code: option.label for option in cell.options}
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return f"{plain(value)} {cell.unit}".strip()
        case str() if cell.kind is Kind.DATE:
            return _day(value)
        case str():
            return labels.get(value, value)
        case list() | tuple() if isinstance(cell, FieldView) and cell.columns:
            return "；".join(_row(cell, row) for row in value if isinstance(row, dict))
        case list() | tuple():
            return "、".join(labels.get(str(code), str(code)) for code in value)
        case _:
            return ""


def plain(number: float) -> str:
    """Return a number as it is printed: without an exponent, and without zeros that say nothing."""
    return str(number) if isinstance(number, int) else f"{number:.6f}".rstrip("0").rstrip(".")


def _day(text: str) -> str:
    """Return a day as it is printed; of a draft what was typed, when it is no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.year}年{day.month}月{day.day}日"


def _row(field: FieldView, row: Mapping[str, object]) -> str:
    cells = ((column.label, shown(column, row.get(column.key))) for column in field.columns)
    return "，".join(f"{label}：{text}" for label, text in cells if text)

"""Items from a list: each row is read into an item or refused with a sentence; what is odd is a warning."""

from collections.abc import Mapping
from dataclasses import dataclass

from onewindow.contexts.catalogue.domain.guide import Codes, ItemType, Level
from onewindow.contexts.catalogue.domain.items import NewItem
from onewindow.kernel.codes import credit_code
from onewindow.kernel.codes.faults import CodeWrong, typed
from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_

COLUMNS = ("department", "main_item", "name", "item_code", "area_code", "task_type", "dept_code")
NO_MAIN_ITEM = "未分类"
LONGEST = {"name": 1000, "main_item": 1000, "department": 200, "item_code": 64, "dept_code": 64, "area_code": 12}
AREA_LEVELS = ((2, Level.PROVINCE), (4, Level.CITY), (6, Level.COUNTY), (9, Level.TOWN), (12, Level.VILLAGE))

NO_CREDIT_CODE = N_("部门编码“%(code)s”不是统一社会信用代码，已按原样保存，请补充")
HAS_GUIDE = N_("“%(name)s”已有办事指南，没有改动，请在事项中修改")


class NameMissing(Invalid):
    """A row without a name is nothing that anybody could look for."""

    words = N_("没有事项名称")


class CodeMissing(Invalid):
    """A row without a code cannot be told from another."""

    words = N_("没有事项编码")


class CodeTwiceInList(Invalid):
    """A code stands in the list for the second time."""

    words = N_("事项编码 %(code)s 与第 %(line)s 行重复")


class TypeUnknown(Invalid):
    """The type is none of the standard's."""

    words = N_("事项类型“%(type)s”不在 01 至 10、20 之内")


class AreaUnknown(Invalid):
    """A division code is twelve digits."""

    words = N_("行政区划代码“%(code)s”应为 12 位数字")


class CellTooLong(Invalid):
    """A cell has more characters than an item may have."""

    words = N_("“%(column)s”超过 %(limit)s 个字")


class CellMissing(Invalid):
    """A row has other columns than the head of the list."""

    words = N_("列数与表头不一致")


@dataclass(frozen=True, kw_only=True)
class RowNote:
    """What is said of one row: why it did not land, or what is odd about it. `sentence` is a template."""

    line: int
    sentence: str
    values: Mapping[str, object]

    @property
    def words(self) -> str:
        """Return the sentence, filled, in the language it was written in."""
        return self.sentence % self.values


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What became of a list."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: tuple[RowNote, ...] = ()
    warnings: tuple[RowNote, ...] = ()

    def __add__(self, other: "ImportReport") -> "ImportReport":
        """Return the report of both lists."""
        return ImportReport(
            added=self.added + other.added,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            bad=self.bad + other.bad,
            warnings=self.warnings + other.warnings,
        )


def read_row(row: Mapping[str | None, object], *, region_path: str) -> NewItem:
    """Return the item of a row.

    :raises Invalid: if it cannot land, with why
    """
    cells = {column: row.get(column) for column in COLUMNS}
    if None in row or any(cell is None for cell in cells.values()):
        raise CellMissing
    text = {column: str(cell).strip() for column, cell in cells.items()}
    for column, limit in LONGEST.items():
        if len(text[column]) > limit:
            raise CellTooLong(column=column, limit=limit)
    if not text["name"]:
        raise NameMissing(field="name")
    if not text["item_code"]:
        raise CodeMissing(field="item_code")
    return NewItem(
        name=text["name"],
        item_type=_type(text["task_type"]),
        codes=Codes(local=text["item_code"]),
        level=_level(text["area_code"]),
        main_item="" if text["main_item"] == NO_MAIN_ITEM else text["main_item"],
        department_name=text["department"],
        department_code=_department(text["dept_code"]),
        region_path=region_path,
        area_code=text["area_code"],
    )


def _type(text: str) -> ItemType:
    try:
        return ItemType(text.zfill(2))
    except ValueError:
        raise TypeUnknown(field="task_type", type=text) from None


def _level(code: str) -> Level | None:
    if not code:
        return None
    if len(code) != 12 or not (code.isascii() and code.isdigit()):
        raise AreaUnknown(field="area_code", code=code)
    return next(level for digits, level in AREA_LEVELS if not code[digits:].strip("0"))


def _department(code: str) -> str:
    return typed(code) if is_credit_code(code) else code


def is_credit_code(code: str) -> bool:
    """Say whether a department's code is a 统一社会信用代码, in whatever case it was typed."""
    try:
        credit_code.parse(code)
    except CodeWrong:
        return False
    return True

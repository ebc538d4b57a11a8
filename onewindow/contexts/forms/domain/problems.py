"""What is said about a value that cannot be taken: our own sentence, beside its field, never the checker's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onewindow.contexts.forms.domain.fields import CHOSEN, NUMBERS, Cell, FieldView, Kind, plain
from onewindow.contexts.forms.domain.formats import CHECKS
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_


@dataclass(frozen=True, kw_only=True)
class FieldProblem:
    """One problem at one place. `sentence` is a template marked for translation; it never repeats the value."""

    element: str
    sentence: str
    values: Mapping[str, object]
    row: int | None = None  # from 0, in a field of kind ROWS
    column: str = ""

    @property
    def path(self) -> str:
        """Return the place as programs name it: a data element, or element.row.column of a table."""
        return self.element if self.row is None else f"{self.element}.{self.row}.{self.column}".rstrip(".")

    @property
    def words(self) -> str:
        """Return the sentence, filled, in the language it was written in."""
        return self.sentence % self.values


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a checker of JSON Schema found: the keyword, where, its limit, and the value there."""

    keyword: str
    path: tuple[str | int, ...]
    limit: object
    value: object


FILL_IN = N_("请填写“%(label)s”")
CHOOSE = N_("请选择“%(label)s”")
TICK = N_("请阅读并勾选声明：%(label)s")
ADD_ROW = N_("请至少填写一行“%(label)s”")
NO_NUMBER = N_("“%(label)s”应填数字，如 120")
NO_INTEGER = N_("“%(label)s”应填整数，如 12")
TOO_SMALL = N_("“%(label)s”不能小于 %(limit)s%(unit)s")
TOO_LARGE = N_("“%(label)s”不能大于 %(limit)s%(unit)s")
TOO_LONG = N_("“%(label)s”最多 %(limit)s 个字，现有 %(actual)s 个字，请精简")
NO_OPTION = N_("请从“%(label)s”列出的选项中选择")
TWICE = N_("“%(label)s”有重复的选项，请保留一个")
TOO_MANY_ROWS = N_("“%(label)s”最多 %(limit)s 行")
NOT_TAKEN = N_("“%(label)s”填写有误，请检查")


def problem(fields: Mapping[str, FieldView], fault: Fault) -> FieldProblem | None:
    """Return what is said about a fault, or nothing if it lies outside the fields."""
    path = (*fault.path, fault.limit) if fault.keyword == "required" else fault.path
    if not path or str(path[0]) not in fields:
        return None
    field = fields[str(path[0])]
    row = path[1] if len(path) > 1 and isinstance(path[1], int) and field.columns else None
    column = str(path[2]) if row is not None and len(path) > 2 else ""
    cell = next((cell for cell in field.columns if cell.key == column), field)
    sentence, values = _said(cell, fault)
    return FieldProblem(
        element=field.key, sentence=sentence, values={"label": cell.label, **values}, row=row, column=column
    )


def _said(cell: Cell, fault: Fault) -> tuple[str, Mapping[str, object]]:
    match fault.keyword:
        case "required" | "minItems" | "minLength" | "const":
            return _missing(cell), {}
        case "type":
            return _wrong_type(cell), {}
        case "minimum":
            return TOO_SMALL, {"limit": _limit(fault.limit), "unit": f" {cell.unit}" if cell.unit else ""}
        case "maximum":
            return TOO_LARGE, {"limit": _limit(fault.limit), "unit": f" {cell.unit}" if cell.unit else ""}
        case "maxLength":
            return TOO_LONG, {"limit": fault.limit, "actual": len(str(fault.value))}
        case "maxItems":
            return TOO_MANY_ROWS, {"limit": fault.limit}
        case "enum":
            return NO_OPTION, {}
        case "uniqueItems":
            return TWICE, {}
        case "format":
            return _wrong_format(cell, str(fault.value))
        case _:
            return NOT_TAKEN, {}


def _missing(cell: Cell) -> str:
    if cell.kind is Kind.STATEMENT:
        return TICK
    if cell.kind is Kind.ROWS:
        return ADD_ROW
    return CHOOSE if cell.kind in CHOSEN else FILL_IN


def _wrong_type(cell: Cell) -> str:
    if cell.kind is Kind.INTEGER:
        return NO_INTEGER
    if cell.kind in NUMBERS:
        return NO_NUMBER
    return CHOOSE if cell.kind in CHOSEN else NOT_TAKEN


def _wrong_format(cell: Cell, text: str) -> tuple[str, Mapping[str, object]]:
    try:
        CHECKS[cell.kind](text)
    except Refusal as refusal:
        return refusal.words, {name: value for name, value in refusal.values.items() if name != "label"}
    return NOT_TAKEN, {}


def _limit(limit: object) -> str:
    return plain(limit) if isinstance(limit, int | float) else str(limit)


def in_order(fields: Sequence[FieldView], problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
    """Return the problems in the order of the fields, one for each place: the first that was found."""
    place = {field.key: number for number, field in enumerate(fields)}
    first: dict[tuple[str, int | None, str], FieldProblem] = {}
    for one in problems:
        first.setdefault((one.element, one.row, one.column), one)
    return tuple(sorted(first.values(), key=lambda one: (place[one.element], -1 if one.row is None else one.row)))

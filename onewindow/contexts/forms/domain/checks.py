"""勾稽: what a guide says must hold between two data of a form, or between a day and the day of filing. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onewindow.contexts.forms.domain.fields import Cell, FieldView, Kind, Values
from onewindow.contexts.forms.domain.formats import fits
from onewindow.contexts.forms.domain.problems import FieldProblem
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Term, Unit
from onewindow.kernel.workdays.reckoning import corresponding_day


class Relation(StrEnum):
    """How what is typed at one place stands to another. A guide names the same relations."""

    NOT_BEFORE = "NOT_BEFORE"  # 不早于
    NOT_AFTER = "NOT_AFTER"  # 不晚于
    AT_LEAST = "AT_LEAST"  # 不小于
    AT_MOST = "AT_MOST"  # 不大于


@dataclass(frozen=True, kw_only=True)
class Place:
    """A field of the form by its data element, or a column of a table."""

    element: str
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class Check:
    """What must hold at a place. Without another place, days are compared with the day of filing."""

    place: Place
    relation: Relation
    than: Place | None = None
    later: Term | None = None


BEFORE_OTHER = N_("“%(label)s”不能早于“%(other)s”，请核对这两个日期")
AFTER_OTHER = N_("“%(label)s”不能晚于“%(other)s”，请核对这两个日期")
BEFORE_RECKONED = N_("“%(label)s”不能早于 %(day)s（从“%(other)s”算起）")
AFTER_RECKONED = N_("“%(label)s”不能晚于 %(day)s（从“%(other)s”算起）")
BEFORE_FILING = N_("“%(label)s”不能早于申请当日（%(day)s）")
AFTER_FILING = N_("“%(label)s”不能晚于申请当日（%(day)s）")
BEFORE_FROM_FILING = N_("“%(label)s”不能早于 %(day)s（从申请当日算起）")
AFTER_FROM_FILING = N_("“%(label)s”不能晚于 %(day)s（从申请当日算起）")
SMALLER = N_("“%(label)s”不能小于“%(other)s”，请核对这两个数")
LARGER = N_("“%(label)s”不能大于“%(other)s”，请核对这两个数")

# What is said of days that are not in their order: (is there another field, is there a distance) → sentence.
DAYS: Mapping[Relation, Mapping[tuple[bool, bool], str]] = {
    Relation.NOT_BEFORE: {
        (True, False): BEFORE_OTHER,
        (True, True): BEFORE_RECKONED,
        (False, False): BEFORE_FILING,
        (False, True): BEFORE_FROM_FILING,
    },
    Relation.NOT_AFTER: {
        (True, False): AFTER_OTHER,
        (True, True): AFTER_RECKONED,
        (False, False): AFTER_FILING,
        (False, True): AFTER_FROM_FILING,
    },
}
NUMBERS: Mapping[Relation, str] = {Relation.AT_LEAST: SMALLER, Relation.AT_MOST: LARGER}


def broken(
    fields: Mapping[str, FieldView], checks: Iterable[Check], values: Values, *, on: date
) -> Iterator[FieldProblem]:
    """Return what does not hold in a form that is filed on a day. What is empty or no value is no matter of this."""
    for check in checks:
        cell = _cell(fields, check.place)
        other = _cell(fields, check.than) if check.than else None
        if cell is None or (check.than and other is None):
            continue  # the situation does not ask for both
        for row in _rows(values, check.place):
            problem = _problem(check, cell, other, values, row, on)
            if problem is not None:
                yield problem


def _cell(fields: Mapping[str, FieldView], place: Place) -> Cell | None:
    field = fields.get(place.element)
    if field is None or not place.column:
        return field
    return next((column for column in field.columns if column.key == place.column), None)


def _rows(values: Values, place: Place) -> Iterable[int | None]:
    if not place.column:
        return (None,)
    table = values.get(place.element)
    return range(len(table)) if isinstance(table, list | tuple) else ()


def _problem(
    check: Check, cell: Cell, other: Cell | None, values: Values, row: int | None, on: date
) -> FieldProblem | None:
    here = _value(values, check.place, row)
    there = _value(values, check.than, row) if check.than else on.isoformat()
    said = {"label": cell.label, "other": other.label if other else ""}
    if check.relation in DAYS:
        return _day_problem(check, said, here, there, row)
    number, limit = _number(here), _number(there)
    if number is None or limit is None or _stands(check.relation, number, limit):
        return None
    return _at(check, NUMBERS[check.relation], said, row)


def _day_problem(
    check: Check, said: Mapping[str, object], here: object, there: object, row: int | None
) -> FieldProblem | None:
    day, other = _day(here), _day(there)
    limit = _later(other, check.later) if other else None
    if day is None or limit is None or _stands(check.relation, day.toordinal(), limit.toordinal()):
        return None
    sentence = DAYS[check.relation][check.than is not None, check.later is not None]
    return _at(check, sentence, {**said, "day": limit.isoformat()}, row)


def _at(check: Check, sentence: str, said: Mapping[str, object], row: int | None) -> FieldProblem:
    return FieldProblem(element=check.place.element, sentence=sentence, values=said, row=row, column=check.place.column)


def _stands(relation: Relation, here: float, there: float) -> bool:
    return here >= there if relation in {Relation.NOT_BEFORE, Relation.AT_LEAST} else here <= there


def _value(values: Values, place: Place, row: int | None) -> object:
    value = values.get(place.element)
    if not place.column:
        return value
    line = value[row] if isinstance(value, list | tuple) and row is not None else None
    return line.get(place.column) if isinstance(line, Mapping) else None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and fits(Kind.DATE, value) else None


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _later(day: date, distance: Term | None) -> date | None:
    """Return the day so much later; none, if there is no such day."""
    if distance is None:
        return day
    try:
        if distance.unit is Unit.DAY:
            return day + timedelta(days=distance.amount)
        return corresponding_day(day, distance.amount * (12 if distance.unit is Unit.YEAR else 1))
    except (Refusal, OverflowError, ValueError):
        return None

"""The JSON Schema (2020-12) of a form: made from its fields, so that machines are told exactly what pages ask."""

from collections.abc import Iterable
from typing import Any

from onewindow.contexts.forms.domain.fields import Cell, FieldView, Kind
from onewindow.contexts.forms.domain.formats import NAMES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

type Schema = dict[str, Any]


def schema_of(title: str, fields: Iterable[FieldView]) -> Schema:
    """Return the schema that the values of the fields must fulfil."""
    asked = tuple(fields)
    return {"$schema": DIALECT, "title": title, **_object(asked)}


def _object(cells: tuple[Cell, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {cell.key: {"title": cell.label, **_value(cell)} for cell in cells},
        "required": [cell.key for cell in cells if cell.is_required],
        "additionalProperties": False,
    }


def _value(cell: Cell) -> Schema:
    codes = [option.code for option in cell.options]
    match cell.kind:
        case Kind.INTEGER:
            return {"type": "integer", **_range(cell)}
        case Kind.DECIMAL | Kind.MONEY:
            return {"type": "number", **_range(cell)}
        case Kind.YES_NO:
            return {"type": "boolean"}
        case Kind.STATEMENT:
            return {"const": True}
        case Kind.RADIO | Kind.SELECT:
            return {"enum": codes}
        case Kind.CHECKBOXES:
            least = {"minItems": 1} if cell.is_required else {}
            return {"type": "array", "items": {"enum": codes}, "uniqueItems": True, **least}
        case Kind.ROWS:
            return _rows(cell)
        case _:
            return _text(cell)


def _range(cell: Cell) -> Schema:
    bounds = {"minimum": cell.minimum, "maximum": cell.maximum}
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _text(cell: Cell) -> Schema:
    longest = {"maxLength": cell.max_length} if cell.max_length is not None else {}
    named = {"format": NAMES[cell.kind]} if cell.kind in NAMES else {}
    return {"type": "string", "minLength": 1, **longest, **named}


def _rows(cell: Cell) -> Schema:
    columns = cell.columns if isinstance(cell, FieldView) else ()
    most = {"maxItems": cell.most_rows} if isinstance(cell, FieldView) else {}
    least = {"minItems": 1} if cell.is_required else {}
    return {"type": "array", "items": _object(columns), **least, **most}

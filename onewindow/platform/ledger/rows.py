"""What an event says of the row that moves with it: each column that the act sets, so that the row can be held to it.

Values as they are, of documents and lists their hash; personal data is left out: a chain holds ids and hashes only.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Field, JSONField, Model
from pydantic_core import to_jsonable_python

from onewindow.kernel.canonical import Json, digest
from onewindow.platform.ledger.chain import instant_text

ROW = "row"  # where an event's body says it
KEPT_OTHERWISE = frozenset({"id", "version", "chain_head"})  # they are held against the chain itself


def set_by_act(table: type[Model], columns: Mapping[str, object]) -> dict[str, Json]:
    """Return the columns that an act sets as its event says them."""
    bound = bound_columns(table)
    return {name: _said(bound[name], value) for name, value in columns.items() if name in bound}


def set_by_first_act(table: type[Model], columns: Mapping[str, object]) -> dict[str, Json]:
    """Return all that a row holds after its first act; what stands as the table has it by default need not be said."""
    usual = _usual(table)
    return {name: value for name, value in set_by_act(table, columns).items() if value != usual[name]}


def as_read(row: Model) -> dict[str, Any]:
    """Return the columns of a row as they were read."""
    return {name: getattr(row, name) for name in bound_columns(type(row))}


def expected(table: type[Model], bodies: Iterable[Mapping[str, Any]]) -> Mapping[str, Json]:
    """Return what a row must hold after the events with these bodies; nothing is known of what no event said.

    A row that no act has touched yet stands in the state in which rows begin.
    """
    said = [body.get(ROW) for body in bodies]
    if not said:
        return {name: value for name, value in _usual(table).items() if name == "state" and value}
    columns = dict(_usual(table)) if said[0] is not None else {}
    for each in said:
        columns |= each or {}
    return columns


def strayed(row: Model, columns: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the columns of a row that hold something else than its events say."""
    bound = bound_columns(type(row))
    return tuple(
        name for name, value in columns.items() if name in bound and _said(bound[name], getattr(row, name)) != value
    )


@cache
def bound_columns(table: type[Model]) -> "Mapping[str, Field[Any, Any]]":
    """Return the columns of a moving table that only acts change, and that hold nothing personal."""
    personal: Mapping[str, object] = getattr(table, "PII", {})
    left_out = KEPT_OTHERWISE | {*personal} | getattr(table, "BY_NO_ACT", frozenset())
    return {str(field.attname): field for field in table._meta.concrete_fields if field.name not in left_out}


@cache
def _usual(table: type[Model]) -> Mapping[str, Json]:
    return {name: _said(field, field.get_default()) for name, field in bound_columns(table).items()}


def _said(field: "Field[Any, Any]", value: Any) -> Json:
    match value:
        case _ if isinstance(field, JSONField):
            return f"sha256:{digest(to_jsonable_python(value)).hex()}"
        case bytes() | memoryview():
            return f"sha256:{sha256(value).hexdigest()}"
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
    raise TypeError(f"{field.attname} holds {type(value).__name__}, which no event can say")

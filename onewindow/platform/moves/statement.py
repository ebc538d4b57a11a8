"""One SQL statement made of parts that all hang on the moving row: if it does not move, nothing is written."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import connection
from django.db.models import Field, Model

from onewindow.platform.database import clocks
from onewindow.platform.moves.acts import Amend, Insert, Version


class Statement:
    """A CTE: `moved` first, then whatever is added, each `FROM moved`.

    Nothing moves while the clocks of application and database are too far apart (foundations §5).
    """

    def __init__(self, head: str, parameters: list[Any]) -> None:
        self._parts = [f"moved AS ({head} RETURNING 1)"]
        self._parameters = parameters

    @classmethod
    def moving(cls, version: Version, changes: Mapping[str, object]) -> Self:
        """Return the statement that moves a row if it still has the state and version that were read."""
        assignments, parameters = _assignments(version.of, changes)
        table = _table(version.of)
        return cls(
            f"UPDATE {table} SET {assignments}, version = version + 1 "
            f"WHERE id = %s AND state = %s AND version = %s AND {clocks.AGREE}",
            [*parameters, version.id, str(version.state), version.version, *clocks.agreement()],
        )

    @classmethod
    def inserting(cls, birth: Insert) -> Self:
        """Return the statement that brings the one row of the insert into being."""
        columns, values, parameters = _values(birth)
        return cls(
            f"INSERT INTO {_table(birth.into)} ({columns}) "
            f"SELECT * FROM (VALUES {values}) AS born ({columns}) WHERE {clocks.AGREE}",
            [*parameters, *clocks.agreement()],
        )

    def add(self, part: Insert | Amend) -> None:
        """Add what is written beside the moving row."""
        match part:
            case Insert(rows=()):
                return
            case Insert():
                sql, parameters = _insert(part)
            case Amend():
                sql, parameters = _amend(part)
        self._parts.append(f"beside_{len(self._parts)} AS ({sql})")
        self._parameters += parameters

    def compiled(self) -> tuple[str, list[Any]]:
        """Return the SQL and its parameters; it answers one row if the act was written, else none."""
        return f"WITH {', '.join(self._parts)} SELECT 1 FROM moved", self._parameters


def _insert(part: Insert) -> tuple[str, list[Any]]:
    columns, values, parameters = _values(part)
    row = ", ".join(f"beside.{name}" for name in columns.split(", "))
    sql = (
        f"INSERT INTO {_table(part.into)} ({columns}) SELECT {row} FROM moved, (VALUES {values}) AS beside ({columns})"
    )
    return sql, parameters


def _amend(part: Amend) -> tuple[str, list[Any]]:
    assignments, parameters = _assignments(part.table, part.changes)
    conditions = []
    for name, value in part.where.items():
        field = _field(part.table, name)
        conditions.append(f"{_quoted(str(field.column))} = {_cast(field)}")
        parameters.append(_prepared(field, value))
    sql = f"UPDATE {_table(part.table)} SET {assignments} FROM moved WHERE {' AND '.join(conditions)}"
    return sql, parameters


def _values(part: Insert) -> tuple[str, str, list[Any]]:
    named = [_field(part.into, name) for name in part.rows[0]]
    others = [field for field in part.into._meta.concrete_fields if field not in named and _fills_itself(field)]
    columns = ", ".join(_quoted(str(field.column)) for field in (*named, *others))
    row = f"({', '.join(_cast(field) for field in (*named, *others))})"
    values = ", ".join([row] * len(part.rows))
    parameters = [
        _prepared(field, cell)
        for cells in part.rows
        for field, cell in (
            *((field, cells[str(field.attname)]) for field in named),
            *((field, field.get_default()) for field in others),
        )
    ]
    return columns, values, parameters


def _fills_itself(field: "Field[Any, Any]") -> bool:
    """Say whether a column that the row does not name gets a value from the model, as the ORM would give it."""
    return field.has_default() and not field.has_db_default()


def _assignments(table: type[Model], changes: Mapping[str, object]) -> tuple[str, list[Any]]:
    fields = [_field(table, name) for name in changes]
    sql = ", ".join(f"{_quoted(str(field.column))} = {_cast(field)}" for field in fields)
    return sql, [_prepared(field, value) for field, value in zip(fields, changes.values(), strict=True)]


def _field(table: type[Model], name: str) -> "Field[Any, Any]":
    for field in table._meta.concrete_fields:
        if field.attname == name:
            return field
    raise AttributeError(f"{table.__name__} has no column {name}")


def _prepared(field: "Field[Any, Any]", value: object) -> Any:
    return field.get_db_prep_save(value, connection)


def _cast(field: "Field[Any, Any]") -> str:
    # A cast to varchar(n) would cut what is too long without a word; text is checked when it is assigned.
    kind = field.cast_db_type(connection) or ""
    return "%s::text" if kind.startswith("varchar") else f"%s::{kind}"


def _table(table: type[Model]) -> str:
    return _quoted(table._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)

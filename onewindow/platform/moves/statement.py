"""One SQL statement made of parts that all hang on the moving row: if it does not move, nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

from onewindow.platform.database import clocks
from onewindow.platform.moves.acts import Amend, Insert, Version

# Values that a field would hand to the driver as they are: asking it for each is dear.
PLAIN: Mapping[type["Field[Any, Any]"], type] = {
    models.BooleanField: bool,
    models.CharField: str,
    models.DateField: date,
    models.IntegerField: int,
    models.SmallIntegerField: int,
    models.TextField: str,
    models.UUIDField: UUID,
}


class Statement:
    """A CTE: `moved` first, then whatever is added, each `FROM moved`.

    Nothing moves while the clocks of application and database are too far apart (foundations §5). `subject` is the row
    that moves: acts that are written together are written by subject.
    """

    def __init__(self, subject: str, head: str, parameters: list[Any], database: BaseDatabaseWrapper) -> None:
        self.subject = subject
        self._database = database
        self._parts = [f"moved AS ({head} RETURNING 1)"]
        self._parameters = parameters

    @classmethod
    def moving(cls, version: Version, changes: Mapping[str, object]) -> Self:
        """Return the statement that moves a row if it still has the state and version that were read."""
        database = connections[DEFAULT_DB_ALIAS]
        return cls(
            str(version.id),
            f"UPDATE {_table(version.of)} SET {_assigning(version.of, tuple(changes))}, version = version + 1 "
            f"WHERE id = %s AND state = %s AND version = %s AND {clocks.AGREE}",
            [
                *_values(version.of, changes, database),
                *(version.id, str(version.state), version.version, *clocks.agreement()),
            ],
            database,
        )

    @classmethod
    def inserting(cls, birth: Insert) -> Self:
        """Return the statement that brings the one row of the insert into being."""
        database, names = connections[DEFAULT_DB_ALIAS], tuple(birth.rows[0])
        shape = _shape(birth.into, names)
        return cls(
            str(birth.rows[0].get("id", "")),
            f"INSERT INTO {_table(birth.into)} ({shape.columns}) "
            f"SELECT * FROM (VALUES {shape.slots}) AS born ({shape.columns}) WHERE {clocks.AGREE}",
            [*_cells(birth, names, database), *clocks.agreement()],
            database,
        )

    def add(self, part: Insert | Amend) -> None:
        """Add what is written beside the moving row."""
        match part:
            case Insert(rows=()):
                return
            case Insert():
                sql, parameters = _insert(part, self._database)
            case Amend():
                sql, parameters = _amend(part, self._database)
        self._parts.append(f"beside_{len(self._parts)} AS ({sql})")
        self._parameters += parameters

    def compiled(self) -> tuple[str, list[Any]]:
        """Return the SQL and its parameters; it answers one row if the act was written, else none."""
        return f"WITH {', '.join(self._parts)} SELECT 1 FROM moved", self._parameters


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as SQL names it, and the place of its value, with its type."""

    name: str
    slot: str
    field: "Field[Any, Any]"
    attname: str
    plain: type | None  # values of just this class are sent as they are

    def cell(self, value: object, database: BaseDatabaseWrapper) -> Any:
        """Return what the driver is given for a value."""
        if type(value) is self.plain:
            return value
        return self.field.get_db_prep_save(value, database)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What rows of a table that name the same fields have in common: built once, since acts come in few shapes."""

    named: tuple[_Column, ...]
    others: tuple[_Column, ...]  # which the rows do not name, and the model fills as the ORM would

    @property
    def columns(self) -> str:
        return ", ".join(column.name for column in (*self.named, *self.others))

    @property
    def picked(self) -> str:
        return ", ".join(f"beside.{column.name}" for column in (*self.named, *self.others))

    @property
    def slots(self) -> str:
        return f"({', '.join(column.slot for column in (*self.named, *self.others))})"


@cache
def _columns_of(table: type[Model]) -> Mapping[str, _Column]:
    found = {}
    for field in table._meta.concrete_fields:
        # A cast to varchar(n) would cut what is too long without a word; text is checked when it is assigned.
        kind = field.cast_db_type(connection) or ""
        slot = "%s::text" if kind.startswith("varchar") else f"%s::{kind}"
        found[str(field.attname)] = _Column(
            name=connection.ops.quote_name(str(field.column)),
            slot=slot,
            field=field,
            attname=str(field.attname),
            plain=PLAIN.get(type(field)),
        )
    return found


@cache
def _shape(table: type[Model], names: tuple[str, ...]) -> _Shape:
    columns = _columns_of(table)
    named = tuple(_column(table, name) for name in names)
    others = tuple(columns[name] for name in columns if name not in names and _fills_itself(columns[name].field))
    return _Shape(named, others)


def _column(table: type[Model], name: str) -> _Column:
    column = _columns_of(table).get(name)
    if column is None:
        raise AttributeError(f"{table.__name__} has no column {name}")
    return column


def _fills_itself(field: "Field[Any, Any]") -> bool:
    """Say whether a column that the row does not name gets a value from the model, as the ORM would give it."""
    return field.has_default() and not field.has_db_default()


@cache
def _inserting(table: type[Model], names: tuple[str, ...], count: int) -> str:
    shape = _shape(table, names)
    values = ", ".join([shape.slots] * count)
    return (
        f"INSERT INTO {_table(table)} ({shape.columns}) "
        f"SELECT {shape.picked} FROM moved, (VALUES {values}) AS beside ({shape.columns})"
    )


def _insert(part: Insert, database: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
    names = tuple(part.rows[0])
    return _inserting(part.into, names, len(part.rows)), _cells(part, names, database)


def _cells(part: Insert, names: tuple[str, ...], database: BaseDatabaseWrapper) -> list[Any]:
    shape = _shape(part.into, names)
    cells: list[Any] = []
    for row in part.rows:
        cells += (column.cell(row[column.attname], database) for column in shape.named)
        cells += (column.cell(column.field.get_default(), database) for column in shape.others)
    return cells


@cache
def _amending(table: type[Model], changed: tuple[str, ...], named: tuple[str, ...]) -> str:
    conditions = " AND ".join(f"{column.name} = {column.slot}" for column in (_column(table, name) for name in named))
    return f"UPDATE {_table(table)} SET {_assigning(table, changed)} FROM moved WHERE {conditions}"


def _amend(part: Amend, database: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
    sql = _amending(part.table, tuple(part.changes), tuple(part.where))
    return sql, [*_values(part.table, part.changes, database), *_values(part.table, part.where, database)]


@cache
def _assigning(table: type[Model], names: tuple[str, ...]) -> str:
    return ", ".join(f"{column.name} = {column.slot}" for column in (_column(table, name) for name in names))


def _values(table: type[Model], cells: Mapping[str, object], database: BaseDatabaseWrapper) -> list[Any]:
    return [_column(table, name).cell(value, database) for name, value in cells.items()]


def _table(table: type[Model]) -> str:
    return connection.ops.quote_name(table._meta.db_table)

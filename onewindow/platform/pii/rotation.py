"""Rotation: everything sealed with an older key or another algorithm is sealed again, a batch at a time.

There is nothing to remember between batches: what still begins with another header is what is left. So it may be
interrupted anywhere, and is run again after every process has restarted with the new key.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from psycopg import Connection
from psycopg.sql import SQL, Composable, Identifier, Placeholder

from onewindow.platform.pii.fields import Encrypted
from onewindow.platform.pii.keys import MasterKey
from onewindow.platform.pii.sealing import HEADER_LENGTH, header, seal, unseal


@dataclass(frozen=True, slots=True)
class Column:
    """One encrypted column of one table."""

    table: str
    name: str
    keys: tuple[str, ...]  # the columns of the primary key

    @property
    def purpose(self) -> str:
        """Return what its values are sealed for."""
        return f"{self.table}.{self.name}"


def columns() -> tuple[Column, ...]:
    """Return every encrypted column of the installed models."""
    return tuple(
        Column(model._meta.db_table, str(field.column), _key_columns(model))
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, Encrypted)
    )


def _key_columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(str(field.column) for field in model._meta.pk_fields)


def reseal(column: Column, *, key: MasterKey, owner: Connection, batch: int = 1000) -> Iterator[int]:
    """Seal a column again with the key; yield after each committed batch how many values it held.

    `owner` is a connection of the tables' owner: rows that the application may only add are sealed again too.
    """
    while count := _reseal_batch(column, key, owner, batch):
        yield count


def left(column: Column, *, key: MasterKey, owner: Connection) -> int:
    """Return how many values of a column are sealed otherwise than the key would seal them now."""
    query = SQL("SELECT count(*) FROM {table} WHERE {stale}").format(
        table=Identifier(column.table), stale=_stale(column)
    )
    (count,) = owner.execute(query, {"length": HEADER_LENGTH, "header": header(key)}).fetchone() or (0,)
    return int(count)


def _reseal_batch(column: Column, key: MasterKey, owner: Connection, batch: int) -> int:
    table, name = Identifier(column.table), Identifier(column.name)
    keys = SQL(", ").join(map(Identifier, column.keys))
    read = SQL("SELECT {keys}, {name} FROM {table} WHERE {stale} LIMIT %(batch)s FOR UPDATE").format(
        keys=keys, name=name, table=table, stale=_stale(column)
    )
    write = SQL("UPDATE {table} SET {name} = %s WHERE ({keys}) = ({values})").format(
        table=table, name=name, keys=keys, values=SQL(", ").join(Placeholder() for _ in column.keys)
    )
    with owner.transaction(), owner.cursor() as cursor:
        cursor.execute("SELECT set_config('onewindow.resealing', %s, true)", [column.name])  # for the guards
        rows = cursor.execute(read, {"length": HEADER_LENGTH, "header": header(key), "batch": batch}).fetchall()
        cursor.executemany(write, [(_again(bytes(sealed), column, key), *ids) for *ids, sealed in rows])
        return len(rows)


def _stale(column: Column) -> Composable:
    return SQL("substring({name} FROM 1 FOR %(length)s) <> %(header)s").format(name=Identifier(column.name))


def _again(sealed: bytes, column: Column, key: MasterKey) -> bytes:
    return seal(unseal(sealed, purpose=column.purpose), purpose=column.purpose, key=key)

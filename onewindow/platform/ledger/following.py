"""Whether rows follow from what was done: each moving row against its events, each line in a list against its row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model
from psycopg.sql import SQL, Identifier

from onewindow.kernel.canonical import Json
from onewindow.platform.ledger.inspection import Finding, Flaw
from onewindow.platform.ledger.rows import expected, strayed

type Said = tuple[UUID, int, Mapping[str, Json]]  # a subject, its last event, and what its row must hold
CHUNK = 1_000


def strays(table: type[Model], said: Iterator[Said]) -> Iterator[Finding]:
    """Give the rows that hold something else than their events say."""
    for batch in batched(said, CHUNK, strict=False):
        rows = table._default_manager.in_bulk([subject_id for subject_id, _, _ in batch])
        for subject_id, seq, columns in batch:
            row = rows.get(subject_id)
            if row is not None and (names := strayed(row, columns)):
                yield _stray(table, subject_id, seq, names)


def untouched(table: type[Model]) -> Iterator[Said]:
    """Give the rows that no act has touched yet, with what they must hold."""
    columns = expected(table, ())
    for subject_id in table._default_manager.filter(version=0).order_by("pk").values_list("pk", flat=True).iterator():
        yield subject_id, 0, columns


def repeated(table: type[Model]) -> Iterator[Finding]:
    """Give the lines in lists that say something else than the row that they repeat (`REPEATED`)."""
    for line, key, names in _lines(table):
        columns = [SQL("line.{0} IS DISTINCT FROM head.{0}").format(Identifier(name)) for name in names]
        query = SQL(
            "SELECT head.id, head.version, {columns} FROM {head} AS head JOIN {line} AS line ON line.{key} = head.id"
            " WHERE {differ} ORDER BY head.id"
        ).format(
            columns=SQL(", ").join(columns),
            head=Identifier(table._meta.db_table),
            line=Identifier(line._meta.db_table),
            key=Identifier(key),
            differ=SQL(" OR ").join(columns),
        )
        with connection.cursor() as cursor:
            cursor.execute(query)
            for subject_id, version, *differ in cursor.fetchall():
                names_told = tuple(name for name, differs in zip(names, differ, strict=True) if differs)
                yield _stray(line, subject_id, version, names_told)


def _lines(table: type[Model]) -> Sequence[tuple[type[Model], str, Sequence[str]]]:
    lines: Sequence[tuple[type[Model], str, Sequence[str]]] = getattr(table, "REPEATED", ())
    return lines


def _stray(table: type[Model], subject_id: UUID, seq: int, names: Sequence[Any]) -> Finding:
    return Finding(
        flaw=Flaw.STRAYED, table=table._meta.db_table, place=seq, subject_id=subject_id, what=", ".join(names)
    )

"""Statements that the server parses and plans once on each connection. The ORM's are sent as text each time."""

import re
from functools import cache, lru_cache
from itertools import count
from typing import Any, Self

from django.db import connection
from django.db.models import Model
from psycopg import RawCursor

PLACEHOLDER = re.compile("%s")


class Prepared(RawCursor[tuple[Any, ...]]):
    """A cursor with the server's own parameters: the text of a statement is prepared when it is first sent."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        return super().execute(_numbered(query), params, **(how | {"prepare": True}))


def prepared() -> Any:
    """Return a cursor of Django's connection that prepares what it is given; its errors are Django's."""
    connection.ensure_connection()
    cursor: Any = Prepared(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


def rows(query: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with prepared() as cursor:
        cursor.execute(query, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def row_of[M: Model](model: type[M], **key: object) -> M | None:
    """Return the row of a key (columns by their names in Python), or None: what `filter(…).first()` gives, for the
    questions that are asked at every step."""
    return next(iter(rows_of(model, **key)), None)


def rows_of[M: Model](model: type[M], ordered_by: tuple[str, ...] = (), /, **key: object) -> list[M]:
    """Return the rows of a key in an order: what `filter(…).order_by(…)` gives. A list stands for any of its values."""
    shape = tuple((name, isinstance(value, list)) for name, value in key.items())
    query, converters, names = _reading(model, shape, ordered_by)
    return [_built(model, row, converters, names) for row in rows(query, *key.values())]


type Converters = list[
    tuple[int, Any, Any]
]  # place of the column, its expression, what turns its value into the field's


def _built[M: Model](model: type[M], row: tuple[Any, ...], converters: Converters, names: list[str]) -> M:
    values = list(row)
    for place, expression, convert in converters:
        values[place] = convert(values[place], expression, connection)
    return model.from_db(connection.alias, names, values)


@cache
def _reading(
    model: type[Model], key: tuple[tuple[str, bool], ...], ordered_by: tuple[str, ...]
) -> tuple[str, Converters, list[str]]:
    """Return the query, what turns a column's value into the field's, and the names of the fields in order."""
    fields, quote = model._meta.concrete_fields, connection.ops.quote_name
    columns = {str(field.attname): quote(str(field.column)) for field in fields}
    conditions = " AND ".join(f"{columns[name]} = {'ANY(%s)' if is_list else '%s'}" for name, is_list in key)
    query = f"SELECT {', '.join(columns.values())} FROM {quote(model._meta.db_table)} WHERE {conditions}"
    if ordered_by:
        query += f" ORDER BY {', '.join(columns[name] for name in ordered_by)}"
    expressions = [field.get_col(model._meta.db_table) for field in fields]
    converters = [
        (place, expression, convert)
        for place, expression in enumerate(expressions)
        for convert in (
            *connection.ops.get_db_converters(expression),
            *expression.get_db_converters(connection),
        )
    ]
    return query, converters, list(columns)


@lru_cache(maxsize=1024)
def _numbered(query: str) -> bytes:
    """Return the query with its placeholders as PostgreSQL numbers them."""
    numbers = count(1)

    def number(_: re.Match[str]) -> str:
        return f"${next(numbers)}"

    return PLACEHOLDER.sub(number, query).encode()

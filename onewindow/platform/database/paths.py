"""Rows that carry the path of a region: they follow when it changes."""

from django.db.models import F, Model, Value
from django.db.models.functions import Concat, Substr


def follow_path(*tables: type[Model], before: str, after: str, column: str = "region_path") -> int:
    """Give every row at a path, or below it, the path's new beginning; one statement a table. Doing it again changes
    nothing.

    :returns: how many rows were changed
    """
    tail = Concat(Value(after), Substr(F(column), len(before) + 1))
    return sum(
        table._default_manager.filter(**{f"{column}__startswith": before}).update(**{column: tail}) for table in tables
    )

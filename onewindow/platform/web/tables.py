"""The heads of lists: which column sorts, in which direction, and the link that turns it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from onewindow.platform.web.parts import Column


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column with the state of its sorting and where its link leads."""

    column: Column
    href: str = ""
    order: str = ""  # as aria-sort says it: ascending, descending


def heads(request: HttpRequest, columns: Sequence[Column]) -> tuple[Head, ...]:
    """Return the heads of a table for the request's own filters and order."""
    return tuple(_head(request, column) for column in columns)


def order_of(request: HttpRequest, columns: Sequence[Column], *, default: str) -> str:
    """Return the asked-for order (`key` or `-key`) if a column offers it, else the default."""
    asked = request.GET.get("sort", "")
    return asked if asked.removeprefix("-") in {column.key for column in columns if column.key} else default


def _head(request: HttpRequest, column: Column) -> Head:
    if not column.key:
        return Head(column=column)
    asked = request.GET.get("sort", "")
    order = {column.key: "ascending", f"-{column.key}": "descending"}.get(asked, "")
    turned = f"-{column.key}" if order == "ascending" else column.key
    query = request.GET.copy()
    query.pop("after", None)  # another order begins at its first page
    query["sort"] = turned
    return Head(column=column, href=f"?{query.urlencode()}", order=order)

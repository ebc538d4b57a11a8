"""Where a list by name goes on: the name and the id of the last line of the page before."""

from uuid import UUID

from django.db.models import Q

from onewindow.kernel.errors import Invalid


def beyond(after: str, *, name: str = "name") -> Q:
    """Return the condition that a row stands behind the cursor; `name` is the column that the list is ordered by.

    :raises Invalid: if the cursor is none
    """
    words, _, last = after.rpartition("|")
    try:
        row_id = UUID(last)
    except ValueError:
        raise Invalid(field="after") from None
    return Q(**{f"{name}__gt": words}) | Q(**{name: words, "id__gt": row_id})


def cursor_of(name: str, row_id: UUID) -> str:
    """Return the cursor of a line."""
    return f"{name}|{row_id}"

"""Sending acts to the database: one alone, or several in one commit."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from onewindow.platform.database.prepared import prepared
from onewindow.platform.moves.statement import Statement


def send(statement: Statement) -> bool:
    """Send one statement and say whether it wrote its act; outside a transaction it is committed when this returns."""
    with prepared() as cursor:
        cursor.execute(*statement.compiled())
        return cursor.fetchone() is not None


def send_together(statements: Sequence[Statement]) -> list[bool]:
    """Send several statements in one go and commit them at once; say which wrote their acts. All stand, or none.

    They are written by subject, so that of two groups neither waits for a row of the other's while it holds one that
    the other waits for; those of one subject stay in their order.

    :raises django.db.Error: if one of them fails: then nothing is written
    """
    places = sorted(range(len(statements)), key=lambda place: statements[place].subject)
    cursors: dict[int, Any] = {}
    with transaction.atomic(), connection.wrap_database_errors:
        with connection.connection.pipeline():
            for place in places:
                cursors[place] = prepared()
                cursors[place].execute(*statements[place].compiled())
        return [cursors[place].fetchone() is not None for place in range(len(statements))]

"""Letting rooms hear what was announced, as the worker does. Only for tests that commit (`transaction=True`)."""

from datetime import datetime

from django.db import connection

from onewindow.platform.outbox.delivery import deliver
from tests.harness.waiting import wait_for

ROUNDS = 20
UNSETTLED = """
    SELECT EXISTS (SELECT FROM outbox_announcement
                   WHERE transaction >= pg_snapshot_xmin(pg_current_snapshot()))
"""


def let_everybody_hear(now: datetime) -> None:
    """Deliver until nobody has anything left to hear, what was announced in answer included."""
    for _ in range(ROUNDS):
        _settle()
        if not deliver(now=now):
            return
    raise AssertionError("the rooms keep answering each other")


def _settle() -> None:
    """Wait until no transaction of the server is older than an announcement: others may be working on it."""
    wait_for(_is_settled, what="the end of every transaction that is open on this server")


def _is_settled() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(UNSETTLED)
        return cursor.fetchone() == (False,)

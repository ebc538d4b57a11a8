"""Who acts in tests, when, and by which command."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)  # a Monday
PLATFORM = UUID("0198b0a0-0000-7000-8000-000000000001")


def once(key: str | None = None, *, body: bytes = b"body") -> Command:
    """Return a command with a key of its own, or the same again under a given key."""
    return Command(endpoint="test", key=key or str(new_id()), body_hash=body)


def founder() -> Actor:
    """Return who founds an installation."""
    return organisations.founder(account_id=PLATFORM)

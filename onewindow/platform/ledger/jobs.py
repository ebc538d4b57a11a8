"""Sealing, again and again. The first round is the first thing that a worker does."""

from datetime import datetime

from onewindow.platform.jobs.loops import every
from onewindow.platform.ledger.sealing import EVERY, seal


@every(seconds=EVERY.total_seconds())
def seal_events(*, now: datetime) -> None:
    """Put what was committed into the log, and sign it."""
    seal(now=now)

"""Delivery, every second."""

from datetime import datetime

from onewindow.platform.jobs.loops import every
from onewindow.platform.outbox.delivery import deliver


@every(seconds=1)
def deliver_announcements(*, now: datetime) -> None:
    """Give every listener what it has not heard yet, until there is nothing left."""
    while deliver(now=now):
        pass

"""What carries messages as time passes."""

from datetime import datetime

from onewindow.contexts.notices.actions import carrying
from onewindow.platform.jobs.loops import every


@every(seconds=2)
def carry_dispatches(*, now: datetime) -> None:
    """Carry what is queued and due."""
    carrying.carry_dispatches(now=now)

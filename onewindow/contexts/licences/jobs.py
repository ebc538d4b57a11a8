"""What happens to licences as time passes."""

from datetime import datetime

from onewindow.contexts.licences.actions import telling
from onewindow.platform.jobs.loops import every

HOUR = 3600.0


@every(seconds=HOUR)
def tell_of_expiry(*, now: datetime) -> None:
    """Tell holders whose licence runs out within ninety days."""
    while telling.tell_of_expiry(now=now):
        pass

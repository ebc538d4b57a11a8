"""Whether what was announced is heard: what health pages and alarms look at."""

from datetime import datetime, timedelta

from onewindow.platform.outbox.listeners import listeners
from onewindow.platform.outbox.models import Announcement, Stopped
from onewindow.platform.outbox.order import ORDER, START, after, reached_by_listener


def unheard_for(*, now: datetime) -> timedelta:
    """Return how long the oldest announcement has been waiting that not every listener has come by."""
    so_far = reached_by_listener()
    slowest = min((so_far.get(listener.name, START) for listener in listeners()), default=START)
    oldest = Announcement.objects.filter(after(slowest)).order_by(*ORDER).first()
    return max(now - oldest.recorded_at, timedelta()) if oldest else timedelta()


def parked_subjects() -> int:
    """Return how many subjects wait for a person, since a listener failed on them again and again."""
    return Stopped.objects.filter(parked_at__isnull=False).count()

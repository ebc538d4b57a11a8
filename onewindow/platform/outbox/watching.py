"""Whether what was announced is heard: what health pages and alarms look at."""

from datetime import datetime, timedelta

from django.db.models import Q

from onewindow.platform.outbox.listeners import listeners
from onewindow.platform.outbox.models import Announcement, Progress, Stopped


def unheard_for(*, now: datetime) -> timedelta:
    """Return how long the oldest announcement has been waiting that not every listener has come by."""
    reached = {each.listener: (each.transaction, each.position) for each in Progress.objects.all()}
    transaction, position = min((reached.get(listener.name, (0, 0)) for listener in listeners()), default=(0, 0))
    later = Q(transaction__gt=transaction) | Q(position__gt=position)
    oldest = (
        Announcement.objects.filter(later, transaction__gte=transaction).order_by("transaction", "position").first()
    )
    return max(now - oldest.recorded_at, timedelta()) if oldest else timedelta()


def parked_subjects() -> int:
    """Return how many subjects wait for a person, since a listener failed on them again and again."""
    return Stopped.objects.filter(parked_at__isnull=False).count()

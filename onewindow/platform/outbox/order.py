"""The order in which announcements are heard: by transaction, and by position within it."""

from django.db.models import Q

from onewindow.platform.outbox.models import Progress

type Point = tuple[int, int]  # transaction and position
START: Point = (0, 0)
ORDER = ("transaction", "position")


def after(point: Point) -> Q:
    """Return the condition of what comes after a point; its first half is what the index is read by."""
    transaction, position = point
    return Q(transaction__gte=transaction) & (Q(transaction__gt=transaction) | Q(position__gt=position))


def until(point: Point) -> Q:
    """Return the condition of what comes up to a point, itself included."""
    transaction, position = point
    return Q(transaction__lte=transaction) & (Q(transaction__lt=transaction) | Q(position__lte=position))


def reached(progress: Progress) -> Point:
    """Return how far a listener has come."""
    return progress.transaction, progress.position


def reached_by_listener() -> dict[str, Point]:
    """Return how far each listener has come, by its name; who never heard anything stands at the start."""
    return {progress.listener: reached(progress) for progress in Progress.objects.all()}

"""Announcing from a room that has no chain of its own, such as a clock that ran out."""

from datetime import datetime

from onewindow.kernel.events import Event
from onewindow.platform.access.actors import Actor
from onewindow.platform.outbox.codec import encode
from onewindow.platform.outbox.models import Announcement


def announce(event: Event, *, by: Actor, happened_at: datetime) -> None:
    """Write the event into the outbox; call it inside the transaction of what it announces."""
    Announcement.objects.create(
        subject_kind=event.subject.kind,
        subject_id=event.subject.id,
        name=type(event).__name__,
        body=encode(event),
        actor=by.trace(),
        bulk=event.bulk,
        happened_at=happened_at,
    )

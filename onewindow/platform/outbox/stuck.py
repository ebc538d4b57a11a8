"""What a listener choked on: shown to an operator, who can let it be tried again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.platform.outbox.models import Announcement, Stopped

MOST = 100  # lines of one page


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """One subject whose announcements wait for one listener. `error` names the kind of fault only."""

    listener: str
    subject_id: UUID
    subject_kind: str
    event: str
    tries: int
    next_try_at: datetime
    parked_at: datetime | None  # given up until somebody says “try again”
    error: str


def stuck_subjects() -> tuple[Stuck, ...]:
    """Return the subjects that wait, those that were given up first."""
    rows = list(Stopped.objects.order_by("parked_at", "next_try_at")[:MOST])
    wanted = Announcement.objects.filter(position__in=[row.position for row in rows])
    announced = {each.position: each for each in wanted}
    return tuple(_stuck(row, announced.get(row.position)) for row in rows)


def _stuck(row: Stopped, announcement: Announcement | None) -> Stuck:
    return Stuck(
        listener=row.listener,
        subject_id=row.subject_id,
        subject_kind=announcement.subject_kind if announcement else "",
        event=announcement.name if announcement else "",
        tries=row.tries,
        next_try_at=row.next_try_at,
        parked_at=row.parked_at,
        error=row.error.partition("(")[0],  # what stands in the brackets may quote somebody's data
    )

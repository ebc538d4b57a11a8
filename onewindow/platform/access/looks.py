"""Recording a look at somebody's data; from the first page that shows a person."""

from datetime import datetime
from uuid import UUID

from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.models import AccessRecord


def record_look(*, by: Actor, at: Subject, person_id: UUID | None, what: str, purpose: str, now: datetime) -> None:
    """Write down that the actor saw personal data of the subject, before it is shown."""
    AccessRecord.objects.create(
        account_id=by.account,
        actor=by.trace(),
        subject_kind=at.kind,
        subject_id=at.id,
        person_id=person_id,
        what=what,
        purpose=purpose,
        happened_at=now,
    )

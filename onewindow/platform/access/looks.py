"""Looks at somebody's data: written down from the first page that shows a person, and read by auditors."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onewindow.kernel.errors import Invalid
from onewindow.kernel.events import Subject
from onewindow.kernel.page import Page
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


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look at personal data. `person` is the member of staff or the citizen who looked; None for the platform."""

    id: UUID
    person: UUID | None
    organisation: UUID | None
    subject: Subject
    what: str
    purpose: str
    happened_at: datetime


def looks(*, after: str = "", size: int = 50, person_ids: Collection[UUID] | None = None) -> Page[Look]:
    """Return who looked at personal data, of some persons only if they are named, the newest first.

    `after` is the cursor of the page before.

    :raises Invalid: if the cursor is none
    """
    rows = AccessRecord.objects.order_by("-happened_at", "-id")
    if person_ids is not None:
        rows = rows.filter(person_id__in=person_ids)
    if after:
        instant, last = _place(after)
        rows = rows.filter(Q(happened_at__lt=instant) | Q(happened_at=instant, id__lt=last))
    found = list(rows[: size + 1])
    lines = tuple(_look(row) for row in found[:size])
    following = f"{found[size - 1].happened_at.isoformat()}|{found[size - 1].id}" if len(found) > size else None
    return Page(lines, following)


def _place(after: str) -> tuple[datetime, UUID]:
    instant, _, last = after.rpartition("|")
    try:
        return datetime.fromisoformat(instant), UUID(last)
    except ValueError:
        raise Invalid(field="after") from None


def _look(row: AccessRecord) -> Look:
    return Look(
        id=row.id,
        person=_known(row.actor.get("person")),
        organisation=_known(row.actor.get("organisation")),
        subject=Subject(row.subject_kind, row.subject_id),
        what=row.what,
        purpose=row.purpose,
        happened_at=row.happened_at,
    )


def _known(written: str | None) -> UUID | None:
    return UUID(written) if written else None

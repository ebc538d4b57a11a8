"""Where a paper belongs, and the row that is put there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from onewindow.contexts.materials.domain import Source, State, Trust
from onewindow.contexts.materials.models import DRAFT, Paper
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, Place


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A material that a subject is asked for; `at` is where the subject stands, and whose papers they are."""

    subject: Subject
    at: Place
    material_code: str
    material_name: str

    @property
    def owner_id(self) -> UUID:
        """Return whose papers they are.

        :raises NotFound: if the subject is nobody's
        """
        if self.at.owner_id is None:
            raise NotFound
        return self.at.owner_id


def new_seq() -> int:
    """Return the number of a new paper. Numbers are unique everywhere, so two who add papers never meet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('materials_paper_seq')")
        (seq,) = cursor.fetchone() or (0,)
        return int(seq)


def put(
    slot: Slot, seq: int, state: State, source: Source, *, by: Actor, now: datetime, trust: Trust | None, **more: Any
) -> None:
    """Write a paper into its slot. What was promised for later goes in as it comes, with the act of the promise."""
    more.setdefault("filed_seq", _promised_with(slot))
    Paper.objects.create(
        subject_kind=slot.subject.kind,
        subject_id=slot.subject.id,
        seq=seq,
        owner_id=slot.owner_id,
        item_id=slot.at.item_id,
        material_code=slot.material_code,
        material_name=slot.material_name,
        state=state,
        source=source,
        trust=trust or "",
        supplied_at=now,
        supplied_by=by.trace(),
        **more,
    )


def _promised_with(slot: Slot) -> int:
    promise = Paper.objects.filter(
        subject_id=slot.subject.id, material_code=slot.material_code, state=State.TOLERATED, filed_seq__gt=DRAFT
    )
    return promise.order_by("-seq").values_list("filed_seq", flat=True).first() or DRAFT


def check_of(trust: Trust, by: Actor, now: datetime) -> dict[str, Any]:
    """Return the columns of a check against the original, if the trust says that there was one."""
    if trust is not Trust.B:
        return {}
    return {"issuer": office_of(by), "verified_at": now, "verified_by": by.trace()}


def office_of(by: Actor) -> str:
    """Return the name of the office that a member of staff acts for, as a watermark prints it."""
    return organisations.organisation(organisation_id=by.organisation).name if by.organisation else ""

"""Drafts in a list, by the name of what is applied for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.platform.access.actors import Actor


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """A draft that waits for its owner."""

    case_id: UUID
    name: str
    begun_at: datetime


def draft_lines(*, by: Actor) -> tuple[DraftLine, ...]:
    """Return the citizen's drafts, the newest first."""
    return tuple(
        DraftLine(case_id=draft.case_id, name=catalogue.guide(guide_id=draft.guide_id).name, begun_at=draft.begun_at)
        for draft in cases.my_drafts(by=by)
    )

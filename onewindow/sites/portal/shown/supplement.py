"""补正: all that the notice asked for, item by item, with why and how, answered all together."""

from dataclasses import dataclass
from datetime import datetime

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Deadline
from onewindow.sites.portal.shown.applications import Application
from onewindow.sites.portal.shown.clocks import deadline_of, running
from onewindow.sites.portal.shown.materials import Handed, handed_in
from onewindow.sites.portal.shown.papers import PaperLine


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One thing that the notice asked for."""

    line: PaperLine
    reason: str
    how: str
    handed: tuple[Handed, ...]  # what the applicant put there since

    @property
    def is_there(self) -> bool:
        """Say whether it has been answered."""
        return bool(self.handed)


@dataclass(frozen=True, kw_only=True)
class SupplementPage:
    """All that the page of a notice says."""

    gaps: tuple[Gap, ...]
    deadline: Deadline | None
    notice: documents.DocumentView | None

    @property
    def left(self) -> int:
        """Return how many things are still to be answered."""
        return sum(not gap.is_there for gap in self.gaps)


def supplement_page(draft: Application, *, by: Actor, now: datetime) -> SupplementPage:
    """Put the page together for a case that waits for a supplement."""
    case = draft.case
    acts = [act for act in cases.acts(case_id=case.id) if act.name == cases.CaseAsked.__name__]
    asked = frozenset(acts[-1].body["missing"] if acts else ())
    issued = documents.documents_of(subjects=[case.subject], by=by)[case.subject]
    notices = [one for one in issued if one.kind is documents.Kind.ONE_TIME_NOTICE]
    clocks = running(deadlines.clocks(subjects=[case.subject], now=now)[case.subject])
    gaps = documents.gaps(document_id=notices[-1].id, by=by) if notices else ()
    said = {gap.material: gap for gap in gaps}
    return SupplementPage(
        gaps=tuple(
            Gap(
                line=line,
                reason=said[line.material.name].reason if line.material.name in said else "",
                how=said[line.material.name].how if line.material.name in said else line.source.instructions,
                handed=handed_in(draft, line.material.code),
            )
            for line in draft.brought
            if line.material.code in asked
        ),
        deadline=deadline_of(clocks[0]) if clocks else None,
        notice=notices[-1] if notices else None,
    )

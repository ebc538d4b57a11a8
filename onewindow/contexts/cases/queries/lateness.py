"""What was promised for later and has not come: from the papers, and from the guide, which says what follows."""

from collections.abc import Sequence
from uuid import UUID

from onewindow.contexts.cases.domain.tolerance import LatePaper
from onewindow.contexts.cases.queries.views import CaseView
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.events import Subject


def late_papers(*, case: CaseView, listed: Sequence[materials.PaperView] | None = None) -> tuple[LatePaper, ...]:
    """Return what was promised for later and has not come since the case was accepted: until then nothing is granted.
    Ask for the case before: this looks at no right. `listed` are its papers where they were read before."""
    return late_of(case.subject, case.guide_id, listed)


def late_of(
    subject: Subject, guide_id: UUID, listed: Sequence[materials.PaperView] | None = None
) -> tuple[LatePaper, ...]:
    """Return the same for an action of this room."""
    late = [(paper, paper.due_on) for paper in materials.still_late(subject=subject, listed=listed)]
    if not any(due_on for _, due_on in late):
        return ()
    guide = catalogue.guide(guide_id=guide_id).document
    tolerances = {material.code: material.tolerance for material in guide.materials}
    return tuple(
        LatePaper(
            code=paper.material_code,
            name=paper.material_name,
            due_on=due_on,
            counts_as_withdrawn=_counts_as_withdrawn(tolerances.get(paper.material_code)),
        )
        for paper, due_on in late
        if due_on is not None
    )


def _counts_as_withdrawn(tolerance: catalogue.Tolerance | None) -> bool:
    return tolerance is not None and tolerance.consequence is catalogue.Expiry.WITHDRAWN

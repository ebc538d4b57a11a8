"""容缺受理: accepted now, named papers later (decision 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.queries.views import form_on_file
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.platform.moves.acts import Amend


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """What may come later: as the acceptance prints it, and as the papers keep it."""

    printed: tuple[documents.Tolerated, ...] = ()
    planned: tuple[Amend, ...] = ()
    consequence: str = ""  # what follows for what does not come in time


def lateness(row: Case, accepted_on: date, papers: tuple[materials.PaperView, ...]) -> Lateness:
    """Return by which day each of the papers that is tolerated must come once the case is accepted on the day."""
    late = {
        paper.material_code: paper.material_name for paper in materials.still_late(subject=row.subject, listed=papers)
    }
    if not late:
        return Lateness()
    form = form_on_file(case_id=row.id)
    required = catalogue.required_materials(guide_id=row.guide_id, answers=form.answers, values=form.values)
    work = calendar.working_days(region_path=row.region_path)
    promised = [one for one in required if one.code in late and one.tolerance_workdays]
    return Lateness(
        printed=tuple(
            documents.Tolerated(material=one.name, until_on=work.add(accepted_on, one.tolerance_workdays).on)
            for one in promised
            if one.tolerance_workdays
        ),
        consequence=_consequence(promised),
        planned=materials.plan_late(subject=row.subject, required=required, accepted_on=accepted_on, calendar=work),
    )


def _consequence(promised: Iterable[catalogue.RequiredMaterial]) -> str:
    """Return what the guide says for each that does not come in time; printed, so in Chinese whoever reads it."""
    words = catalogue.LABELS[catalogue.Expiry]
    follows = {words[one.tolerance_consequence]: None for one in promised if one.tolerance_consequence}
    return "".join(f"{sentence}。" for sentence in follows)

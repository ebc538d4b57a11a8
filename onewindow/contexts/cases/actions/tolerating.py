"""容缺受理: accepted now, named papers later (decision 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.actions import clocks
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.queries.views import form_of
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.platform.moves.acts import Amend

IF_NOT = "逾期未补交的，"  # the letter begins its sentence so, once


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """What may come later: as the acceptance prints it, as the papers keep it, and the terms that run for it."""

    printed: tuple[documents.Tolerated, ...] = ()
    consequence: str = ""  # what follows for what does not come in time
    planned: tuple[Amend, ...] = ()
    requests: tuple[deadlines.Request, ...] = ()


def lateness(row: Case, accepted_on: date, papers: tuple[materials.PaperView, ...]) -> Lateness:
    """Return by which day each of the papers that is tolerated must come once the case is accepted on the day."""
    promised = {paper.material_code for paper in materials.still_late(subject=row.subject, listed=papers)}
    if not promised:
        return Lateness()
    form = form_of(row)
    required = catalogue.required_materials(guide_id=row.guide_id, answers=form.answers, values=form.values)
    late = {
        material: days for material in required if material.code in promised and (days := material.tolerance_workdays)
    }
    work = calendar.working_days(region_path=row.region_path)
    return Lateness(
        printed=tuple(
            documents.Tolerated(material=material.name, until_on=work.add(accepted_on, days).on)
            for material, days in late.items()
        ),
        consequence=_consequence(late),
        planned=materials.plan_late(subject=row.subject, required=required, accepted_on=accepted_on, calendar=work),
        requests=tuple(clocks.tolerance(days, accepted_on) for days in sorted(set(late.values()))),
    )


def _consequence(promised: Iterable[catalogue.RequiredMaterial]) -> str:
    """Return what the guide says for each that does not come in time; printed, so in Chinese whoever reads it."""
    words = catalogue.LABELS[catalogue.Expiry]
    follows = {words[one.tolerance_consequence]: None for one in promised if one.tolerance_consequence}
    return "；".join(sentence.removeprefix(IF_NOT) for sentence in follows)

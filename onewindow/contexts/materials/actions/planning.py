"""What a move carries for the papers beside it; and the days of late papers, which follow the calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from onewindow.contexts.materials import domain, queries
from onewindow.contexts.materials.domain import PaperView, Source, State, Trust, Wanted
from onewindow.contexts.materials.models import DRAFT, Paper
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays.calendar import WorkCalendar
from onewindow.platform.access.actors import Place
from onewindow.platform.moves.acts import Amend, Insert


def plan_papers(
    *,
    subject: Subject,
    at: Place,
    required: Iterable[Wanted],
    event_seq: int,
    listed: Sequence[PaperView] | None = None,
) -> tuple[Insert | Amend, ...]:
    """Plan for a filing or a supplement: what lies there goes in, and what is asked for beyond it gets its place.

    Exempt materials are waived or promised, those that the platform makes are there, the rest is needed. `listed` are
    the subject's papers where they were read before.
    """
    there = queries.placed(subject=subject, listed=listed)
    same = {
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "owner_id": at.owner_id,
        "item_id": at.item_id,
        "filed_seq": event_seq,
    }
    rows = tuple(
        same | _place(material, state, source) for material, state, source in domain.places(required, there=there)
    )
    return (
        Insert(into=Paper, rows=rows),
        Amend(table=Paper, where={"subject_id": subject.id, "filed_seq": DRAFT}, changes={"filed_seq": event_seq}),
    )


def _place(material: Wanted, state: State, source: Source) -> dict[str, object]:
    is_promised = state is State.PROMISED or source is Source.FORM
    return {
        "material_code": material.code,
        "material_name": material.name,
        "state": state,
        "trust": Trust.D if is_promised else "",
        "source": source,
        "note": material.reason,
        "issuer": "",
        "file_address": "",
        "file_name": "",
        "media_type": "",
        "size": 0,
        "is_scanned": False,
    }


def plan_return(*, subject: Subject, material_codes: Iterable[str], event_seq: int) -> tuple[Amend, ...]:
    """Plan for a one-time notice: what is asked for anew no longer counts as handed in."""
    return tuple(
        Amend(
            table=Paper,
            where={"subject_id": subject.id, "material_code": code},
            changes={"returned_seq": event_seq},
        )
        for code in sorted(set(material_codes))
    )


def move_late(*, subject: Subject, due_before: date, due_on: date) -> None:
    """Let the papers that were to come by a day come by another, since the calendar was corrected."""
    late = Paper.objects.filter(subject_id=subject.id, subject_kind=subject.kind, state=State.TOLERATED)
    late.filter(due_on=due_before).update(due_on=due_on)


def plan_late(
    *, subject: Subject, required: Iterable[Wanted], accepted_on: date, calendar: WorkCalendar
) -> tuple[Amend, ...]:
    """Plan for an acceptance with tolerance (容缺受理): by which day each paper that may be late must come."""
    late = {paper.material_code for paper in queries.still_late(subject=subject)}
    return tuple(
        Amend(
            table=Paper,
            where={"subject_id": subject.id, "material_code": material.code, "state": State.TOLERATED},
            changes={"due_on": calendar.add(accepted_on, material.tolerance_workdays).on},
        )
        for material in required
        if material.code in late and material.tolerance_workdays
    )

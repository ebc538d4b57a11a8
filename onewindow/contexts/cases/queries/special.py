"""The special procedures of a case: which, since when, until when it was told, with what result."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.contexts.cases.models import SpecialRun
from onewindow.kernel.workdays import Term, Unit


@dataclass(frozen=True, kw_only=True)
class SpecialView:
    """One special procedure of a case; `ended_on` is empty while it is under way."""

    seq: int
    procedure: str
    kind: str
    started_on: date
    told: Term
    told_until: date
    document_id: UUID
    participants: str
    what_to_do: str
    reason: str
    ended_on: date | None
    result: str


def special_procedures(*, case_id: UUID) -> tuple[SpecialView, ...]:
    """Return the special procedures of a case, the first first. Ask for the case before: this looks at no right."""
    return tuple(view_of(run) for run in SpecialRun.objects.filter(case_id=case_id).order_by("seq"))


def special_under_way(*, case_id: UUID) -> SpecialView | None:
    """Return the special procedure of a case whose result nobody has recorded."""
    run = SpecialRun.objects.filter(case_id=case_id, ended_on=None).first()
    return view_of(run) if run else None


def view_of(run: SpecialRun) -> SpecialView:
    """Return what pages may see of a row."""
    return SpecialView(
        seq=run.seq,
        procedure=run.procedure,
        kind=run.kind,
        started_on=run.started_on,
        told=Term(run.told_amount, Unit(run.told_unit)),
        told_until=run.told_until,
        document_id=run.document_id,
        **run.words,
        ended_on=run.ended_on,
        result=run.result,
    )

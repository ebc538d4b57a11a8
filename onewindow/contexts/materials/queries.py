"""Questions about papers. Those of a subject look at no right: whoever asks has found it within their reach before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Sum

from onewindow.contexts.materials import domain
from onewindow.contexts.materials.domain import PaperView, State, Trust
from onewindow.contexts.materials.models import DRAFT, Paper
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import CHINA
from onewindow.platform.access.actors import Actor, own_filter
from onewindow.platform.database.prepared import rows_of

VIEW = "materials.view"


def papers(*, subjects: Collection[Subject]) -> Mapping[Subject, tuple[PaperView, ...]]:
    """Return the papers of each subject in the order they came, as a page lists them."""
    found: dict[Subject, list[PaperView]] = defaultdict(list)
    for row in rows_of(Paper, ("subject_id", "seq"), subject_id=[subject.id for subject in subjects]):
        found[Subject(row.subject_kind, row.subject_id)].append(row.view())
    return {subject: domain.listed(found[subject]) for subject in subjects}


def paper(*, subject: Subject, seq: int) -> PaperView:
    """Return one paper.

    :raises NotFound: if the subject has none of that number
    """
    return row_of(subject, seq).view()


def numbered(*, subject: Subject, seqs: Sequence[int]) -> tuple[PaperView, ...]:
    """Return papers of a subject by their numbers, in that order; for an action that wrote them."""
    rows = Paper.objects.filter(subject_id=subject.id, subject_kind=subject.kind, seq__in=seqs).order_by("seq")
    found = {row.seq: row.view() for row in rows}
    return tuple(found[seq] for seq in seqs)


def own_row(subject: Subject, seq: int, by: Actor) -> Paper:
    """Return the row of a paper that the actor may use again.

    :raises NotFound: if it is none of the person's, or of whom the person acts for, or lies outside the mandate
    """
    row = Paper.objects.filter(own_filter(by, VIEW), subject_id=subject.id, subject_kind=subject.kind, seq=seq).first()
    if row is None:
        raise NotFound
    return row


def row_of(subject: Subject, seq: int) -> Paper:
    """Return the row for an action of this room.

    :raises NotFound: if the subject has none of that number
    """
    row = Paper.objects.filter(subject_id=subject.id, subject_kind=subject.kind, seq=seq).first()
    if row is None:
        raise NotFound
    return row


def handed_in(*, subject: Subject, listed: Sequence[PaperView] | None = None) -> frozenset[str]:
    """Return the codes of the materials that are there, waived, promised or tolerated to come later.

    `listed` are the subject's papers where they were read before, here and below.
    """
    return domain.handed_in(_papers_of(subject) if listed is None else listed)


def _papers_of(subject: Subject) -> tuple[PaperView, ...]:
    return papers(subjects=[subject])[subject]


def placed(*, subject: Subject, listed: Sequence[PaperView] | None = None) -> frozenset[str]:
    """Return the codes of the materials that have their place: those handed in, and those an act has asked for."""
    there = _papers_of(subject) if listed is None else listed
    return domain.handed_in(there) | {paper.material_code for paper in there if paper.state is State.NEEDED}


def still_late(*, subject: Subject, listed: Sequence[PaperView] | None = None) -> tuple[PaperView, ...]:
    """Return what was tolerated to come later and has not come: until then nothing is decided (容缺)."""
    return domain.still_late(_papers_of(subject) if listed is None else listed)


def unfiled(*, kind: str, before: datetime) -> frozenset[UUID]:
    """Return the subjects of a kind that hold something uploaded before an instant that never went in with an act."""
    rows = Paper.objects.filter(subject_kind=kind, filed_seq=DRAFT, supplied_at__lt=before)
    return frozenset(rows.values_list("subject_id", flat=True))


def vault(*, by: Actor, on: date, material_codes: Iterable[str] | None = None) -> tuple[PaperView, ...]:
    """Return the papers of the person, or of whom the person acts for, that another case may use, best and newest
    first; each content once. An agent is offered what came of the items of their mandate."""
    rows = Paper.objects.filter(own_filter(by, VIEW), trust__in=[Trust.A, Trust.B], state=State.SUPPLIED)
    if material_codes is not None:
        rows = rows.filter(material_code__in=[*material_codes])
    newest: dict[tuple[str, str], PaperView] = {}
    for row in rows.order_by("trust", "-supplied_at"):
        view = row.view()
        if view.is_reusable(on=on):
            newest.setdefault((row.material_code, row.file_address), view)
    return tuple(newest.values())


def bytes_of(subject: Subject) -> int:
    """Return how many bytes a subject's papers hold."""
    return _total(subject_id=subject.id)


def bytes_uploaded(account_id: UUID, *, on: date) -> int:
    """Return how many bytes an account uploaded on a day."""
    morning = datetime.combine(on, time.min, tzinfo=CHINA)
    return _total(account_id=account_id, supplied_at__gte=morning)


def files_of(subject: Subject, material_code: str) -> int:
    """Return how many files a material of the subject has."""
    return Paper.objects.filter(subject_id=subject.id, material_code=material_code, size__gt=0).count()


def _total(**where: object) -> int:
    return int(Paper.objects.filter(**where).aggregate(total=Sum("size", default=0))["total"])

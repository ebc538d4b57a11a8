"""Taking papers in: uploaded, scanned or received at a window, taken again from the vault; and letting go of them."""

from datetime import datetime

from onewindow.contexts.materials import domain, queries
from onewindow.contexts.materials.actions.slots import Slot, check_of, new_seq, put
from onewindow.contexts.materials.domain import PaperView, Source, State
from onewindow.contexts.materials.models import DRAFT, Paper
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.files.receiving import Limits, receive
from onewindow.platform.files.storing import erase, refer, store
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted


def take_upload(
    *,
    slot: Slot,
    file_name: str,
    content: bytes,
    limits: Limits,
    by: Actor,
    now: datetime,
    command: Command,
    is_declared: bool = False,
) -> PaperView:
    """Take in a file: from the applicant, or scanned by staff with the original before them (then it is verified).

    `is_declared` says that the applicant made the paper and commits to its truth.

    :raises NotAllowed, NotFound: if the actor may not hand in papers there
    :raises TooManyFiles, DraftFull, DayFull: if there is no room for it
    :raises UploadRefused: with the sentence that says why the file cannot be taken
    """
    seq = _take_upload(
        slot=slot,
        file_name=file_name,
        content=content,
        limits=limits,
        by=by,
        now=now,
        command=command,
        is_declared=is_declared,
    )
    return queries.paper(subject=slot.subject, seq=seq)


@once
def _take_upload(
    *,
    slot: Slot,
    file_name: str,
    content: bytes,
    limits: Limits,
    by: Actor,
    now: datetime,
    command: Command,
    is_declared: bool,
) -> int:
    require(by, "materials.upload", slot.at)
    _check_room(slot, len(content), by, now)
    received = receive(content, name=file_name, limits=limits)
    source = Source.SCAN if by.kind is AccountKind.STAFF else Source.UPLOAD
    trust, seq = domain.trust_of(source, is_declared=is_declared), new_seq()
    with receipted(by=by, command=command, subject_id=slot.subject.id, answer=seq):
        stored = store(
            received.content,
            owner=slot.owner_id,
            media_type=received.media_type,
            scanned_at=now if received.is_scanned else None,
        )
        put(
            slot,
            seq,
            State.SUPPLIED,
            source,
            by=by,
            now=now,
            trust=trust,
            file_address=stored.address,
            file_name=received.name,
            media_type=stored.media_type,
            size=stored.size,
            is_scanned=received.is_scanned,
            account_id=by.account,
            **check_of(trust, by, now),
        )
    return seq


def _check_room(slot: Slot, size: int, by: Actor, now: datetime) -> None:
    domain.check_room(
        of_subject=queries.bytes_of(slot.subject),
        today=queries.bytes_uploaded(by.account, on=legal_day(now)),
        same=queries.files_of(slot.subject, slot.material_code),
        size=size,
        material=slot.material_name,
    )


def take_on_paper(*, slots: tuple[Slot, ...], by: Actor, now: datetime, command: Command) -> tuple[PaperView, ...]:
    """Write down papers that lie on the window's desk, originals checked (纸质收取); nothing is scanned.

    :raises NotAllowed, NotFound: if the actor may not verify papers there
    """
    seqs = _take_on_paper(slots=slots, by=by, now=now, command=command)
    return queries.numbered(subject=slots[0].subject, seqs=seqs)


@once
def _take_on_paper(*, slots: tuple[Slot, ...], by: Actor, now: datetime, command: Command) -> tuple[int, ...]:
    for slot in slots:
        require(by, "materials.verify", slot.at)
    trust, seqs = domain.trust_of(Source.PAPER), tuple(new_seq() for _ in slots)
    with receipted(by=by, command=command, subject_id=slots[0].subject.id, answer=seqs):
        for slot, seq in zip(slots, seqs, strict=True):
            put(slot, seq, State.SUPPLIED, Source.PAPER, by=by, now=now, trust=trust, **check_of(trust, by, now))
    return seqs


def reuse_paper(*, slot: Slot, subject: Subject, seq: int, by: Actor, now: datetime, command: Command) -> PaperView:
    """Use a paper of the same party again: number `seq` of another subject, issued or verified, and valid today.

    :raises NotAllowed, NotFound: if the actor may not hand in papers there, or has no such paper to use again
    :raises NotYourPaper: if it is another party's
    :raises NoLongerValid: if it was never verified, or its day has passed
    """
    again = _reuse_paper(slot=slot, subject=subject, seq=seq, by=by, now=now, command=command)
    return queries.paper(subject=slot.subject, seq=again)


@once
def _reuse_paper(*, slot: Slot, subject: Subject, seq: int, by: Actor, now: datetime, command: Command) -> int:
    require(by, "materials.upload", slot.at)
    row = queries.own_row(subject, seq, by)
    paper = row.view()
    domain.check_reusable(paper, for_owner=slot.owner_id, on=legal_day(now))
    again = new_seq()
    with receipted(by=by, command=command, subject_id=slot.subject.id, answer=again):
        refer(row.file_address)
        put(
            slot,
            again,
            State.SUPPLIED,
            Source.VAULT,
            by=by,
            now=now,
            trust=paper.trust,
            issuer=paper.issuer,
            file_address=row.file_address,
            file_name=paper.file_name,
            media_type=paper.media_type,
            size=paper.size,
            is_scanned=paper.is_scanned,
            valid_until=paper.valid_until,
            verified_at=paper.verified_at,
            verified_by=row.verified_by,
        )
    return again


def remove_paper(*, subject: Subject, at: Place, seq: int, by: Actor, command: Command) -> None:
    """Take a paper out again before it goes in with an application; its file is erased if nobody else has it.

    :raises NotAllowed, NotFound: if the actor may not hand in papers there, or there is no such paper
    :raises AlreadyFiled: if it went in
    """
    _remove_paper(subject=subject, at=at, seq=seq, by=by, command=command)


@once
def _remove_paper(*, subject: Subject, at: Place, seq: int, by: Actor, command: Command) -> int:
    require(by, "materials.upload", at)
    row = queries.row_of(subject, seq)
    domain.check_removable(row.view())
    with receipted(by=by, command=command, subject_id=subject.id, answer=seq):
        drop(row)
    return seq


def drop(row: Paper) -> None:
    """Delete a paper that was never filed, and let go of its file; call it inside a transaction."""
    deleted, _ = Paper.objects.filter(subject_id=row.subject_id, seq=row.seq, filed_seq=DRAFT).delete()
    if deleted and row.file_address:
        erase(row.file_address)


def let_go(*, subject: Subject, uploaded_before: datetime | None = None) -> int:
    """Erase what never went in with an act of a subject, all or what is older than an instant, and return how many
    papers; call it inside a transaction, for a subject that is no more or no longer takes papers in."""
    rows = Paper.objects.filter(subject_id=subject.id, subject_kind=subject.kind, filed_seq=DRAFT).order_by("seq")
    if uploaded_before is not None:
        rows = rows.filter(supplied_at__lt=uploaded_before)
    found = list(rows)
    for row in found:
        drop(row)
    return len(found)

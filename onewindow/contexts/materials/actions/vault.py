"""The vault: what organs issued to a party, ready for every later case; and opening a paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.materials import domain, queries
from onewindow.contexts.materials.actions.slots import Slot, new_seq, put
from onewindow.contexts.materials.domain import PaperView, Source, State, Trust
from onewindow.contexts.materials.models import KEPT
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, Place, owners
from onewindow.platform.access.looks import record_look
from onewindow.platform.access.requiring import require
from onewindow.platform.files.formats import LOOKS, Format
from onewindow.platform.files.names import download_headers
from onewindow.platform.files.storing import store, stream


def keep_issued(
    *,
    owner_id: UUID,
    material_code: str,
    material_name: str,
    issuer: str,
    file_name: str,
    content: bytes,
    by: Actor,
    now: datetime,
    valid_until: date | None = None,
    item_id: UUID | None = None,
) -> PaperView:
    """Put what an organ issued, of an item if any, into the holder's vault (grade A), inside the act that issues it."""
    seq = new_seq()
    vault = Slot(
        subject=Subject("party", owner_id),
        at=Place(organisation_id=None, region_path="", owner_id=owner_id, item_id=item_id),
        material_code=material_code,
        material_name=material_name,
    )
    stored = store(content, owner=owner_id, media_type=LOOKS[Format.PDF].media_type)
    put(
        vault,
        seq,
        State.SUPPLIED,
        Source.LICENCE,
        by=by,
        now=now,
        trust=Trust.A,
        issuer=issuer,
        file_address=stored.address,
        file_name=file_name,
        media_type=stored.media_type,
        size=stored.size,
        valid_until=valid_until,
        filed_seq=KEPT,
    )
    return queries.paper(subject=vault.subject, seq=seq)


@dataclass(frozen=True, kw_only=True)
class PaperFile:
    """A paper opened: its content piece by piece, and under which headers and watermark it is shown."""

    paper: PaperView
    headers: Mapping[str, str]
    watermark: str
    pieces: Iterator[bytes]


def paper_file(*, subject: Subject, at: Place, seq: int, purpose: str, by: Actor, now: datetime) -> PaperFile:
    """Open a paper. The look is written down with its purpose before the first byte; one's own is not.

    :raises NotAllowed, NotFound: if the actor may not see papers there, or there is no such paper or file
    """
    require(by, "materials.view", at)
    row = queries.row_of(subject, seq)
    paper = row.view()
    if not paper.has_file:
        raise NotFound
    if paper.owner_id not in owners(by):
        record_look(by=by, at=subject, person_id=paper.owner_id, what="materials.paper", purpose=purpose, now=now)
    return PaperFile(
        paper=paper,
        headers=download_headers(paper.file_name, paper.media_type),
        watermark=domain.watermark(paper),
        pieces=stream(row.file_address),
    )

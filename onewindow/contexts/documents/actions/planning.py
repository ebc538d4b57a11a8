"""Planning: a document is issued as rows of the act it belongs to; its paper comes into being when it is opened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from onewindow.contexts.documents.domain.kinds import RULES, SealKind
from onewindow.contexts.documents.domain.letters import Paper
from onewindow.contexts.documents.domain.papers import Office, SealBasis, number_of, seal_basis, series_of
from onewindow.contexts.documents.models import Document
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.tokens import new_code
from onewindow.platform.access.actors import AccountKind, Actor, Place, may
from onewindow.platform.moves.acts import Amend, Insert
from onewindow.platform.numbers.minting import mint

SEAL_ACT = "documents.seal_act"


@dataclass(frozen=True, kw_only=True)
class PlannedDocument:
    """A document about to be issued: what notices and events name it by, and the row that the act carries."""

    id: UUID
    title: str
    number: str
    code: str
    insert: Insert

    @classmethod
    def of(cls, row: dict[str, object]) -> Self:
        """Return what the row says of itself, with its insert."""
        insert = Insert(into=Document, rows=(row,))
        return cls(
            id=UUID(str(row["id"])),
            title=str(row["title"]),
            number=str(row["number"]),
            code=str(row["code"]),
            insert=insert,
        )


def plan_document(
    *,
    subject: Subject,
    event_seq: int,
    facts: Paper,
    office: Office,
    is_licence: bool,
    owner_id: UUID | None,
    item_id: UUID | None,
    by: Actor,
    now: datetime,
    is_delegated: bool = False,
    number: str = "",
    seal_kind: SealKind | None = None,
) -> PlannedDocument:
    """Plan a document that the act `event_seq` of the subject issues; put its `insert` beside the act's move.

    The number is minted now and is lost if the act is not written. `is_delegated` says that the organ's written grant
    covers the act (decision 6). A licence brings its own number; another seal than the kind's needs a basis of law.

    :raises SealNotEntrusted: if who acts may not use the seal
    """
    seal = seal_kind or RULES[facts.kind].seal
    row: dict[str, object] = {
        "id": new_id(),
        "number": number or _minted(facts, office, legal_day(now)),
        "code": new_code(),
        "is_licence": is_licence,
        "title": facts.title(is_licence=is_licence),
        "issued_on": legal_day(now),
        "issued_by": by.trace(),
        "seal_kind": seal,
        "seal_basis": _basis(facts, seal, office, by, is_delegated=is_delegated),
        "file": "",
        **_whose(owner_id, item_id),
        **_subject(subject, event_seq),
        **_letter(facts),
        **_office(office),
    }
    return PlannedDocument.of(row)


def plan_voiding(*, subject: Subject, now: datetime) -> Amend:
    """Plan that every document of the subject is void from today (作废): an act made in error issued nothing."""
    return Amend(table=Document, where={"subject_id": subject.id}, changes={"voided_on": legal_day(now)})


def _subject(subject: Subject, event_seq: int) -> dict[str, object]:
    return {"subject_kind": subject.kind, "subject_id": subject.id, "seq": event_seq}


def _whose(owner_id: UUID | None, item_id: UUID | None) -> dict[str, object]:
    return {"owner_id": owner_id, "item_id": item_id}


def _letter(letter: Paper) -> dict[str, object]:
    return {"kind": letter.kind, "template": letter.template, "facts": letter.model_dump(mode="json")}


def _office(office: Office) -> dict[str, object]:
    return {
        "organisation_id": office.organisation_id,
        "organisation_name": office.name,
        "region_path": office.region_path,
    }


def _basis(letter: Paper, seal: SealKind, office: Office, by: Actor, *, is_delegated: bool) -> SealBasis:
    place = Place(office.organisation_id, office.region_path)
    return seal_basis(
        letter.kind,
        seal=seal,
        office=office,
        has_custody=seal.right is not None and may(by, seal.right, place),
        seals_own_acts=may(by, SEAL_ACT, place),
        is_delegated=is_delegated,
        is_platform=by.kind is AccountKind.SYSTEM,
    )


def _minted(letter: Paper, office: Office, issued_on: date) -> str:
    serial = mint(series_of(letter.kind, office=office, issued_on=issued_on))
    return number_of(letter.kind, office=office, year=issued_on.year, serial=serial)

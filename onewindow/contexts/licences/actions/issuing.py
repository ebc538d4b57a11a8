"""Issuing: the number, the identifier, the paper and the licence come into being in one act."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onewindow.contexts.documents import api as documents
from onewindow.contexts.elements import api as elements
from onewindow.contexts.licences import events
from onewindow.contexts.licences.actions.face import FaceLine, LicenceFace, holder_words, office_of
from onewindow.contexts.licences.domain.life import State, Verb, check_replaceable
from onewindow.contexts.licences.domain.naming import number_of, serial_of, series_of
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.codes import licence_identifier
from onewindow.kernel.codes.licence_identifier import LicenceIdentifier
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.ledger.chain import GENESIS
from onewindow.platform.moves.acts import Birth, Command, Insert, Move, Version
from onewindow.platform.moves.once import once
from onewindow.platform.moves.writer import write
from onewindow.platform.numbers.minting import mint

ISSUE = "licences.issue"


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A licence that was issued."""

    licence_id: UUID
    document_id: UUID
    number: str
    identifier: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a licence came out of: a case, and the item that it was about."""

    source: Subject
    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What a licence is issued on: its type, its holder, the organ, the days, and what it came out of."""

    kind: elements.LicenceTypeView
    organ: organisations.OrganisationView
    holder: parties.Addressee
    holder_id: UUID
    lines: tuple[FaceLine, ...]
    valid_from: date
    ends_on: date | None
    origin: Origin | None
    is_test: bool


@dataclass(frozen=True, kw_only=True)
class Name:
    """The number and the identifier of an edition."""

    number: str
    identifier: LicenceIdentifier


@once
def issue_licence(
    *,
    type_code: str,
    holder_id: UUID,
    organisation_id: UUID,
    lines: tuple[FaceLine, ...],
    valid_from: date,
    ends_on: date | None,
    by: Actor,
    now: datetime,
    command: Command,
    origin: Origin | None = None,
    replaces: UUID | None = None,
    is_test: bool = False,
) -> Issued:
    """Issue a licence, or, where it `replaces` one, the next edition under the same number; then the one before falls.

    `ends_on` is the last day of its validity, None without end. The paper carries the organ's own seal.

    :raises NotAllowed, NotFound: if the actor may not issue for the organ, or the type, the organ, the holder or the
        edition before is not there
    :raises NotCurrent: if the edition before no longer stands
    :raises SealNotEntrusted: if the actor has no custody of the organ's seal
    """
    organ = organisations.organisation(organisation_id=organisation_id)
    require(by, ISSUE, Place(organ.id, organ.region_path))
    grounds = Grounds(
        kind=elements.licence_type(code=type_code),
        organ=organ,
        holder=parties.addressee(party_id=holder_id),
        holder_id=holder_id,
        lines=lines,
        valid_from=valid_from,
        ends_on=ends_on,
        origin=origin,
        is_test=is_test,
    )
    before = _before(replaces, grounds)
    with transaction.atomic():
        return _written(grounds, before, by=by, now=now, command=command)


def _before(replaces: UUID | None, grounds: Grounds) -> Licence | None:
    if replaces is None:
        return None
    before = Licence.objects.filter(
        id=replaces, type_code=grounds.kind.code, owner_id=grounds.holder_id, organisation_id=grounds.organ.id
    ).first()
    if before is None:
        raise NotFound
    check_replaceable(State(before.state))
    return before


def _written(grounds: Grounds, before: Licence | None, *, by: Actor, now: datetime, command: Command) -> Issued:
    licence_id = new_id()
    name = _name(grounds, before, year=legal_day(now).year)
    document = documents.plan_document(
        subject=Subject(events.SUBJECT, licence_id),
        event_seq=1,
        facts=_face(grounds, name),
        office=office_of(grounds.organ),
        is_licence=True,
        owner_id=grounds.holder_id,
        item_id=grounds.origin.item_id if grounds.origin else None,
        by=by,
        now=now,
        number=name.number,
    )
    if before is not None:
        _supersede(before, licence_id, by=by, now=now, command=command)
    row = _row(grounds, name, document, before) | {"id": licence_id, "issued_on": legal_day(now)}
    write(Birth(row=Insert(into=Licence, rows=(row,)), command=replace(command, endpoint="licences.prepare"), by=by))
    issued = Issued(licence_id=licence_id, document_id=document.id, number=name.number, identifier=name.identifier.text)
    write(
        Move(
            of=Version(of=Licence, id=licence_id, state=State.PREPARED, version=0, chain_head=GENESIS),
            changes={"state": State.VALID},
            event=_issued(row, grounds, before),
            by=by,
            happened_at=now,
            command=command,
            basis="《行政许可法》第三十九条",
            beside=(document.insert,),
            begun=row,
        ),
        answer=issued,
    )
    return issued


def _name(grounds: Grounds, before: Licence | None, *, year: int) -> Name:
    if before is not None:
        return Name(number=before.number, identifier=licence_identifier.parse(before.identifier).next_version())
    template = grounds.kind.number_template
    serial = mint(series_of(grounds.kind.code, organisation=str(grounds.organ.id), template=template, year=year))
    number = number_of(template, serial=serial, year=year)
    identifier = licence_identifier.of(
        licence_type=grounds.kind.code,
        issuer=grounds.organ.credit_code,
        serial=serial_of(number, serial=serial, year=year),
    )
    return Name(number=number, identifier=identifier)


def _face(grounds: Grounds, name: Name) -> LicenceFace:
    holder = grounds.holder
    return LicenceFace(
        recipient=documents.Recipient(name=holder.name, is_person=holder.is_person, code=holder.number),
        type_name=grounds.kind.name,
        identifier=name.identifier.text,
        lines=tuple(documents.Line(name=line.name, value=line.words) for line in grounds.lines if line.words),
        valid_from=grounds.valid_from,
        ends_on=grounds.ends_on,
        **holder_words(is_person=holder.is_person),
    )


def _row(
    grounds: Grounds, name: Name, document: documents.PlannedDocument, before: Licence | None
) -> dict[str, object]:
    return {
        "state": State.PREPARED,
        "version": 0,
        "chain_head": GENESIS,
        "type_code": grounds.kind.code,
        "type_name": grounds.kind.name,
        "number": name.number,
        "identifier": name.identifier.text,
        "replaces_id": before.id if before else None,
        "owner_id": grounds.holder_id,
        "item_id": grounds.origin.item_id if grounds.origin else None,
        "is_person": grounds.holder.is_person,
        "holder_name": grounds.holder.name,
        "holder_number": grounds.holder.number,
        "lines": [asdict(line) for line in grounds.lines],
        "organisation_id": grounds.organ.id,
        "organisation_name": grounds.organ.name,
        "region_path": grounds.organ.region_path,
        "source_kind": grounds.origin.source.kind if grounds.origin else "",
        "source_id": grounds.origin.source.id if grounds.origin else None,
        "is_test": grounds.is_test,
        "document_id": document.id,
        "code": document.code,
        "valid_from": grounds.valid_from,
        "ends_on": grounds.ends_on,
    }


def _issued(row: Mapping[str, Any], grounds: Grounds, before: Licence | None) -> events.LicenceIssued:
    return events.LicenceIssued(
        subject=Subject(events.SUBJECT, row["id"]),
        type_code=grounds.kind.code,
        owner_id=grounds.holder_id,
        organisation_id=grounds.organ.id,
        issued_on=row["issued_on"],
        ends_on=grounds.ends_on,
        document_id=row["document_id"],
        source_id=grounds.origin.source.id if grounds.origin else None,
        replaces_id=before.id if before else None,
    )


def _supersede(before: Licence, by_id: UUID, *, by: Actor, now: datetime, command: Command) -> None:
    write(
        Move(
            of=before.version_read,
            changes={"state": before.after(Verb.SUPERSEDE), "ended_on": legal_day(now)},
            event=events.LicenceSuperseded(
                subject=before.subject,
                type_code=before.type_code,
                owner_id=before.owner_id,
                organisation_id=before.organisation_id,
                by_id=by_id,
            ),
            by=by,
            happened_at=now,
            command=replace(command, endpoint="licences.supersede"),
            basis="《行政许可法》第四十九条",
        )
    )

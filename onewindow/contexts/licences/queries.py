"""Questions: what a licence is worth today, for its holder, for offices, and for anyone who has it before them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences.domain.life import Standing
from onewindow.contexts.licences.events import SUBJECT
from onewindow.contexts.licences.models import Licence
from onewindow.kernel.codes import licence_identifier
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, may_anywhere, own_filter, scope_filter
from onewindow.platform.access.looks import record_look
from onewindow.platform.pii.masking import mask_name

VIEW = "licences.view"


@dataclass(frozen=True, kw_only=True)
class LicenceView:
    """A licence as its holder sees it in the wallet, and an office on its desk."""

    id: UUID
    type_code: str
    type_name: str
    number: str
    identifier: str
    holder_name: str
    holder_number: str
    lines: tuple[tuple[str, str], ...]
    organisation_id: UUID
    organisation_name: str
    issued_on: date
    valid_from: date
    ends_on: date | None
    standing: Standing
    document_id: UUID
    source_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LicenceVerification:
    """What a public page says of a licence, today. A person's name is masked."""

    type_name: str
    number: str
    identifier: str
    holder: str
    organisation_name: str
    issued_on: date
    valid_from: date
    ends_on: date | None
    standing: Standing
    ended_on: date | None
    sha256: str


def wallet(*, by: Actor, now: datetime) -> tuple[LicenceView, ...]:
    """Return the licences of the person, or of whom the person acts for, the newest first; an agent sees what came of
    the items of their mandate.

    :raises NotAllowed: if the actor may see no licences
    """
    if not may_anywhere(by, VIEW):
        raise NotAllowed
    mine = Licence.objects.filter(own_filter(by, VIEW))
    return tuple(_view(licence, now) for licence in mine.order_by("-issued_on", "-identifier"))


def licence(*, licence_id: UUID, by: Actor, now: datetime) -> LicenceView:
    """Return a licence. A look of staff at it is recorded.

    :raises NotAllowed: if the actor may see no licences
    :raises NotFound: if there is no such licence within the actor's reach
    """
    if not may_anywhere(by, VIEW):
        raise NotAllowed
    row = Licence.objects.filter(scope_filter(by, VIEW), id=licence_id).first()
    if row is None:
        raise NotFound
    if by.kind is AccountKind.STAFF:
        record_look(
            by=by, at=row.subject, person_id=row.owner_id, what="licences.licence", purpose=row.type_name, now=now
        )
    return _view(row, now)


def licences_from(*, source: Subject) -> tuple[Subject, ...]:
    """Return the licences that came out of a case, for whoever may see the case."""
    rows = Licence.objects.filter(source_id=source.id, source_kind=source.kind)
    return tuple(Subject(SUBJECT, licence) for licence in rows.order_by("identifier").values_list("id", flat=True))


def verify_licence(*, identifier: str, check_code: str, now: datetime) -> LicenceVerification:
    """Return what a licence is worth now to anyone who has it before them: its identifier and the check code on it.

    :raises NotFound: if there is no licence of that identifier and code
    """
    try:
        text = licence_identifier.parse(identifier).text
    except CodeWrong as wrong:
        raise NotFound from wrong
    row = Licence.objects.filter(identifier=text).first()
    if row is None or row.code != documents.code_of(text=check_code):
        raise NotFound
    return _verification(row, now)


def licence_behind(*, subject: Subject, now: datetime) -> LicenceVerification:
    """Return the same for a licence whose document somebody has verified by its code.

    :raises NotFound: if the document is none of a licence
    """
    row = Licence.objects.filter(id=subject.id).first()
    if row is None:
        raise NotFound
    return _verification(row, now)


def _view(row: Licence, now: datetime) -> LicenceView:
    return LicenceView(
        id=row.id,
        type_code=row.type_code,
        type_name=row.type_name,
        number=row.number,
        identifier=row.identifier,
        holder_name=row.holder_name,
        holder_number=row.holder_number,
        lines=tuple((line["name"], line["words"]) for line in row.lines if line["words"]),
        organisation_id=row.organisation_id,
        organisation_name=row.organisation_name,
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        ends_on=row.ends_on,
        standing=row.standing(legal_day(now)),
        document_id=row.document_id,
        source_id=row.source_id,
    )


def _verification(row: Licence, now: datetime) -> LicenceVerification:
    return LicenceVerification(
        type_name=row.type_name,
        number=row.number,
        identifier=row.identifier,
        holder=mask_name(row.holder_name) if row.is_person else row.holder_name,
        organisation_name=row.organisation_name,
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        ends_on=row.ends_on,
        standing=row.standing(legal_day(now)),
        ended_on=row.ended_on,
        sha256=documents.verification(code=row.code).sha256,
    )

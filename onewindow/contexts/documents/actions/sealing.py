"""Opening a document: at the first opening its paper is set, sealed, signed and stored; after that it never changes."""

import hashlib
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from onewindow.contexts.documents.domain.kinds import SealKind
from onewindow.contexts.documents.domain.papers import SealNotRegistered, printed_code
from onewindow.contexts.documents.models import Document, Seal, SealUse
from onewindow.kernel.canonical import Json
from onewindow.kernel.errors import NotFound
from onewindow.platform.access.actors import AccountKind, Actor, scope_filter
from onewindow.platform.access.looks import record_look
from onewindow.platform.files import storing
from onewindow.platform.pdf.codes import qr_drawing
from onewindow.platform.pdf.typesetting import Paper, typeset
from onewindow.platform.signing.authority import centre_authority
from onewindow.platform.signing.pades import SealImage, sign_pdf
from onewindow.platform.signing.seals import SealFace

CONTEXTS = Path(__file__).parents[2]
RIGHT = "documents.view"
PDF = "application/pdf"


def document_pdf(*, document_id: UUID, by: Actor, now: datetime) -> bytes:
    """Return the sealed paper of a document, the same bytes whoever opens it and whenever.

    A look of staff at it is recorded.

    :raises NotFound: if there is no such document within the actor's reach
    :raises SealNotRegistered: if the organ has not registered the seal that the document needs
    """
    document = Document.objects.filter(scope_filter(by, RIGHT), id=document_id).first()
    if document is None:
        raise NotFound
    if by.kind is AccountKind.STAFF:
        record_look(
            by=by,
            at=document.subject,
            person_id=document.owner_id,
            what=f"document:{document.kind}",
            purpose=document.title,
            now=now,
        )
    return storing.read(document.file or _sealed(document, by, now))


def _sealed(document: Document, by: Actor, now: datetime) -> str:
    """Seal the document unless somebody is faster, and return the address of the paper."""
    with transaction.atomic():
        locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if locked.file:
            return locked.file
        seal = _seal_of(locked)
        paper = typeset(CONTEXTS / locked.template, _facts(locked), dated=locked.issued_on)
        signed = _signed(paper, seal, locked, now)
        stored = storing.store(signed, owner=locked.owner_id or locked.organisation_id, media_type=PDF)
        file_hash = hashlib.sha256(signed).digest()
        SealUse.objects.create(
            seal=seal,
            document_id=locked.id,
            subject_kind=locked.subject_kind,
            subject_id=locked.subject_id,
            paper_hash=hashlib.sha256(paper.pdf).digest(),
            file_hash=file_hash,
            issued_by=locked.issued_by,
            basis=locked.seal_basis,
            account_id=by.account,
            happened_at=now,
        )
        Document.objects.filter(pk=locked.pk).update(file=stored.address, file_hash=file_hash, sealed_at=now)
        return stored.address


def _seal_of(document: Document) -> Seal:
    seal = Seal.objects.filter(
        organisation_id=document.organisation_id, kind=document.seal_kind, withdrawn_on=None
    ).first()
    if seal is None:
        kind = SealKind(document.seal_kind)
        raise SealNotRegistered(organisation=document.organisation_name, seal=kind.words)
    return seal


def _signed(paper: Paper, seal: Seal, document: Document, now: datetime) -> bytes:
    kind = SealKind(seal.kind)
    face = SealFace(name=seal.organisation_name, purpose=kind.purpose, diameter=seal.diameter)
    credential = centre_authority().for_seal(
        name=str(seal.id), organisation=seal.organisation_name, unit=kind.words, now=now
    )
    return sign_pdf(
        paper.pdf,
        seal=SealImage(face=face, at=paper.seal_at) if paper.seal_at else None,
        credential=credential,
        reason=f"{document.title} {document.number}",
        location=document.organisation_name,
    )


def _facts(document: Document) -> dict[str, Json]:
    address = f"{settings.VERIFY_ADDRESS}{document.code}"
    return {
        "letter": document.facts,
        "title": document.title,
        "number": document.number,
        "is_licence": document.is_licence,
        "office": {"name": document.organisation_name},
        "issued_on": document.issued_on.isoformat(),
        "code": printed_code(document.code),
        "verify_address": settings.VERIFY_ADDRESS.split("//")[-1].rstrip("/"),
        "qr": qr_drawing(address),
        "demo": settings.IS_DEMO,
    }

"""Questions: the documents of a subject, and what anyone may know of one by its code."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.contexts.documents.domain.kinds import Kind
from onewindow.contexts.documents.domain.letters import Gap
from onewindow.contexts.documents.domain.papers import State, typed_code
from onewindow.contexts.documents.models import Document
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, scope_filter
from onewindow.platform.pii.masking import mask_name

RIGHT = "documents.view"


@dataclass(frozen=True, kw_only=True)
class DocumentView:
    """A document as a line of a list."""

    id: UUID
    subject: Subject
    kind: Kind
    title: str
    number: str
    organisation_name: str
    issued_on: date
    state: State


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What a public page says of a document; `sha256` is empty until its paper has been opened once.

    `subject` tells the page where more is known: of a licence, what it is worth today.
    """

    subject: Subject
    title: str
    kind: Kind
    number: str
    organisation_name: str
    issued_on: date
    state: State
    holder: str  # a person's name is masked
    sha256: str


def documents_of(*, subjects: Collection[Subject], by: Actor) -> Mapping[Subject, tuple[DocumentView, ...]]:
    """Return the documents of each subject that lie within the actor's reach, oldest first."""
    found: dict[Subject, list[DocumentView]] = defaultdict(list)
    rows = Document.objects.filter(scope_filter(by, RIGHT), subject_id__in=[subject.id for subject in subjects])
    for document in rows.order_by("subject_id", "seq", "kind"):
        found[document.subject].append(_view(document))
    return {subject: tuple(found[subject]) for subject in subjects}


def gaps(*, document_id: UUID, by: Actor) -> tuple[Gap, ...]:
    """Return what a one-time notice says is missing or wrong, for the page on which it is answered.

    :raises NotFound: if there is no such document within the actor's reach
    """
    document = Document.objects.filter(scope_filter(by, RIGHT), id=document_id).first()
    if document is None:
        raise NotFound
    return tuple(Gap.model_validate(gap) for gap in document.facts.get("gaps", ()))


def verification(*, code: str) -> Verification:
    """Return what may be said to anyone who has the paper and types its code, with or without dashes.

    :raises NotFound: if no document has the code
    """
    document = Document.objects.filter(code=typed_code(code)).first()
    if document is None:
        raise NotFound
    recipient = document.facts["recipient"]
    return Verification(
        subject=document.subject,
        title=document.title,
        kind=Kind(document.kind),
        number=document.number,
        organisation_name=document.organisation_name,
        issued_on=document.issued_on,
        state=document.state,
        holder=mask_name(recipient["name"]) if recipient["is_person"] else recipient["name"],
        sha256=bytes(document.file_hash).hex() if document.file_hash else "",
    )


def code_of(*, text: str) -> str:
    """Return the code that somebody meant who typed it from paper, with dashes or blanks, in small letters."""
    return typed_code(text)


def _view(document: Document) -> DocumentView:
    return DocumentView(
        id=document.id,
        subject=document.subject,
        kind=Kind(document.kind),
        title=document.title,
        number=document.number,
        organisation_name=document.organisation_name,
        issued_on=document.issued_on,
        state=document.state,
    )

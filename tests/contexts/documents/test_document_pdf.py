"""Opening a document: sealed once, the same bytes for ever, every use of a seal on the record."""

import hashlib
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document, Seal, SealUse
from onewindow.kernel.errors import NotFound
from onewindow.platform.access.models import AccessRecord
from tests.factories import documents as factory
from tests.factories.poppler import signatures_of, unsigned, words_of

pytestmark = pytest.mark.django_db
REFUSED = r"permission denied|rows are only added"


@pytest.fixture(autouse=True)
def seals() -> None:
    factory.seal_everything()


def opened(document: Document) -> bytes:
    return documents.document_pdf(document_id=document.id, by=factory.citizen(), now=factory.NOW)


def test_a_document_is_sealed_and_signed_when_it_is_first_opened(tmp_path: Path) -> None:
    pdf = opened(factory.issue(factory.acceptance()))

    report = signatures_of(pdf, tmp_path)
    assert "Signature is Valid" in report
    assert "Total document signed" in report
    assert "云岭县市场监督管理局行政审批专用章" in report


def test_a_document_never_changes_after_that() -> None:
    document = factory.issue(factory.acceptance())

    first = opened(document)
    second = opened(document)

    assert first == second
    assert SealUse.objects.count() == 1


def test_every_use_of_a_seal_leaves_a_line() -> None:
    document = factory.issue(factory.grant())
    reader = factory.citizen()

    pdf = documents.document_pdf(document_id=document.id, by=reader, now=factory.NOW)

    use = SealUse.objects.get(document_id=document.id)
    assert use.seal == Seal.objects.get(organisation_id=factory.BUREAU.organisation_id, kind="ORGAN")
    assert bytes(use.file_hash) == hashlib.sha256(pdf).digest()
    assert (use.subject_id, use.account_id, use.basis) == (document.subject_id, reader.account, "AUTOMATIC")
    assert use.issued_by == factory.platform().trace()


def test_the_log_of_seals_is_only_added_to() -> None:
    opened(factory.issue(factory.grant()))

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        SealUse.objects.update(basis="CUSTODY")
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        SealUse.objects.all().delete()


@pytest.mark.parametrize("column", ["file", "file_hash", "sealed_at", "number", "code"])
def test_the_database_refuses_to_change_what_was_sealed(column: str) -> None:
    document = factory.issue(factory.grant())
    opened(document)
    other = {"file_hash": b"x", "sealed_at": factory.NOW.replace(year=2025)}.get(column, "x")

    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        Document.objects.update(**{column: other})


def test_a_document_of_somebody_else_is_not_found() -> None:
    document = factory.issue(factory.acceptance())

    with pytest.raises(NotFound):
        documents.document_pdf(document_id=document.id, by=factory.citizen(person=document.id), now=factory.NOW)


def test_a_look_of_staff_is_recorded_and_the_owners_is_not() -> None:
    document = factory.issue(factory.acceptance())
    clerk = factory.staff("documents.view")

    documents.document_pdf(document_id=document.id, by=clerk, now=factory.NOW)
    opened(document)

    look = AccessRecord.objects.get()
    assert (look.account_id, look.person_id, look.what) == (clerk.account, factory.OWNER, "document:D03")


def test_an_organ_without_the_seal_is_told_what_to_do() -> None:
    document = factory.issue(factory.acceptance())
    documents.withdraw_seal(
        office=factory.BUREAU, kind=documents.SealKind.APPROVAL, by=factory.administrator(), now=factory.NOW
    )

    with pytest.raises(documents.SealNotRegistered, match="云岭县市场监督管理局尚未登记行政审批专用章"):
        opened(document)
    assert not Document.objects.get(id=document.id).file


def test_the_paper_of_a_demo_says_so_on_page_and_seal(tmp_path: Path) -> None:
    pdf = opened(factory.issue(factory.acceptance()))

    text = words_of(unsigned(pdf), tmp_path)

    assert "演示 · 无法律效力" in text


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_once_get_the_same_paper() -> None:
    document = factory.issue(factory.acceptance())
    together = Barrier(2)
    papers: list[bytes] = []

    def read() -> None:
        together.wait()
        try:
            papers.append(opened(document))
        finally:
            connection.close()

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert papers[0] == papers[1]
    assert SealUse.objects.count() == 1

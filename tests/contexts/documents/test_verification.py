"""What anyone may know of a document by its code, and who sees which documents."""

import hashlib
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from tests.factories import documents as factory
from tests.factories import further_letters as further

pytestmark = pytest.mark.django_db


def test_anyone_with_the_code_learns_what_the_paper_must_say() -> None:
    factory.seal_everything()
    document = factory.issue(factory.acceptance())
    pdf = documents.document_pdf(document_id=document.id, by=factory.citizen(), now=factory.NOW)

    found = documents.verification(code=document.code.lower())

    assert found == documents.Verification(
        subject=document.subject,
        title="受理通知书",
        kind=documents.Kind.ACCEPTANCE,
        number="云岭市监受〔2026〕1号",
        organisation_name="云岭县市场监督管理局",
        issued_on=document.issued_on,
        state=documents.State.VALID,
        holder="云岭滋味餐饮有限公司",
        sha256=hashlib.sha256(pdf).hexdigest(),
    )


def test_a_persons_name_is_masked() -> None:
    document = factory.issue(factory.acceptance(recipient=factory.PERSON))

    assert documents.verification(code=document.code).holder == "张*"


@pytest.mark.parametrize("code", ["", "7KQM-X4RT-9WBE", "云岭", "'; DROP TABLE"])
def test_an_unknown_code_finds_nothing(code: str) -> None:
    factory.issue(factory.acceptance())

    with pytest.raises(NotFound):
        documents.verification(code=code)


def test_a_voided_document_says_so() -> None:
    document = factory.issue(factory.acceptance())
    voiding = documents.plan_voiding(subject=document.subject, now=factory.NOW)

    Document.objects.filter(**voiding.where).update(**voiding.changes)

    assert documents.verification(code=document.code).state is documents.State.VOID


def test_the_documents_of_a_case_come_in_their_order() -> None:
    first = factory.issue(factory.receipt(), office=factory.CENTRE, seq=1)
    factory.issue(factory.acceptance(), subject=first.subject, seq=2)
    factory.issue(further.termination(), subject=first.subject, seq=3)
    factory.issue(factory.acceptance())

    mine = documents.documents_of(subjects=[first.subject], by=factory.citizen())[first.subject]
    theirs = documents.documents_of(subjects=[first.subject], by=factory.staff("documents.view"))[first.subject]
    nobodys = documents.documents_of(subjects=[first.subject], by=factory.staff("cases.view"))[first.subject]

    assert [line.kind for line in mine] == ["D01", "D03", "D13"]
    assert [line.kind for line in theirs] == ["D03", "D13"]
    assert nobodys == ()


def test_the_documents_of_many_subjects_are_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = factory.issue(factory.acceptance()), factory.issue(factory.acceptance())
    without = Subject("case", new_id())

    with django_assert_num_queries(1):
        found = documents.documents_of(subjects=[first.subject, second.subject, without], by=factory.citizen())

    assert {subject: [line.id for line in lines] for subject, lines in found.items()} == {
        first.subject: [first.id],
        second.subject: [second.id],
        without: [],
    }


def test_who_is_asked_for_papers_reads_what_the_notice_says_of_each() -> None:
    notice = factory.issue(factory.one_time_notice())

    said = documents.gaps(document_id=notice.id, by=factory.citizen())

    assert [gap.material for gap in said] == ["主要设备设施、经营布局、操作流程文件", "授权委托书及代理人身份证"]
    assert said[1].reason.startswith("委托书未写明委托权限")
    with pytest.raises(NotFound):
        documents.gaps(document_id=notice.id, by=factory.citizen(UUID(int=8)))


def test_other_papers_ask_for_nothing() -> None:
    assert documents.gaps(document_id=factory.issue(factory.acceptance()).id, by=factory.citizen()) == ()

"""The letters of an errand read as sentences: nothing said twice, nothing run together."""

from pathlib import Path
from uuid import UUID

import pytest

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, submitted, town
from tests.factories.course import decided, reviewed
from tests.factories.poppler import unsigned, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


def paper(place: Town, case_id: UUID, kind: documents.Kind, folder: Path) -> str:
    """Return the words of a letter of the case, as they stand on paper, without breaks."""
    letter = Document.objects.get(subject_id=case_id, kind=kind)
    pdf = documents.document_pdf(document_id=letter.id, by=place.applicant(), now=NOW)
    return "".join(words_of(unsigned(pdf), folder).split())


def test_a_receipt_names_the_short_number_that_one_types_to_look_progress_up(place: Town, tmp_path: Path) -> None:
    case_id = submitted(place, "M003")

    words = paper(place, case_id, documents.Kind.RECEIPT, tmp_path)

    assert f"凭短编号{cases.case(case_id=case_id, by=place.applicant()).short_number}和查询码" in words


def test_a_one_time_notice_ends_its_sentences_once(place: Town, tmp_path: Path) -> None:
    case_id = submitted(place)
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    words = paper(place, case_id, documents.Kind.ONE_TIME_NOTICE, tmp_path)

    assert "或者携带材料到原受理窗口办理。补正齐全的" in words


def test_a_grant_says_once_that_it_was_examined_and_when_it_will_be_delivered(place: Town, tmp_path: Path) -> None:
    words = paper(place, decided(place), documents.Kind.GRANT, tmp_path)

    assert "受理。经审查，申请符合法定条件、标准。根据" in words
    assert "内送达。请在许可范围内从事活动" in words


def test_a_denial_says_once_that_it_was_examined(place: Town, tmp_path: Path) -> None:
    case_id, chief = submitted(place, "M003", "M004"), place.chief.actor()
    cases.examine_case(case_id=case_id, by=chief, now=NOW, command=once())
    reviewed(place, case_id)
    denial = {"decision": cases.Decision.DENY, "reasons": ("场所条件不符合规定要求",)}
    approval.decide(case_id=case_id, **denial, by=chief, now=NOW, command=once())

    words = paper(place, case_id, documents.Kind.DENIAL, tmp_path)

    assert "经审查查明：申请不符合法定条件、标准。不予许可的理由：" in words

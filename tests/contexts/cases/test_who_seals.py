"""审批专用章: who may do an act of the department has that act's document sealed, and nobody else (ADR 0030)."""

from datetime import timedelta
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import AbsenceReason, Handover, PostKind, Role
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel
from tests.factories import organisations as county
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)


@pytest.fixture
def place() -> Town:
    return town()


def sealed_on(case_id: UUID, kind: documents.Kind) -> tuple[str, str]:
    """Return with which seal, and on what ground, the case's document of the kind was issued."""
    document = Document.objects.get(subject_id=case_id, kind=kind)
    return document.seal_kind, document.seal_basis


def examine(case_id: UUID, by: Actor) -> cases.Accepted | cases.Notice:
    return cases.examine_case(case_id=case_id, by=by, now=NOW, command=once())


def hand_over(place: Town, verb: str) -> None:
    organisations.delegate_item(
        organisation_id=place.department_id,
        handover=Handover(verb=verb, to_window_id=place.window_id),
        letter="云市监授〔2026〕3号",
        term=Span(TODAY),
        by=founder(),
        now=NOW,
        command=once(),
    )


@pytest.mark.requirement("R088")
@pytest.mark.parametrize("kind", [PostKind.REVIEWER, PostKind.DEPARTMENT_CLERK])
def test_本部门有权受理的人受理_受理通知书加盖审批专用章(place: Town, kind: PostKind) -> None:
    case_id = submitted(place, "M003", "M004")
    officer = county.seated(place.department_id, kind).actor()

    examine(case_id, officer)

    assert sealed_on(case_id, documents.Kind.ACCEPTANCE) == ("APPROVAL", "OFFICE")


def test_审查人一次性告知_告知书加盖审批专用章(place: Town) -> None:
    case_id = submitted(place, "M004")

    examine(case_id, place.reviewer.actor())

    assert sealed_on(case_id, documents.Kind.ONE_TIME_NOTICE) == ("APPROVAL", "OFFICE")


def test_the_sealed_paper_of_a_reviewers_acceptance_can_be_opened(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    examine(case_id, place.reviewer.actor())

    document = Document.objects.get(subject_id=case_id, kind=documents.Kind.ACCEPTANCE)
    pdf = documents.document_pdf(document_id=document.id, by=place.reviewer.actor(), now=NOW)

    assert pdf.startswith(b"%PDF")


@pytest.mark.requirement("R369")
def test_保管人受理_以保管人的名义用印_请假时由B角(place: Town) -> None:
    organisations.assign_staff(
        post_id=place.chief.post_id,
        staff_id=place.reviewer.staff_id,
        role=Role.B,
        term=county.SINCE_FOUNDED,
        by=founder(),
        now=NOW,
        command=once(),
    )
    organisations.record_absence(
        staff_id=place.chief.staff_id,
        reason=AbsenceReason.LEAVE,
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=1),
        by=founder(),
        now=NOW,
        command=once(),
    )
    case_id = submitted(place, "M003", "M004")

    examine(case_id, place.reviewer.actor())

    assert sealed_on(case_id, documents.Kind.ACCEPTANCE) == ("APPROVAL", "CUSTODY")


def test_综合窗口凭书面授权受理_加盖部门的审批专用章(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    hand_over(place, "cases.examine")

    examine(case_id, place.clerk.actor(channel=Channel.WINDOW))

    document = Document.objects.get(subject_id=case_id, kind=documents.Kind.ACCEPTANCE)
    assert sealed_on(case_id, documents.Kind.ACCEPTANCE) == ("APPROVAL", "DELEGATION")
    assert document.organisation_id == place.department_id


@pytest.mark.requirement("R088")
def test_没有授权的窗口不能受理_办件留在部门的待办里(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    hand_over(place, "cases.decline")

    with pytest.raises(NotAllowed):
        examine(case_id, place.clerk.actor(channel=Channel.WINDOW))

    waiting = cases.worklist(by=place.reviewer.actor(), verb="cases.examine", now=NOW)
    assert [line.case_id for line in waiting] == [case_id]


def test_别的部门的审查人_既看不到办件_也用不了章(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    region_id = organisations.region(path="ll/ll/yl/").id
    elsewhere = county.organisation(region_id, credit_code=county.CIVIL_AFFAIRS, name="民政局")
    stranger = county.seated(elsewhere, PostKind.REVIEWER).actor()

    with pytest.raises(NotFound):
        examine(case_id, stranger)

    assert not Document.objects.filter(subject_id=case_id, kind=documents.Kind.ACCEPTANCE).exists()


def test_收回为本人用印的权限后_只有保管人能受理(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    reviewer = place.reviewer.actor()
    strict = Actor(
        **{
            **{name: getattr(reviewer, name) for name in reviewer.__dataclass_fields__},
            "grants": frozenset(grant for grant in reviewer.grants if grant.verb != "documents.seal_act"),
        }
    )

    with pytest.raises(documents.SealNotEntrusted):
        examine(case_id, strict)

    assert isinstance(examine(case_id, place.chief.actor()), cases.Accepted)

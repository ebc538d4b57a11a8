"""What follows an act once it is committed."""

from datetime import date, timedelta

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.notices import api as notices
from onewindow.contexts.organisations.api import PostKind
from tests.factories import organisations as county
from tests.factories.acting import NOW, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import submitted, town
from tests.factories.course import TESTING, in_review

pytestmark = pytest.mark.django_db(transaction=True)  # an announcement is heard after its commit


def test_提交和告知之后_申请人收到通知() -> None:
    place = town()
    case_id = submitted(place, "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    let_everybody_hear(NOW)

    inbox = notices.inbox(by=place.applicant())
    assert {line.topic for line in inbox} == {notices.Topic.CASE_FILED, notices.Topic.MATERIALS_ASKED}


def test_期限届满没有告知_零点视为受理() -> None:
    place = town()
    case_id = submitted(place, "M004")
    midnight = NOW + timedelta(days=8)

    deadlines.expire_clocks(now=midnight)
    let_everybody_hear(midnight)

    view = cases.case(case_id=case_id, by=place.applicant())
    assert (view.state, view.accepted_on, view.acceptance_kind) == (
        cases.State.ACCEPTED,
        date(2026, 3, 2),
        cases.AcceptanceKind.DEEMED,
    )


@pytest.mark.requirement("R177")
def test_特别程序和延期_申请人都收到通知() -> None:
    place = town(special_procedures=[TESTING])
    case_id, reviewer = in_review(place), place.reviewer.actor()
    head = county.seated(place.department_id, PostKind.AGENCY_HEAD).actor()
    telling = cases.Telling(participants="检验检测中心")
    cases.start_special_procedure(
        case_id=case_id, procedure="testing", told=5, telling=telling, by=reviewer, now=NOW, command=once()
    )
    cases.end_special_procedure(case_id=case_id, result="合格", by=reviewer, now=NOW, command=once())
    cases.extend_case(case_id=case_id, amount=5, reason="需要补充核实", by=head, now=NOW, command=once())

    let_everybody_hear(NOW)

    inbox = {line.topic: line for line in notices.inbox(by=place.applicant())}
    assert "检测" in inbox[notices.Topic.SPECIAL_STARTED].title
    assert notices.Topic.TERM_EXTENDED in inbox

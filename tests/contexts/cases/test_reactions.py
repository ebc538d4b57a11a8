"""What follows an act once it is committed."""

from datetime import date, timedelta

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.notices import api as notices
from onewindow.platform.outbox.delivery import deliver
from tests.factories.acting import NOW, once
from tests.factories.cases import submitted, town

pytestmark = pytest.mark.django_db(transaction=True)  # an announcement is heard after its commit


def test_提交和告知之后_申请人收到通知() -> None:
    place = town()
    case_id = submitted(place, "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    deliver(now=NOW)

    inbox = notices.inbox(by=place.applicant())
    assert {line.topic for line in inbox} == {notices.Topic.CASE_FILED, notices.Topic.MATERIALS_ASKED}


def test_期限届满没有告知_零点视为受理() -> None:
    place = town()
    case_id = submitted(place, "M004")
    midnight = NOW + timedelta(days=8)

    deadlines.expire_clocks(now=midnight)
    deliver(now=midnight)

    view = cases.case(case_id=case_id, by=place.applicant())
    assert (view.state, view.accepted_on, view.acceptance_kind) == (
        cases.State.ACCEPTED,
        date(2026, 3, 2),
        cases.AcceptanceKind.DEEMED,
    )

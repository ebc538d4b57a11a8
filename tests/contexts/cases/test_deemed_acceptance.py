"""视为受理: 《行政许可法》第三十二条第一款第四项, decision 2, rule T2."""

from datetime import date, datetime
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.errors import IllegalMove
from tests.factories.acting import SHANGHAI, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import Town, submitted, town
from tests.factories.course import due_days

pytestmark = pytest.mark.django_db(transaction=True)  # an announcement is heard after its commit
LAST_MINUTE = datetime(2026, 3, 9, 23, 59, tzinfo=SHANGHAI)  # the fifth working day ends
MIDNIGHT = datetime(2026, 3, 10, 0, 0, tzinfo=SHANGHAI)


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def unanswered(place: Town) -> UUID:
    return submitted(place, "M004")  # on Monday 2 March, M003 missing


def let_time_pass(now: datetime) -> None:
    deadlines.expire_clocks(now=now)
    let_everybody_hear(now)


def test_第五个工作日没有过完_还不是受理(place: Town, unanswered: UUID) -> None:
    let_time_pass(LAST_MINUTE)

    assert cases.case(case_id=unanswered, by=place.applicant()).state is cases.State.SUBMITTED
    assert cases.rule_hits(case_id=unanswered) == ()


def test_零点视为受理_自收到之日起算_记T2(place: Town, unanswered: UUID) -> None:
    let_time_pass(MIDNIGHT)

    view = cases.case(case_id=unanswered, by=place.applicant())
    (hit,) = cases.rule_hits(case_id=unanswered)
    assert (view.state, view.acceptance_kind, view.accepted_on) == (
        cases.State.ACCEPTED,
        cases.AcceptanceKind.DEEMED,
        date(2026, 3, 2),
    )
    assert (hit.rule, hit.is_attempt, hit.happened_at) == (cases.Rule.T2, False, MIDNIGHT)
    assert due_days(place, unanswered, now=MIDNIGHT)[deadlines.Kind.STATUTORY] == date(2026, 3, 16)


def test_视为受理之后_不得再告知补正或不予受理(place: Town, unanswered: UUID) -> None:
    let_time_pass(MIDNIGHT)

    with pytest.raises(IllegalMove):
        examine(unanswered, place)
    with pytest.raises(IllegalMove):
        decline(unanswered, place)


def test_零点已过而系统还没有记下_也不得再告知补正或不予受理(place: Town, unanswered: UUID) -> None:
    with pytest.raises(cases.DeemedAlready):
        examine(unanswered, place)
    with pytest.raises(cases.DeemedAlready):
        decline(unanswered, place)


def examine(case_id: UUID, place: Town) -> None:
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=MIDNIGHT, command=once())


def decline(case_id: UUID, place: Town) -> None:
    cases.decline_case(
        case_id=case_id,
        ground=cases.Ground.NOT_QUALIFIED,
        reason="不符合条件",
        by=place.reviewer.actor(),
        now=MIDNIGHT,
        command=once(),
    )

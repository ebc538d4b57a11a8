"""容缺受理 through the doors: accepted now, M004 later; nothing is granted before it comes; the clock sees to it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from onewindow.contexts.approval import api as approval
from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.contexts.materials import api as materials
from onewindow.contexts.notices import api as notices
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from tests.factories.acting import NOW, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import Town, drafted, handed_in, town
from tests.factories.catalogue import document, published_guide
from tests.factories.course import reviewed

pytestmark = pytest.mark.django_db(transaction=True)  # an announcement is heard after its commit

DUE = date(2026, 3, 9)  # five working days after Monday, 2 March
MIDNIGHT = datetime(2026, 3, 9, 16, tzinfo=UTC)  # 00:00 of 10 March in China
LATE = "食品安全规章制度目录清单"


@pytest.fixture
def place() -> Town:
    return town()


def promised(place: Town) -> UUID:
    """File an application with M003 there and M004 promised for later, and accept it."""
    case_id, by = drafted(place), place.applicant()
    handed_in(place, case_id, "M003")
    view = cases.case(case_id=case_id, by=by)
    slot = materials.Slot(subject=view.subject, at=view.place, material_code="M004", material_name=LATE)
    materials.promise_later(slot=slot, tolerance_workdays=5, promise="我承诺补交", by=by, now=NOW, command=once())
    cases.submit_case(case_id=case_id, by=by, now=NOW, command=once())
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())
    return case_id


def decided(place: Town, case_id: UUID, decision: cases.Decision, *, now: datetime = NOW) -> cases.Decided:
    reasons = ("承诺补交的容缺材料到期没有补交",) if decision is cases.Decision.DENY else ()
    chief = place.chief.actor(now=now)
    return approval.decide(case_id=case_id, decision=decision, reasons=reasons, by=chief, now=now, command=once())


def clock_ticks(now: datetime) -> None:
    deadlines.reckon_clocks_anew(now=now)
    deadlines.expire_clocks(now=now)
    let_everybody_hear(now)


def state_of(place: Town, case_id: UUID) -> cases.State:
    return cases.case(case_id=case_id, by=place.applicant()).state


def test_容缺受理_受理通知书写明材料期限和后果(place: Town) -> None:
    case_id = promised(place)

    acceptance = Document.objects.get(subject_id=case_id, kind=documents.Kind.ACCEPTANCE).facts
    assert acceptance["tolerated"] == [{"material": LATE, "until_on": "2026-03-09"}]
    assert acceptance["tolerance_consequence"] == "视为撤回申请"


def test_the_office_s_term_is_the_one_that_the_worklist_goes_by(place: Town) -> None:
    promised(place)

    (line,) = cases.worklist(by=place.chief.actor(), verb="cases.review", now=NOW)

    assert line.due_on == date(2026, 3, 9)  # 承诺时限 of five working days, of the guide


def test_未补交之前_不能准予(place: Town) -> None:
    case_id = promised(place)
    reviewed(place, case_id)

    with pytest.raises(approval.PapersStillDue) as refused:
        decided(place, case_id, cases.Decision.GRANT)

    assert refused.value.values == {"papers": LATE, "due_on": DUE}
    assert state_of(place, case_id) is cases.State.IN_REVIEW


def test_补交之后_可以准予(place: Town) -> None:
    case_id = promised(place)
    reviewed(place, case_id)
    handed_in(place, case_id, "M004")

    decided(place, case_id, cases.Decision.GRANT)

    assert state_of(place, case_id) is cases.State.DECIDED_GRANT


def test_逾期未补交_零点视为撤回_并告知申请人(place: Town) -> None:
    case_id = promised(place)
    reviewed(place, case_id)

    clock_ticks(MIDNIGHT)

    view = cases.case(case_id=case_id, by=place.applicant())
    assert (view.state, view.ended_on) == (cases.State.TERMINATED, date(2026, 3, 10))
    last = cases.acts(case_id=case_id)[-1]
    assert (last.name, last.body["is_deemed"], last.happened_at) == ("CaseEnded", True, MIDNIGHT)
    letter = Document.objects.get(subject_id=case_id, kind=documents.Kind.TERMINATION)
    assert letter.facts["cause"] == f"承诺补交的材料到期没有补交，按承诺视为撤回申请：{LATE}"
    told = [line for line in notices.inbox(by=place.applicant()) if line.topic is notices.Topic.CASE_TERMINATED]
    assert "按承诺视为撤回申请" in told[0].body


def test_期限最后一天还没有到期(place: Town) -> None:
    case_id = promised(place)

    clock_ticks(MIDNIGHT - timedelta(seconds=1))

    assert state_of(place, case_id) is cases.State.ACCEPTED


def test_按期补交的_到期什么也不发生(place: Town) -> None:
    case_id = promised(place)
    handed_in(place, case_id, "M004")

    clock_ticks(MIDNIGHT)

    assert state_of(place, case_id) is cases.State.ACCEPTED


def test_到期前一个工作日提醒一次_已补交的不提醒(place: Town) -> None:
    reminded, brought = promised(place), promised(place)
    handed_in(place, brought, "M004")

    for hour in range(3):
        clock_ticks(MIDNIGHT - timedelta(days=3, hours=hour))  # Friday and Saturday, 6 and 7 March

    told = [line for line in notices.inbox(by=place.applicant()) if line.topic is notices.Topic.TOLERANCE_DUE]
    assert [line.subject.id for line in told] == [reminded]
    assert LATE in told[0].body


def refusing() -> tuple[dict[str, object], ...]:
    """Return the materials of the guide, M004 with the other consequence."""
    materials_of = document("I01").model_dump(mode="json")["materials"]
    for material in materials_of:
        if material["code"] == "M004":
            material["tolerance"]["consequence"] = "REFUSED"
    return tuple(materials_of)


def test_指南写明不予许可的_到期由部门决定_只能不予(place: Town) -> None:
    guide_id = published_guide(
        organisation_id=place.department_id, published_from=date(2026, 3, 3), materials=refusing()
    )
    place = Town(**{**place.__dict__, "guide_id": guide_id})
    case_id = promised(place)
    reviewed(place, case_id)

    clock_ticks(MIDNIGHT)

    assert state_of(place, case_id) is cases.State.IN_REVIEW
    with pytest.raises(approval.PapersNeverCame):
        decided(place, case_id, cases.Decision.GRANT, now=MIDNIGHT)
    decided(place, case_id, cases.Decision.DENY, now=MIDNIGHT)
    assert state_of(place, case_id) is cases.State.DECIDED_DENY


def test_日历更正后_补交期限一起顺延(place: Town) -> None:
    case_id = promised(place)
    grant = Grant("calendar.correct", Scope(ScopeKind.EVERYWHERE))
    keeper = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, grants=frozenset({grant}))
    holiday = calendar.SaidDay(date(2026, 3, 9), calendar.Said.LOCAL, "三月三")
    calendar.correct_calendar(days=(holiday,), source="某通知", by=keeper, now=NOW, command=once())

    clock_ticks(MIDNIGHT)

    assert state_of(place, case_id) is cases.State.ACCEPTED
    view = cases.case(case_id=case_id, by=place.applicant())
    assert [paper.due_on for paper in cases.late_papers(case=view)] == [date(2026, 3, 10)]
    clock_ticks(MIDNIGHT + timedelta(days=1))
    assert state_of(place, case_id) is cases.State.TERMINATED

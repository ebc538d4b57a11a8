"""特别程序: 《行政许可法》第四十五条, story S6, decisions 8 and 11."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.api import Kind
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.errors import IllegalMove, NotAllowed
from onewindow.platform.access.actors import Actor
from tests.factories import organisations as county
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, town
from tests.factories.course import HEARING, PUBLICITY, SITE_VISIT, TESTING, due_days, in_review, reviewed, sealed_on

pytestmark = pytest.mark.django_db
WEDNESDAY = NOW + timedelta(days=2)
A_WEEK_LATER = NOW + timedelta(days=9)  # Wednesday 11 March
TELLING = cases.Telling(participants="云岭县食品检验检测中心", what_to_do="请于检测当日在场")


@pytest.fixture
def place() -> Town:
    return town(special_procedures=[TESTING, PUBLICITY, SITE_VISIT, HEARING])


def start(case_id: UUID, by: Actor, procedure: str = "testing", **changes: object) -> cases.SpecialBegun:
    given = {"told": 5, "telling": TELLING, "now": WEDNESDAY, "command": once()} | changes
    return cases.start_special_procedure(case_id=case_id, procedure=procedure, by=by, **given)


def end(case_id: UUID, by: Actor, **changes: object) -> cases.SpecialOver:
    given = {"result": "检测合格", "now": A_WEEK_LATER, "command": once()} | changes
    return cases.end_special_procedure(case_id=case_id, by=by, **given)


@pytest.mark.requirement("R149", "R183")
def test_S6_检测期间两个时限都停_结束后各顺延五个工作日(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()
    before = due_days(place, case_id)

    begun = start(case_id, reviewer)
    meanwhile = due_days(place, case_id, now=WEDNESDAY)
    end(case_id, reviewer)

    assert begun.told_until == date(2026, 3, 11)
    assert before == {Kind.PROMISE: date(2026, 3, 9), Kind.STATUTORY: date(2026, 3, 16)}
    assert meanwhile == {Kind.PROMISE: None, Kind.STATUTORY: None, Kind.SPECIAL: date(2026, 3, 11)}
    assert due_days(place, case_id, now=A_WEEK_LATER) == {
        Kind.PROMISE: date(2026, 3, 16),
        Kind.STATUTORY: date(2026, 3, 23),
    }


@pytest.mark.requirement("R177", "R178")
def test_启动特别程序_同时出具告知书_加盖审批专用章(place: Town) -> None:
    case_id = in_review(place)

    start(case_id, place.reviewer.actor())

    facts = Document.objects.get(subject_id=case_id, kind="D05").facts
    assert sealed_on(case_id, "D05") == ("APPROVAL", "OFFICE")
    assert (facts["procedure"], facts["duration"], facts["persons"]) == ("检测", "5 个工作日", "云岭县食品检验检测中心")
    assert cases.case(case_id=case_id, by=place.reviewer.actor()).state is cases.State.SPECIAL
    applicant = place.applicant()
    subject = cases.case(case_id=case_id, by=applicant).subject
    assert "特别程序告知书" in [one.title for one in documents.documents_of(subjects=[subject], by=applicant)[subject]]


def test_公示只停承诺时限_法定时限照常计算(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()

    start(case_id, reviewer, "publicity")

    assert due_days(place, case_id, now=WEDNESDAY)[Kind.STATUTORY] == date(2026, 3, 16)
    assert due_days(place, case_id, now=WEDNESDAY)[Kind.PROMISE] is None
    assert not Document.objects.get(subject_id=case_id, kind="D05").facts["is_statutory_stopped"]


def test_现场踏勘不停任何时限(place: Town) -> None:
    case_id = in_review(place)

    with pytest.raises(deadlines.StopsNothing):
        start(case_id, place.reviewer.actor(), "site_visit", told=2)

    assert not Document.objects.filter(subject_id=case_id, kind="D05").exists()


@pytest.mark.requirement("R149")
def test_办事指南没有列明的程序不能启动(place: Town) -> None:
    case_id = in_review(place)

    with pytest.raises(cases.NotOfTheItem):
        start(case_id, place.reviewer.actor(), "auction")


@pytest.mark.requirement("R178")
@pytest.mark.parametrize(
    ("changes", "field"),
    [({"told": 0}, "told"), ({"telling": cases.Telling(participants=" ")}, "participants")],
)
def test_告知书要写明参加人员和所需时间(place: Town, changes: dict[str, object], field: str) -> None:
    case_id = in_review(place)

    with pytest.raises(cases.SpecialNotTold) as refused:
        start(case_id, place.reviewer.actor(), **changes)

    assert refused.value.field == field


def test_超过承诺时限的_要写明理由(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()

    with pytest.raises(cases.SpecialNotTold) as refused:
        start(case_id, reviewer, "hearing", told=12)
    with_reason = cases.Telling(participants="听证会参加人", reason="利害关系人较多")
    start(case_id, reviewer, "hearing", told=12, telling=with_reason)

    (begun,) = [act for act in cases.acts(case_id=case_id) if act.name == "SpecialStarted"]
    assert refused.value.field == "reason"
    assert begun.body["is_longer_than_promised"]
    assert "利害关系人较多" in Document.objects.get(subject_id=case_id, kind="D05").facts["duration"]


def test_特别程序期间不能作出决定_也不能再启动一个(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()
    start(case_id, reviewer)

    with pytest.raises(IllegalMove):
        start(case_id, reviewer, "publicity")
    with pytest.raises(IllegalMove):
        cases.decide_case(
            case_id=case_id, decision=cases.Decision.GRANT, by=place.chief.actor(), now=WEDNESDAY, command=once()
        )


def test_结束特别程序要写明结果(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()
    start(case_id, reviewer)

    with pytest.raises(cases.ResultNeeded):
        end(case_id, reviewer, result="")
    end(case_id, reviewer)

    (run,) = cases.special_procedures(case_id=case_id)
    assert (run.procedure, run.started_on, run.ended_on, run.result) == (
        "testing",
        date(2026, 3, 4),
        date(2026, 3, 11),
        "检测合格",
    )
    assert cases.special_under_way(case_id=case_id) is None


def test_没有进行中的特别程序_无从结束(place: Town) -> None:
    case_id = in_review(place)

    with pytest.raises(IllegalMove):
        end(case_id, place.reviewer.actor())


def test_部门窗口岗无权启动特别程序(place: Town) -> None:
    case_id = in_review(place)
    clerk = county.seated(place.department_id, PostKind.DEPARTMENT_CLERK).actor()

    with pytest.raises(NotAllowed):
        start(case_id, clerk)


def test_待办按特别程序的到期日排_结束后按顺延的日子排(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()

    def due_on() -> date | None:
        (line,) = cases.worklist(by=reviewer, verb="cases.review", now=WEDNESDAY)
        return line.due_on

    start(case_id, reviewer)
    meanwhile = due_on()
    end(case_id, reviewer)

    assert (meanwhile, due_on()) == (date(2026, 3, 11), date(2026, 3, 16))


def test_what_is_shown_before_is_what_happens(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()

    before = cases.special_would_be(case_id=case_id, procedure="testing", by=reviewer, now=WEDNESDAY)
    begun = start(case_id, reviewer)
    resumption = cases.resumption_would_be(case_id=case_id, by=reviewer, now=A_WEEK_LATER)
    end(case_id, reviewer)

    assert (before.told.amount, before.told_until) == (5, begun.told_until)
    assert set(before.stand_still) == {Kind.PROMISE, Kind.STATUTORY}
    assert {one.kind: one.due_on for one in resumption.outlooks} == due_days(place, case_id, now=A_WEEK_LATER)


def test_after_it_the_review_goes_on_and_the_case_is_decided(place: Town) -> None:
    case_id, reviewer = in_review(place), place.reviewer.actor()
    start(case_id, reviewer)
    end(case_id, reviewer)

    reviewed(place, case_id, now=A_WEEK_LATER)
    approval.decide(
        case_id=case_id, decision=cases.Decision.GRANT, by=place.chief.actor(), now=A_WEEK_LATER, command=once()
    )

    assert cases.case(case_id=case_id, by=reviewer).state is cases.State.DECIDED_GRANT

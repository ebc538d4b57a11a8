"""One errand through the doors: 提交 → 一次性告知 → 补正 → 受理 → 审查 → 准予 → 制证 → 送达."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.errors import IllegalMove, NotAllowed, NotFound
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel
from tests.factories import organisations as county
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import Town, drafted, handed_in, submitted, town
from tests.factories.course import reviewed

pytestmark = pytest.mark.django_db

TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def place() -> Town:
    return town()


def state_of(place: Town, case_id: UUID) -> cases.State:
    return cases.case(case_id=case_id, by=place.applicant()).state


def test_材料不齐也能提交_并得到编号和告知期限(place: Town) -> None:
    case_id = drafted(place)

    filing = cases.submit_case(case_id=case_id, by=place.applicant(), now=NOW, command=once())

    assert "M003" in filing.missing
    assert filing.number.startswith("11999901MB9100016W4990131001000")
    assert (filing.received_on, filing.notice_due_on) == (date(2026, 3, 2), date(2026, 3, 9))
    assert len(filing.query_code) == 8


def test_同一提交按两次_只有一个办件(place: Town) -> None:
    case_id, command = drafted(place), once()

    first = cases.submit_case(case_id=case_id, by=place.applicant(), now=NOW, command=command)
    second = cases.submit_case(case_id=case_id, by=place.applicant(), now=NOW, command=command)

    assert (second.number, second.document_id) == (first.number, first.document_id)
    assert [act.name for act in cases.acts(case_id=case_id)] == ["CaseFiled"]


def test_缺材料_一次性告知_补正之日受理(place: Town) -> None:
    case_id = submitted(place, "M004")

    notice = cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())
    handed_in(place, case_id, "M003", now=TOMORROW)
    cases.supplement_case(case_id=case_id, by=place.applicant(), now=TOMORROW, command=once())
    accepted = cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW + timedelta(days=3), command=once())

    assert isinstance(notice, cases.Notice)
    assert notice.missing == ("M003",)
    assert accepted == cases.Accepted(accepted_on=date(2026, 3, 3))


@pytest.mark.requirement("R087", "R137")
def test_受理后_两个时限各有到期日(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")

    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    view = cases.case(case_id=case_id, by=place.applicant())
    running = {
        clock.kind: clock.due_on
        for clock in deadlines.clocks(subjects=[view.subject], now=NOW)[view.subject]
        if clock.stopped_on is None
    }
    assert running == {
        deadlines.Kind.PROMISE: date(2026, 3, 9),
        deadlines.Kind.STATUTORY: date(2026, 3, 16),
    }
    notice = Document.objects.get(subject_id=case_id, kind=documents.Kind.ACCEPTANCE)
    assert re.fullmatch(r".+受〔2026〕1号", notice.number)
    assert (notice.facts["promise"]["due_on"], notice.facts["statutory"]["due_on"]) == ("2026-03-09", "2026-03-16")


def test_从受理到准予(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    chief = place.chief.actor()
    cases.examine_case(case_id=case_id, by=chief, now=NOW, command=once())
    reviewed(place, case_id)

    decided = approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=chief, now=NOW, command=once())

    assert decided.decision is cases.Decision.GRANT
    subject = cases.case(case_id=case_id, by=chief).subject
    titles = [one.title for one in documents.documents_of(subjects=[subject], by=chief)[subject]]
    assert titles == ["收件凭证", "受理通知书", "准予行政许可决定书"]


def test_审查人不能自己决定(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")
    chief = place.chief.actor()
    cases.examine_case(case_id=case_id, by=chief, now=NOW, command=once())
    reviewed(place, case_id, by=chief)

    with pytest.raises(approval.FourEyesNeeded):
        approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=chief, now=NOW, command=once())


@pytest.mark.requirement("R077", "R617")
def test_受理_审查_决定是三个人_中心的人不能决定(place: Town) -> None:
    organisations.delegate_item(
        organisation_id=place.department_id,
        handover=organisations.Handover(verb="cases.examine", to_window_id=place.window_id),
        letter="云市监授〔2026〕3号",
        term=Span(county.FOUNDED),
        by=founder(),
        now=NOW,
        command=once(),
    )
    case_id, clerk = submitted(place, "M003", "M004"), place.clerk.actor(channel=Channel.WINDOW)
    cases.examine_case(case_id=case_id, by=clerk, now=NOW, command=once())
    reviewed(place, case_id)
    head = county.seated(clerk.organisation, PostKind.CENTRE_HEAD).actor()

    for of_the_centre in (clerk, head):
        with pytest.raises(NotAllowed):
            grant(case_id, of_the_centre)
    grant(case_id, place.chief.actor())

    assert len({act.actor["person"] for act in cases.acts(case_id=case_id)[1:]}) == 3


def grant(case_id: UUID, by: Actor) -> None:
    approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=by, now=NOW, command=once())


def test_综合窗口没有部门授权_不能受理(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")

    with pytest.raises(NotAllowed):
        cases.examine_case(case_id=case_id, by=place.clerk.actor(), now=NOW, command=once())


def test_别人的办件看不到(place: Town) -> None:
    case_id = submitted(place)
    stranger = place.applicant()
    alone = type(stranger)(**{**stranger.__dict__, "on_behalf_of": None})

    with pytest.raises(NotFound):
        cases.case(case_id=case_id, by=alone)


def test_撤回之后_不能再受理(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")

    cases.withdraw_case(case_id=case_id, reason="改变计划", by=place.applicant(), now=NOW, command=once())

    assert state_of(place, case_id) is cases.State.TERMINATED
    with pytest.raises(IllegalMove):
        cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())


def test_凭编号和查询码_只看到状态(place: Town) -> None:
    case_id = drafted(place)
    filing = cases.submit_case(case_id=case_id, by=place.applicant(), now=NOW, command=once())

    status = cases.status_by_number(
        number=filing.short_number, query_code=filing.query_code, address="192.0.2.1", now=NOW
    )

    assert (status.state, status.item_name) == (cases.State.SUBMITTED, "食品经营许可(新办-餐饮服务)")
    with pytest.raises(cases.NumberOrCodeWrong):
        cases.status_by_number(number=filing.number, query_code="00000000", address="192.0.2.1", now=NOW)

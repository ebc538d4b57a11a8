"""From acceptance to archive, and the days between."""

from datetime import date

import pytest

from onewindow.contexts.cases.domain.examination import ReasonNeeded
from onewindow.contexts.cases.domain.filing import (
    Draft,
    Filed,
    FormIncomplete,
    GuideStopsHere,
    ReceiptRule,
    Unfilled,
    file,
)
from onewindow.contexts.cases.domain.handling import (
    Decided,
    DecidedBeforeAcceptance,
    Decision,
    DecisionsWait,
    Delivered,
    EndKind,
    Progress,
    Step,
    decide,
    deliver,
    end,
    step,
)
from onewindow.contexts.cases.domain.states import State, Verb
from onewindow.kernel.errors import IllegalMove

ACCEPTED_ON = date(2026, 5, 6)
TODAY = date(2026, 5, 12)
SATURDAY = date(2026, 5, 16)
MONDAY = date(2026, 5, 18)


def under_review(**changes: object) -> Progress:
    return Progress(**({"state": State.IN_REVIEW, "accepted_on": ACCEPTED_ON} | changes))


def test_准予() -> None:
    outcome = decide(under_review(), decision=Decision.GRANT, reasons=(), today=TODAY)

    assert outcome == Decided(decision=Decision.GRANT, decided_on=TODAY)
    assert outcome.verb is Verb.GRANT


def test_不予许可_应当说明理由() -> None:
    with pytest.raises(ReasonNeeded):
        decide(under_review(), decision=Decision.DENY, reasons=("  ",), today=TODAY)


def test_不予许可_理由去掉空白() -> None:
    outcome = decide(under_review(), decision=Decision.DENY, reasons=(" 场所不符 ", ""), today=TODAY)

    assert (outcome.verb, outcome.reasons) == (Verb.DENY, ("场所不符",))


def test_决定不得早于受理() -> None:
    with pytest.raises(DecidedBeforeAcceptance):
        decide(under_review(), decision=Decision.GRANT, reasons=(), today=date(2026, 5, 5))


def test_没有受理的_不得决定() -> None:
    with pytest.raises(IllegalMove):
        decide(under_review(state=State.RECEIVED), decision=Decision.GRANT, reasons=(), today=TODAY)


def test_存证中断时_决定等待() -> None:
    with pytest.raises(DecisionsWait):
        decide(under_review(sealing_works=False), decision=Decision.GRANT, reasons=(), today=TODAY)


@pytest.mark.parametrize(("kind", "verb"), [(EndKind.WITHDRAWN, Verb.WITHDRAW), (EndKind.TERMINATED, Verb.TERMINATE)])
def test_决定之前可以撤回或终止(kind: EndKind, verb: Verb) -> None:
    outcome = end(under_review(), kind=kind, reason="改变计划", today=TODAY)

    assert (outcome.verb, outcome.ended_on) == (verb, TODAY)


def test_终止要说明原因() -> None:
    with pytest.raises(ReasonNeeded):
        end(under_review(), kind=EndKind.TERMINATED, reason="", today=TODAY)


@pytest.mark.parametrize("state", [State.DECIDED_GRANT, State.DECIDED_DENY, State.DELIVERED])
def test_决定之后不能撤回(state: State) -> None:
    with pytest.raises(IllegalMove):
        end(under_review(state=state), kind=EndKind.WITHDRAWN, reason="改变计划", today=TODAY)


def test_送达() -> None:
    assert deliver(Progress(state=State.READY), today=TODAY) == Delivered(delivered_on=TODAY)


def test_没有结果可领_不能送达() -> None:
    with pytest.raises(IllegalMove):
        deliver(under_review(), today=TODAY)


def test_a_plain_step_moves_and_nothing_else() -> None:
    assert step(Progress(state=State.ACCEPTED), verb=Verb.REVIEW, today=TODAY) == Step(verb=Verb.REVIEW, done_on=TODAY)


def filed(draft: Draft, *, verb: Verb = Verb.SUBMIT, rule: ReceiptRule = ReceiptRule.SYSTEM_TIME) -> Filed:
    return file(
        draft, verb=verb, rule=rule, is_workday=lambda day: day.weekday() < 5, next_workday=MONDAY, today=SATURDAY
    )


def test_休息日网上提交_当日收到() -> None:
    assert filed(Draft(state=State.DRAFT)).received_on == SATURDAY


def test_收件规则为下一工作日的_休息日网上提交_下一工作日收到() -> None:
    assert filed(Draft(state=State.DRAFT), rule=ReceiptRule.NEXT_WORKDAY).received_on == MONDAY


def test_窗口收件_当日收到() -> None:
    outcome = filed(Draft(state=State.DRAFT), verb=Verb.RECEIVE, rule=ReceiptRule.NEXT_WORKDAY)

    assert outcome.received_on == SATURDAY


def test_材料不齐也可以提交_并说出缺什么() -> None:
    draft = Draft(state=State.DRAFT, required=frozenset({"M002", "M003"}), handed_in=frozenset({"M002"}))

    assert filed(draft).missing == ("M003",)


def test_依情形不需许可的_不产生办件() -> None:
    with pytest.raises(GuideStopsHere, match="备案"):
        filed(Draft(state=State.DRAFT, stopped_by="只卖预包装食品不需许可，向县市场监管局备案"))


def test_表单没有填好_不能提交() -> None:
    empty = Unfilled(field="seats", sentence="请填写“%(label)s”", values={"label": "座位数"})

    with pytest.raises(FormIncomplete, match="还有 1 处没有填好") as refused:
        filed(Draft(state=State.DRAFT, problems=(empty,)))

    assert refused.value.unfilled == (empty,)


def test_不能提交两次() -> None:
    with pytest.raises(IllegalMove):
        filed(Draft(state=State.SUBMITTED))

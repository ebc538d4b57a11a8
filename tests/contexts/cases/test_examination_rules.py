"""《行政许可法》第三十二条, sentence by sentence."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.cases.domain.examination import (
    Accepted,
    AlreadyNotified,
    Declined,
    DeemedAlready,
    Facts,
    Ground,
    Lapsed,
    NothingLapsed,
    NothingToDeem,
    Notice,
    NotOfThisCase,
    ReasonNeeded,
    StillMissing,
    Supplemented,
    decline,
    deem,
    examine,
    lapse,
    supplement,
)
from onewindow.contexts.cases.domain.states import MOVES, OPEN, State, Verb
from onewindow.kernel.errors import IllegalMove

RECEIVED_ON = date(2025, 9, 26)  # story S2: 周五收件，国庆前
NOTICE_DUE_ON = date(2025, 10, 10)
ROLL_OVER = date(2025, 10, 11)


def facts(**changes: Any) -> Facts:
    return Facts(
        **{
            "state": State.RECEIVED,
            "received_on": RECEIVED_ON,
            "notice_due_on": NOTICE_DUE_ON,
            "completed_on": RECEIVED_ON,
            "required": frozenset({"M002", "M003"}),
            "handed_in": frozenset({"M002", "M003"}),
        }
        | changes
    )


def test_材料齐全_予以受理() -> None:
    assert examine(facts(), today=RECEIVED_ON) == Accepted(accepted_on=RECEIVED_ON)


def test_受理之日_是材料齐全之日_不是点击之日() -> None:
    completed_on = date(2025, 10, 15)

    outcome = examine(facts(completed_on=completed_on), today=date(2025, 10, 20))

    assert outcome == Accepted(accepted_on=completed_on)


def test_材料不齐_一次告知全部内容() -> None:
    outcome = examine(facts(handed_in=frozenset()), today=RECEIVED_ON)

    assert outcome == Notice(notified_on=RECEIVED_ON, missing=("M002", "M003"))


def test_nobody_is_asked_for_a_paper_that_the_case_neither_needs_nor_holds() -> None:
    with pytest.raises(NotOfThisCase, match="M999"):
        examine(facts(defective=frozenset({"M002", "M999"})), today=RECEIVED_ON)


def test_已告知_不得再次告知() -> None:
    with pytest.raises(AlreadyNotified):
        examine(facts(handed_in=frozenset(), notified_on=RECEIVED_ON), today=ROLL_OVER)


@pytest.mark.parametrize("today", [NOTICE_DUE_ON, ROLL_OVER])
def test_逾期不告知_自收到材料之日起即为受理(today: date) -> None:
    incomplete = facts(handed_in=frozenset())

    if today == ROLL_OVER:
        assert deem(incomplete, today=today) == Accepted(accepted_on=RECEIVED_ON, deemed=True)
    else:
        with pytest.raises(NothingToDeem):
            deem(incomplete, today=today)


def test_视为受理之后_不得再告知补正() -> None:
    with pytest.raises(DeemedAlready):
        examine(facts(handed_in=frozenset()), today=ROLL_OVER)


@pytest.mark.parametrize("ground", Ground)
def test_视为受理之后_不得再不予受理(ground: Ground) -> None:
    with pytest.raises(DeemedAlready):
        decline(facts(), ground=ground, reason="理由", competent_agency="某局", today=ROLL_OVER)


def test_法律未规定视为受理的事项_逾期不视为受理() -> None:
    with pytest.raises(NothingToDeem):
        deem(facts(deemed_by_law=False), today=ROLL_OVER)


def test_已一次性告知的_不视为受理() -> None:
    with pytest.raises(NothingToDeem):
        deem(facts(notified_on=NOTICE_DUE_ON), today=ROLL_OVER)


@pytest.mark.parametrize(
    ("ground", "verb"),
    [
        (Ground.NOT_NEEDED, Verb.DISMISS),
        (Ground.WRONG_AGENCY, Verb.REDIRECT),
        (Ground.NOT_QUALIFIED, Verb.DECLINE),
    ],
)
def test_不予受理_按不同情形告知(ground: Ground, verb: Verb) -> None:
    outcome = decline(facts(), ground=ground, reason=" 理由 ", competent_agency="县水务局", today=RECEIVED_ON)

    assert isinstance(outcome, Declined)
    assert (outcome.verb, outcome.reason) == (verb, "理由")


def test_不予受理_必须说明理由() -> None:
    with pytest.raises(ReasonNeeded):
        decline(facts(), ground=Ground.NOT_QUALIFIED, reason="  ", competent_agency="", today=RECEIVED_ON)


def test_不属本机关职权_必须告知有权机关() -> None:
    with pytest.raises(ReasonNeeded):
        decline(facts(), ground=Ground.WRONG_AGENCY, reason="不归我局", competent_agency="", today=RECEIVED_ON)


def test_补正_须一次补齐() -> None:
    waiting = facts(state=State.CORRECTION, handed_in=frozenset({"M002"}), notified_on=NOTICE_DUE_ON)

    with pytest.raises(StillMissing, match="布局流程和设施设备清单"):
        supplement(waiting, names={"M003": "布局流程和设施设备清单"}, today=ROLL_OVER)


def test_补正之日_是材料齐全之日() -> None:
    waiting = facts(state=State.CORRECTION, notified_on=NOTICE_DUE_ON)

    outcome = supplement(waiting, names={}, today=date(2025, 10, 15))

    assert outcome == Supplemented(supplemented_on=date(2025, 10, 15), completed_on=date(2025, 10, 15))


@pytest.mark.parametrize(("day", "lapsed"), [(date(2025, 10, 24), False), (date(2025, 10, 25), True)])
def test_逾期未补正_终止办理(day: date, lapsed: bool) -> None:
    waiting = facts(state=State.CORRECTION, supplement_due_on=date(2025, 10, 24))

    if lapsed:
        assert lapse(waiting, today=day) == Lapsed(lapsed_on=day)
    else:
        with pytest.raises(NothingLapsed):
            lapse(waiting, today=day)


def test_没有补正期限的_不会逾期() -> None:
    with pytest.raises(NothingLapsed):
        lapse(facts(state=State.CORRECTION), today=ROLL_OVER)


@pytest.mark.parametrize("state", [s for s in State if s not in {State.SUBMITTED, State.RECEIVED}])
def test_只有已提交或已收件可以审查受理(state: State) -> None:
    with pytest.raises(IllegalMove):
        examine(facts(state=state), today=RECEIVED_ON)


materials = st.frozensets(st.sampled_from(["M001", "M002", "M003", "M004", "M005"]))


@given(required=materials, handed_in=materials, days=st.integers(0, 14))
def test_a_notice_always_names_everything_missing_and_nothing_else(
    required: frozenset[str], handed_in: frozenset[str], days: int
) -> None:
    today = RECEIVED_ON + timedelta(days=days)

    outcome = examine(facts(required=required, handed_in=handed_in), today=today)

    if isinstance(outcome, Notice):
        assert set(outcome.missing) == required - handed_in
    else:
        assert not required - handed_in


@given(required=materials, handed_in=materials, days=st.integers(15, 400))
def test_after_the_term_silence_accepts_from_the_day_of_receipt_whatever_is_missing(
    required: frozenset[str], handed_in: frozenset[str], days: int
) -> None:
    outcome = deem(facts(required=required, handed_in=handed_in), today=RECEIVED_ON + timedelta(days=days))

    assert outcome == Accepted(accepted_on=RECEIVED_ON, deemed=True)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_every_pair_of_state_and_verb_is_decided(state: State, verb: Verb) -> None:
    if MOVES.allows(state, verb):
        assert MOVES.after(state, verb) in State
        assert verb in MOVES.verbs(state)
    else:
        with pytest.raises(IllegalMove):
            MOVES.after(state, verb)


def test_what_is_not_open_can_only_be_archived_or_voided() -> None:
    verbs = {verb for state in State if state not in OPEN and state is not State.DRAFT for verb in MOVES.verbs(state)}

    assert verbs == {Verb.ARCHIVE, Verb.VOID}

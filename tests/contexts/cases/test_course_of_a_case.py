"""Whatever is tried in whatever order, a case goes where the table says and nowhere else.

Through the door, on PostgreSQL: each act is either one of the moves of its state and leaves exactly one event, or it is
refused and leaves nothing. Some refusals look at more than the state: a term that still runs, a notice given before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.api import MOVES, State, Verb
from onewindow.contexts.cases.domain.examination import NothingLapsed, NothingToDeem
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.errors import IllegalMove, Refusal
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.itself import platform_with
from tests.factories import organisations as county
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, drafted, handed_in, town
from tests.factories.course import TESTING

pytestmark = pytest.mark.django_db
PAPERS = ("M003", "M004")
WORDS = "情况属实"
SERVED = cases.Served(papers=(), method="窗口领取", receiver="张样例", delivered_by="周窗口")
TELLING = cases.Telling(participants="云岭县食品检验检测中心", reason=WORDS)
EVERYWHERE = platform_with("cases.view", "cases.examine", "cases.archive")


@dataclass(frozen=True)
class Act:
    """A door, who opens it, which moves it may make, and what else it may object to."""

    door: Callable[..., object]
    who: str
    verbs: frozenset[Verb]
    objections: tuple[type[Refusal], ...] = ()

    def is_legal(self, state: State) -> bool:
        return bool(self.verbs & MOVES.verbs(state))


def act(
    door: Callable[..., object], who: str, *verbs: Verb, objects: tuple[type[Refusal], ...] = (), **said: object
) -> Act:
    return Act(partial(door, **said), who, frozenset(verbs), objects)


def decline(ground: cases.Ground, verb: Verb) -> Act:
    said = {"ground": ground, "reason": WORDS, "competent_agency": "云岭县水务局"}
    return act(cases.decline_case, "chief", verb, objects=(cases.DeemedAlready,), **said)


def decide(decision: cases.Decision, verb: Verb) -> Act:
    return act(cases.decide_case, "chief", verb, decision=decision, reasons=(WORDS,))


ACTS = {
    "提交": act(cases.submit_case, "applicant", Verb.SUBMIT),
    "收件": act(cases.receive_case, "chief", Verb.RECEIVE),
    "审查材料": act(
        cases.examine_case,
        "chief",
        Verb.ACCEPT,
        Verb.ASK,
        objects=(cases.AlreadyNotified, cases.DeemedAlready),
    ),
    "补正": act(cases.supplement_case, "applicant", Verb.SUPPLEMENT, objects=(cases.StillMissing,)),
    "逾期未补正": act(cases.lapse_case, "platform", Verb.LAPSE, objects=(NothingLapsed,)),
    "视为受理": act(cases.deem_case, "platform", Verb.DEEM, objects=(NothingToDeem,)),
    "不予受理": decline(cases.Ground.NOT_QUALIFIED, Verb.DECLINE),
    "不需许可": decline(cases.Ground.NOT_NEEDED, Verb.DISMISS),
    "不属职权": decline(cases.Ground.WRONG_AGENCY, Verb.REDIRECT),
    "审查": act(cases.review_case, "chief", Verb.REVIEW),
    "启动特别程序": act(
        cases.start_special_procedure,
        "chief",
        Verb.START_SPECIAL,
        objects=(deadlines.StopsNothing,),
        procedure="testing",
        told=5,
        telling=TELLING,
    ),
    "结束特别程序": act(cases.end_special_procedure, "chief", Verb.END_SPECIAL, result=WORDS),
    "延期": act(
        cases.extend_case,
        "head",
        Verb.EXTEND,
        objects=(deadlines.ExtendedAlready, deadlines.RanOutAlready),
        amount=5,
        reason=WORDS,
    ),
    "准予": decide(cases.Decision.GRANT, Verb.GRANT),
    "不予许可": decide(cases.Decision.DENY, Verb.DENY),
    "终止": act(cases.terminate_case, "chief", Verb.TERMINATE, reason=WORDS),
    "撤回": act(cases.withdraw_case, "applicant", Verb.WITHDRAW, reason=WORDS),
    "制证": act(cases.make_certificate, "chief", Verb.MAKE),
    "待领": act(cases.ready_case, "chief", Verb.READY),
    "送达": act(cases.deliver_case, "clerk", Verb.DELIVER, served=SERVED),
    "归档": act(cases.archive_case, "platform", Verb.ARCHIVE),
    "作废": act(cases.void_case, "chief", Verb.VOID, reason=WORDS),
}


USUAL: Mapping[State, str] = {
    State.DRAFT: "提交",
    State.SUBMITTED: "审查材料",
    State.CORRECTION: "补正",
    State.RECEIVED: "审查材料",
    State.ACCEPTED: "审查",
    State.IN_REVIEW: "准予",
    State.DECIDED_GRANT: "制证",
    State.CERT_MAKING: "待领",
    State.READY: "送达",
    State.DELIVERED: "归档",
}


def test_every_verb_is_tried() -> None:
    assert {verb for each in ACTS.values() for verb in each.verbs} == set(Verb)


class Course(RuleBasedStateMachine):
    """A case, everybody who may do something to it, and the clock on the wall."""

    def __init__(self, place: Town, people: Mapping[str, Actor]) -> None:
        super().__init__()
        self.place, self.people, self.now = place, people, NOW
        self.papers: set[str] = set()
        self.untouched = transaction.savepoint_create()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.untouched)

    @initialize(papers=st.sampled_from([(), PAPERS]), steps=st.sampled_from(range(len(USUAL) + 1)))
    def begin(self, papers: tuple[str, ...], steps: int) -> None:
        self.case_id = drafted(self.place)
        self.view = self._view()
        self._hand_in(papers)
        for _ in range(steps):
            self.go_on()

    @rule()
    @precondition(lambda self: self.view.state in USUAL)
    def go_on(self) -> None:
        if self.view.state is State.CORRECTION:
            self._hand_in(PAPERS)
        if (name := USUAL.get(self.view.state)) is not None:
            self._try(ACTS[name])

    @rule(name=st.sampled_from(sorted(ACTS)))
    def try_anything(self, name: str) -> None:
        self._try(ACTS[name])

    @rule(choice=st.integers(min_value=0))
    @precondition(lambda self: bool(MOVES.verbs(self.view.state)))
    def try_what_the_table_lets(self, choice: int) -> None:
        legal = [each for each in ACTS.values() if each.is_legal(self.view.state)]
        self._try(legal[choice % len(legal)])

    @rule(days=st.sampled_from([1, 8, 25]))
    def let_time_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    def _hand_in(self, papers: tuple[str, ...]) -> None:
        new = [paper for paper in papers if paper not in self.papers]
        handed_in(self.place, self.case_id, *new, now=self.now)
        self.papers.update(new)

    def _view(self) -> cases.CaseView:
        return cases.case(case_id=self.case_id, by=EVERYWHERE)

    def _try(self, tried: Act) -> None:
        before, known = self.view, cases.acts(case_id=self.case_id)
        refusal = None
        try:
            tried.door(case_id=self.case_id, by=self.people[tried.who], now=self.now, command=once())
        except (IllegalMove, *tried.objections) as refused:
            refusal = refused
        self.view, added = self._view(), len(cases.acts(case_id=self.case_id)) - len(known)
        if refusal is not None:
            assert isinstance(refusal, IllegalMove) is not tried.is_legal(before.state)
            assert (self.view, added) == (before, 0)
        else:
            ways = tried.verbs & MOVES.verbs(before.state)
            assert self.view.state in {MOVES.after(before.state, verb) for verb in ways}
            assert added == 1

    @invariant()
    def its_buttons_are_those_of_the_table(self) -> None:
        assert self.view.verbs == MOVES.verbs(self.view.state)

    @invariant()
    def its_chain_is_whole(self) -> None:
        assert cases.chain_standing(case_id=self.case_id).broken is None

    @invariant()
    def its_line_in_the_list_says_the_same(self) -> None:
        listed = {line.case_id: line.state for line in cases.worklist(by=EVERYWHERE, verb="cases.view", now=self.now)}
        assert listed.get(self.case_id) == (self.view.state if self.view.state in cases.OPEN else None)

    @invariant()
    def nothing_is_owed_once_it_is_over(self) -> None:
        clocks = deadlines.clocks(subjects=[self.view.subject], now=self.now)[self.view.subject]
        is_running = any(clock.stopped_on is None for clock in clocks)
        assert not is_running or self.view.state in cases.OPEN


@pytest.fixture
def place() -> Town:
    return town(special_procedures=[TESTING])


@pytest.fixture
def people(place: Town) -> Mapping[str, Actor]:
    return {
        "applicant": place.applicant(),
        "chief": place.chief.actor(),
        "head": county.seated(place.department_id, PostKind.AGENCY_HEAD, name="钱局长").actor(),
        "clerk": place.clerk.actor(),
        "platform": EVERYWHERE,
    }


def test_a_case_goes_where_the_table_says(place: Town, people: Mapping[str, Actor]) -> None:
    run(lambda: Course(place, people), settings=settings(max_examples=10, stateful_step_count=6))


@pytest.mark.parametrize("name", ["审查材料", "不予受理", "补正", "视为受理", "逾期未补正"])
def test_of_a_draft_there_is_nothing_to_examine(place: Town, people: Mapping[str, Actor], name: str) -> None:
    tried = ACTS[name]

    with pytest.raises(IllegalMove):
        tried.door(case_id=drafted(place), by=people[tried.who], now=NOW, command=once())

"""Group commit: whoever arrives while a commit is under way goes into the next one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.kernel.errors import MovedMeanwhile
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.moves.groups import Together
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.sending import send_together
from onewindow.platform.moves.statement import Statement
from onewindow.platform.moves.writer import CommandRepeated, statement_of, write
from tests.platform.test_once import at_once
from tests.platform.test_writer_through_cases import CLERK, once, receive, submitted_case

MACHINE = replace(CLERK, kind=AccountKind.MACHINE)


class Desk:
    """What is written, and when: the first group waits until it is let go."""

    def __init__(self, *bad: str) -> None:
        self.groups: list[list[str]] = []
        self.bad = set(bad)
        self.is_busy, self.may_go = Event(), Event()

    def alone(self, what: str) -> bool:
        self.groups.append([what])
        self.is_busy.set()
        assert self.may_go.wait(timeout=10)
        if what in self.bad:
            raise ValueError(what)
        return what != "unmoved"

    def together(self, several: Sequence[str]) -> list[bool]:
        self.groups.append([*several])
        if self.bad & {*several}:
            raise ValueError("one of them")
        return [what != "unmoved" for what in several]


def arriving(desk: Desk, *later: str) -> dict[str, object]:
    """Let one be written and the others arrive meanwhile, in their order; return what each was answered."""
    many, answers = Together(alone=desk.alone, together=desk.together), {}

    def bring(what: str) -> None:
        try:
            answers[what] = many.write(what)
        except ValueError as error:
            answers[what] = error

    threads = [started(bring, "first")]
    assert desk.is_busy.wait(timeout=10)
    for count, what in enumerate(later, start=1):
        threads.append(started(bring, what))
        while many.waiting < count:
            threads[-1].join(timeout=0.001)
    assert answers == {}, "nobody is answered before its own commit"
    desk.may_go.set()
    for thread in threads:
        thread.join(timeout=10)
    return answers


def started(act: Callable[[str], None], what: str) -> Thread:
    thread = Thread(target=act, args=(what,))
    thread.start()
    return thread


def test_whoever_arrives_meanwhile_is_written_together() -> None:
    desk = Desk()

    answers = arriving(desk, "a", "b", "c")

    assert desk.groups == [["first"], ["a", "b", "c"]]
    assert answers == {"first": True, "a": True, "b": True, "c": True}


def test_a_group_in_which_one_fails_is_written_again_one_by_one() -> None:
    desk = Desk("b")

    answers = arriving(desk, "a", "b", "c")

    assert desk.groups == [["first"], ["a", "b", "c"], ["a"], ["b"], ["c"]]
    assert isinstance(answers["b"], ValueError)
    assert (answers["a"], answers["c"]) == (True, True)


def test_who_did_not_move_spoils_nothing_for_the_others() -> None:
    answers = arriving(Desk(), "a", "unmoved", "c")

    assert answers == {"first": True, "a": True, "unmoved": False, "c": True}


@pytest.mark.django_db(transaction=True)
class TestInTheDatabase:
    """The same with real acts."""

    def test_acts_of_many_cases_stand_in_one_transaction(self) -> None:
        several = [submitted_case() for _ in range(5)]

        written = send_together([statement(case, f"key {place}") for place, case in enumerate(several)])

        assert written == [True] * 5
        events = CaseEvent.objects.filter(subject_id__in=[case.id for case in several])
        assert events.count() == 5
        assert len({event.transaction for event in events}) == 1

    def test_of_two_acts_of_one_case_the_first_to_arrive_wins(self) -> None:
        case, other = submitted_case(), submitted_case()

        written = send_together([statement(case, "first"), statement(other, "other"), statement(case, "second")])

        assert written == [True, True, False]
        assert {*Receipt.objects.values_list("key", flat=True)} >= {"first", "other"}
        assert not Receipt.objects.filter(key="second").exists()

    def test_nothing_of_a_group_stands_when_one_fails(self) -> None:
        case, other = submitted_case(), submitted_case()
        write(receive(submitted_case(), once("taken")))

        with pytest.raises(Exception, match="moves_receipt_pkey"):
            send_together([statement(case, "mine"), statement(other, "taken")])

        assert not CaseEvent.objects.filter(subject_id__in=[case.id, other.id]).exists()

    def test_machines_at_a_time_each_get_their_own_answer(self) -> None:
        several = [submitted_case() for _ in range(20)]

        def act(number: int) -> object:
            case = several[number // 2]
            write(replace(receive(case, once(f"key {number}")), by=MACHINE), answer={"number": number})
            return number

        results = at_once(40, act)

        assert sum(isinstance(result, int) for result in results) == 20
        assert sum(isinstance(result, MovedMeanwhile) for result in results) == 20
        assert Case.objects.filter(state=State.RECEIVED).count() == 20

    def test_a_repeated_command_in_a_group_fails_for_itself_only(self) -> None:
        several = [submitted_case() for _ in range(10)]
        write(receive(submitted_case(), once("key 0")))

        def act(number: int) -> object:
            write(replace(receive(several[number], once(f"key {number}")), by=MACHINE))
            return number

        results = at_once(10, act)

        assert sum(isinstance(result, CommandRepeated) for result in results) == 1
        assert sum(isinstance(result, int) for result in results) == 9

    def test_inside_a_transaction_an_act_waits_for_nobody(self) -> None:
        case = submitted_case()

        with transaction.atomic():
            write(replace(receive(case, once()), by=MACHINE))
            assert connection.in_atomic_block
            transaction.set_rollback(True)

        assert Case.objects.get(id=case.id).state == State.SUBMITTED


def statement(case: Case, key: str) -> Statement:
    return statement_of(receive(case, once(key)))

"""A press of a button counts once, however often it arrives and however many arrive at a time."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.kernel.errors import MovedMeanwhile
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import KeyOfAnotherCommand, once
from onewindow.platform.moves.writer import write
from tests.platform.test_writer_through_cases import CLERK, receive, submitted_case

pytestmark = pytest.mark.django_db(transaction=True)


@once
def receive_case(*, case: Case, by: Actor, command: Command) -> dict[str, int]:
    answer = {"version": case.version + 1}
    write(receive(case, command), answer=answer)
    return answer


def command(key: str = "first", body: bytes = b"body") -> Command:
    return Command(endpoint="cases.test", key=key, body_hash=body)


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """Do something in several threads at the same moment, and return what came of each."""
    barrier, results = Barrier(count), []

    def run(number: int) -> None:
        barrier.wait()
        try:
            results.append(act(number))
        except Exception as error:  # what came of it
            results.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_second_gets_the_answer_of_the_first() -> None:
    case = submitted_case()

    first = receive_case(case=case, by=CLERK, command=command())
    second = receive_case(case=case, by=CLERK, command=command())

    assert first == second == {"version": 2}
    assert CaseEvent.objects.filter(subject_id=case.id).count() == 1


def test_the_same_key_with_another_body_is_refused() -> None:
    case = submitted_case()
    receive_case(case=case, by=CLERK, command=command())

    with pytest.raises(KeyOfAnotherCommand):
        receive_case(case=case, by=CLERK, command=command(body=b"other"))


def test_twenty_at_a_time_with_one_key_are_one_act() -> None:
    case = submitted_case()

    results = at_once(20, lambda _: receive_case(case=case, by=CLERK, command=command()))

    assert results == [{"version": 2}] * 20
    assert CaseEvent.objects.filter(subject_id=case.id).count() == 1


def test_of_fifty_with_keys_of_their_own_one_wins() -> None:
    case = submitted_case()

    results = at_once(50, lambda number: receive_case(case=case, by=CLERK, command=command(key=f"key {number}")))

    assert sum(result == {"version": 2} for result in results) == 1
    assert sum(isinstance(result, MovedMeanwhile) for result in results) == 49
    assert CaseEvent.objects.filter(subject_id=case.id).count() == 1


def test_somebody_elses_key_is_another_key() -> None:
    case = submitted_case()
    receive_case(case=case, by=CLERK, command=command())
    other = Actor(account=case.id, kind=CLERK.kind, channel=CLERK.channel)

    with pytest.raises(MovedMeanwhile):
        receive_case(case=case, by=other, command=command())

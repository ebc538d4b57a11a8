"""An action that writes rows of its own is carried out once, whatever is pressed twice."""

from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection, transaction

from onewindow.kernel.errors import Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.models import Account
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.once import KeyOfAnotherCommand, once
from onewindow.platform.moves.receipts import receipted
from tests.factories.acting import founder
from tests.factories.acting import once as command

pytestmark = pytest.mark.django_db


class Taken(Refusal):
    words = N_("已被使用")


@once
def open_account(*, handle: str, by: Actor, command: Command) -> UUID:
    account_id = new_id()
    with receipted(by=by, command=command, subject_id=account_id, answer=account_id):
        if Account.objects.filter(handle=handle).exists():
            raise Taken
        Account.objects.create(id=account_id, handle=handle, kind="MACHINE")
    return account_id


def test_the_second_press_gets_the_answer_of_the_first() -> None:
    pressed = command()

    first = open_account(handle="exchange", by=founder(), command=pressed)

    assert open_account(handle="exchange", by=founder(), command=pressed) == first
    assert Account.objects.count() == 1


def test_the_same_key_with_another_body_is_refused() -> None:
    open_account(handle="exchange", by=founder(), command=command("key"))

    with pytest.raises(KeyOfAnotherCommand):
        open_account(handle="kiosk", by=founder(), command=command("key", body=b"another"))


def test_what_was_refused_can_be_tried_again_under_the_same_key() -> None:
    Account.objects.create(handle="exchange", kind="MACHINE")
    pressed = command()
    with pytest.raises(Taken):
        open_account(handle="exchange", by=founder(), command=pressed)

    Account.objects.update(handle="another")

    assert open_account(handle="exchange", by=founder(), command=pressed)
    assert Receipt.objects.count() == 1


def test_inside_a_larger_transaction_a_repetition_spoils_nothing() -> None:
    pressed = command()

    with transaction.atomic():
        first = open_account(handle="exchange", by=founder(), command=pressed)
        again = open_account(handle="exchange", by=founder(), command=pressed)

    assert again == first


@pytest.mark.django_db(transaction=True)
def test_pressed_ten_times_at_once_it_happens_once() -> None:
    pressed, barrier, answers = command(), Barrier(10), []

    def press() -> None:
        barrier.wait()
        try:
            answers.append(open_account(handle="exchange", by=founder(), command=pressed))
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 10
    assert len(set(answers)) == 1
    assert Account.objects.count() == 1

"""Numbers from several processes at once: each once, whoever dies."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from onewindow.platform.numbers.minting import Mint, mint
from onewindow.platform.numbers.models import Series

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]
MINTER = "import django; django.setup(); from onewindow.platform.numbers.minting import Mint; mint = Mint(block=7)\n"
MINTER += "while True: print(mint.number('case'), flush=True)\n"


def address() -> str:
    place = connection.settings_dict
    return make_conninfo(
        dbname=place["NAME"],
        user=place["USER"],
        password=place["PASSWORD"],
        host=place["HOST"],
        port=place["PORT"] or None,
    )


def begin_minter() -> "subprocess.Popen[bytes]":
    found = {**os.environ, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "onewindow.config.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", MINTER],
        env=found | {"DATABASE_URL": address()},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def test_eight_processes_that_are_killed_never_give_a_number_twice() -> None:
    minters = [begin_minter() for _ in range(8)]
    numbers: list[int] = []

    for minter in minters:
        assert minter.stdout is not None
        numbers += [int(minter.stdout.readline()) for _ in range(40)]
        minter.send_signal(signal.SIGKILL)
    for minter in minters:
        rest, _ = minter.communicate()
        numbers += [int(line) for line in rest.split(b"\n")[:-1]]

    assert len(numbers) >= 320
    assert len(numbers) == len(set(numbers))
    assert min(numbers) == 1


def test_a_series_of_its_own_begins_with_one() -> None:
    mint_here = Mint(block=10)

    assert [mint_here.number("one"), mint_here.number("one"), mint_here.number("other")] == [1, 2, 1]


def test_a_number_of_a_transaction_that_is_rolled_back_is_free_again() -> None:
    with transaction.atomic():
        first = mint("case")
        transaction.set_rollback(True)

    assert (first, mint("case")) == (1, 1)


def test_a_block_is_reserved_once_for_many_numbers() -> None:
    mint_here = Mint(block=10)

    given = [mint_here.number("case") for _ in range(10)]

    assert given == [*range(1, 11)]
    assert Series.objects.get(name="case").next == 11

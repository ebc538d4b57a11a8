"""Which servers are taken, and how two who want the same data folder get along."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onewindow.platform.postgres.addresses import check
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.lock import UP, Holder, Lock

ROOT = Path(__file__).parents[2]
HOLDS = "import signal, sys; from pathlib import Path; from onewindow.platform.postgres.lock import Holder, Lock\n"
HOLDS += "lock = Lock(Path(sys.argv[1])); assert lock.try_take(); lock.say(Holder(pid=1, verb=sys.argv[2]))\n"
HOLDS += "print('held', flush=True); signal.pause()\n"


def holder_of(folder: Path, verb: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, folder, verb],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


@pytest.mark.parametrize("address", ["mysql://root@localhost/x", "sqlite:///x.db", "localhost"])
def test_another_kind_of_database_is_refused(address: str) -> None:
    with pytest.raises(CannotStart, match="只支持 PostgreSQL"):
        check(address)


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(CannotStart, match="连接不上"):
        check("postgresql://nobody@127.0.0.1:1/nothing")


def test_who_comes_second_learns_who_runs(tmp_path: Path) -> None:
    with holder_of(tmp_path, UP) as process, Lock(tmp_path) as second:
        running = second.take(patience=5)
        process.kill()

    assert running == Holder(pid=1, verb=UP)


def test_a_short_call_is_waited_for_and_kill_9_gives_the_lock_back(tmp_path: Path) -> None:
    with holder_of(tmp_path, "lint") as process, Lock(tmp_path) as second:
        process.kill()

        assert second.take(patience=10) is None


def test_patience_ends_with_a_sentence_that_names_the_call(tmp_path: Path) -> None:
    with holder_of(tmp_path, "lint") as process, Lock(tmp_path) as second:
        with pytest.raises(CannotStart, match="onewindow lint"):
            second.take(patience=0.2)
        process.kill()


def test_a_lock_says_nothing_once_it_is_free(tmp_path: Path) -> None:
    with Lock(tmp_path) as lock:
        assert lock.try_take()
        lock.say(Holder(pid=os.getpid(), verb="test", application="postgresql://secret"))
        assert json.loads((tmp_path / "lock").read_text())["verb"] == "test"

    assert (tmp_path / "lock").read_text() == ""
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600

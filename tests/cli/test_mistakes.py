"""A mistyped call is answered with a sentence that says what to type instead."""

import subprocess
import sys
from pathlib import Path

import pytest

from onewindow.cli.overview import is_known
from onewindow.cli.running import folders
from onewindow.platform.postgres.faults import CannotStart

ROOT = Path(__file__).parents[2]


def typed(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "onewindow.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("frobnicate",), "没有“frobnicate”这个命令。常用的见 ./ow"),
        (("up", "--port", "abc"), "“abc”不是端口，请写一个 1 到 65535 的整数"),
        (("up", "--prt", "12"), "多出了看不懂的部分：--prt 12"),
        (("up", "--data"), "--data 后面要写数据文件夹"),
        (("reset", "--bogus"), "多出了看不懂的部分：--bogus"),
        (("doctor", "--bogus"), "多出了看不懂的部分：--bogus"),
    ],
)
def test_it_is_answered_with_a_sentence(arguments: tuple[str, ...], words: str) -> None:
    answer = typed(*arguments)

    assert answer.returncode in {1, 2}
    assert answer.stdout == ""
    assert answer.stderr.startswith(f"✗ {words}")


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotStart, match="请用 --data 另选一个"):
        folders.make(tmp_path / "file" / "data")


def test_help_lists_our_verbs_with_what_they_do() -> None:
    listed = typed("help").stdout

    assert "./ow verify         核验办件记录和文件是否被改动" in listed
    assert "Runs over" not in listed


@pytest.mark.parametrize("verb", ["", "help", "--version", "verify", "migrate", "changepassword", "procrastinate"])
def test_verbs_of_ours_and_of_django_are_known(verb: str) -> None:
    assert is_known(verb)

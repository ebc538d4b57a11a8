"""`onewindow calendar`: the date first, then how it was found; mistakes get a sentence and exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onewindow.cli.management.commands.calendar import Command

ROOT = Path(__file__).parents[2]


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    Command().run_from_argv(["onewindow", "calendar", *arguments])
    return capsys.readouterr().out.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        Command().run_from_argv(["onewindow", "calendar", *arguments])
    assert left.value.code == 2
    return capsys.readouterr().err.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "first", "derivation"),
    [
        (
            "add 2025-09-22 20 --pause 2025-09-24..2025-09-26",
            "2025-10-28",
            (
                "20 个工作日，自 9 月 22 日次日起：23–24、28(调休)、29–30、10 月 9–10、11(调休)、13–17、20–24、27–28；"
                "10 月 1–8 国庆节、中秋节放假；扣除 9 月 25–26（2 个工作日）"
            ),
        ),
        ("back 2026-10-31 3", "2026-10-28", "3 个工作日，自 10 月 31 日前一日起倒数：30、29、28"),
        (
            "count 2026-05-12 2026-05-14",
            "2",
            "5 月 12 日次日起至 5 月 14 日共 2 个工作日：13、14",
        ),
        (
            "add 2025-08-20 6 --unit month --roll",
            "2026-02-24",
            ("6 个月，自 8 月 20 日次日起，对应日为 2026 年 2 月 20 日；当日不上班，顺延至其后第一个工作日 2 月 24 日"),
        ),
        (
            "add 2026-04-29 2 --unit day --roll",
            "2026-05-06",
            "2 日，自 4 月 29 日次日起，止于 5 月 1 日；当日不上班，顺延至其后第一个工作日 5 月 6 日",
        ),
        ("add 2026-04-29 2 --unit day", "2026-05-01", "2 日，自 4 月 29 日次日起，止于 5 月 1 日"),
        ("add 2026-09-16 5", "2026-09-22", "5 个工作日，自 9 月 16 日次日起：17、18、20(调休)、21、22"),
        (
            "add 2025-09-22 10 --pause 2025-09-24..2025-09-26 --pause 2025-09-25..2025-09-28",
            "2025-10-15",
            (
                "10 个工作日，自 9 月 22 日次日起：23、24、29、30、10 月 9、10、11(调休)、13、14、15；"
                "10 月 1–8 国庆节、中秋节放假；扣除 9 月 25–28（3 个工作日）"
            ),
        ),
    ],
)
def test_the_date_comes_first_then_its_derivation(
    capsys: pytest.CaptureFixture[str], arguments: str, first: str, derivation: str
) -> None:
    assert asked(capsys, *arguments.split()) == [first, derivation]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("", "✗ 缺少：add|back|count"),
        ("add", "✗ 缺少：起算日, 数量"),
        ("add 2025-02-30 5", "✗ 没有“2025-02-30”这一天，日期请写成 2025-09-22 的样子"),
        ("add 2025-02-03 -5", "✗ “-5”不是天数，请写一个不小于 0 的整数，例如 20"),
        ("add 2025-02-03 5.5", "✗ “5.5”不是天数，请写一个不小于 0 的整数，例如 20"),
        ("add 2025-02-03 5 --pause soon", "✗ “soon”不是一段时间，请写成 2025-09-24..2025-09-26 的样子"),
        ("add 2025-02-03 5 --pause", "✗ --pause 后面要写一个值"),
        (
            "add 2025-02-03 5 --pause 2025-02-05..2025-02-01",
            "✗ 中止期间的结束日（2025-02-01）早于开始日（2025-02-05），请核对后重新填写",
        ),
        ("add 2025-02-03 5 7", "✗ 多出了看不懂的部分：7"),
        ("add 2025-02-03 99999999999", "✗ 期限太长，推算结果超出公历可表示的范围，请核对天数"),
        ("count 2025-02-03 2025-01-01", "✗ 止日 2025-01-01 早于起日 2025-02-03，请对调后再试"),
    ],
)
def test_wrong_input_gets_a_sentence(capsys: pytest.CaptureFixture[str], arguments: str, sentence: str) -> None:
    assert refused(capsys, *arguments.split()) == sentence


@pytest.mark.parametrize("arguments", ["add 2025-02-03 5 --unit week", "subtract 2025-02-03 5"])
def test_what_can_be_chosen_is_said(capsys: pytest.CaptureFixture[str], arguments: str) -> None:
    assert "不能是" in refused(capsys, *arguments.split())


def test_it_answers_without_a_database() -> None:
    without = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}

    answered = subprocess.run(
        [sys.executable, "-m", "onewindow.cli", "calendar", "add", "2026-09-16", "5"],
        cwd=ROOT,
        env=without | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (answered.stdout.splitlines()[0], answered.stderr) == ("2026-09-22", "")

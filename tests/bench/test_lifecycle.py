"""`onewindow bench lifecycle` measures what it says it does. How fast this machine is today proves nothing here."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.lifecycle.errand import ACTS

ROOT = Path(__file__).parents[2]
SHORT = ["--rounds", "1", "--seconds", "3", "--warm-up", "2", "--clients", "2"]
APART = {"DATABASE_URL", "DATABASE_OWNER_URL", "ONEWINDOW_DATA", "ONEWINDOW_KEYS"}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the result of a short run, in a process of its own as anybody would start it."""
    path = tmp_path_factory.mktemp("bench") / "result.json"
    done = subprocess.run(
        [sys.executable, "-m", "onewindow.cli", "bench", "lifecycle", *SHORT, "--json", str(path)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in APART},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "比值（中位数）" in done.stdout
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_both_sides_went_through_whole_errands_and_nothing_failed(result: dict[str, Any]) -> None:
    (measured,) = result["rounds"]

    assert measured["failures"] == {}
    assert measured["http_moves"] > 0
    assert measured["pgbench_moves"] > measured["http_moves"]
    assert set(measured["milliseconds"]) == set(ACTS)


def test_the_figures_belong_together(result: dict[str, Any]) -> None:
    (measured,) = result["rounds"]

    assert result["ratio"] == pytest.approx(measured["http_moves"] / measured["pgbench_moves"], abs=0.001)
    assert 0 < result["ratio"] < 1
    assert result["cpu_ms_per_lifecycle"] == pytest.approx(measured["server_ms"] + measured["database_ms"], abs=0.01)
    assert min(measured["server_ms"], measured["database_ms"], measured["load_ms"], measured["pgbench_ms"]) > 0


def test_the_database_kept_what_it_promised_while_it_was_measured(result: dict[str, Any]) -> None:
    assert (result["database"]["fsync"], result["database"]["synchronous_commit"]) == ("on", "on")
    assert result["machine"]["cores"] > 0
    assert result["moves_per_lifecycle"] == len(ACTS)

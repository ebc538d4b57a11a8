"""`./ow` itself: what it lists, and what it says when something is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of what `./ow` reads, without an environment."""
    for name in ("ow", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def call(tree: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [tree / "ow", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def with_programs(folder: Path, *names: str) -> str:
    """Return a PATH on which only some programs are found."""
    folder.mkdir()
    for name in names:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return str(folder)


TOOLS = ("sh", "cat", "cksum", "dirname", "mkdir", "rm", "ln", "readlink", "sleep", "id")


def test_alone_it_lists_its_verbs(tree: Path) -> None:
    listed = call(tree, PATH=os.environ["PATH"])

    assert listed.returncode == 0
    for verb in ("up", "test", "check", "fix", "reset", "doctor", "golden", "map", "requirements"):
        assert f"./ow {verb}" in listed.stdout


def test_without_a_python_it_says_what_to_install(tree: Path, tmp_path: Path) -> None:
    path = with_programs(tmp_path / "bin", *TOOLS)

    refused = call(tree, "doctor", PATH=path, HOME=str(tmp_path))

    assert refused.returncode == 1
    assert "apt install python3 python3-venv" in refused.stderr


def test_a_python_that_was_named_and_does_not_run_is_not_passed_over(tree: Path, tmp_path: Path) -> None:
    path = with_programs(tmp_path / "bin", *TOOLS, "python3")

    refused = call(tree, "doctor", PATH=path, HOME=str(tmp_path), ONEWINDOW_PYTHON="/nowhere/python3.13")

    assert refused.returncode == 1
    assert "ONEWINDOW_PYTHON=/nowhere/python3.13 不能用" in refused.stderr
    assert refused.stderr.count("✗") == 1
    assert not (tree / ".venv").exists()


def test_an_environment_that_is_a_link_is_taken_as_it_is(tree: Path, tmp_path: Path) -> None:
    (tree / ".venv").symlink_to(Path(sys.prefix))
    shutil.copytree(ROOT / "onewindow", tree / "onewindow", ignore=shutil.ignore_patterns("__pycache__"))

    asked = call(tree, "doctor", PATH=with_programs(tmp_path / "bin", *TOOLS), HOME=str(tmp_path))

    assert "✓ Python" in asked.stdout, asked.stderr
    assert not (tree / ".tools" / "busy").exists()


def test_a_lock_whose_process_is_gone_is_taken_over(tree: Path, tmp_path: Path) -> None:
    (tree / ".tools").mkdir()
    (tree / ".tools" / "busy").symlink_to("999999999")

    refused = call(tree, "doctor", PATH=with_programs(tmp_path / "bin", *TOOLS), HOME=str(tmp_path))

    assert refused.returncode == 1
    assert not (tree / ".tools" / "busy").is_symlink()

"""`onewindow reset`: asks, deletes what is ours and nothing else."""

from pathlib import Path

import pytest

from onewindow.cli.running.reset import main
from onewindow.platform.postgres.faults import CannotStart
from tests.platform.test_postgres_addresses import holder_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "secret_key").write_text("x")
    (tmp_path / "demo-logins.json").write_text("[]")
    (tmp_path / "mine.txt").write_text("not the platform's")
    return tmp_path


def test_with_yes_our_data_go_and_other_files_stay(folder: Path) -> None:
    assert main(["--yes"], folder=folder) == 0

    assert {path.name for path in folder.iterdir()} == {"mine.txt", "lock"}


def test_without_a_terminal_nothing_is_deleted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], folder=folder) == 1

    assert (folder / "keys" / "secret_key").exists()
    assert "--yes" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "status"), [("yes", 0), ("no", 1), ("", 1)])
def test_a_person_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: typed)

    assert main([], folder=folder) == status

    assert (folder / "keys").exists() is (status == 1)


def test_a_platform_that_runs_keeps_its_data(folder: Path) -> None:
    with holder_of(folder, "up") as process:
        with pytest.raises(CannotStart, match="请先停止它"):
            main(["--yes"], folder=folder)
        process.kill()

    assert (folder / "keys").exists()


def test_a_server_of_ones_own_is_not_touched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@db/onewindow")

    with pytest.raises(CannotStart, match="平台不删除它"):
        main(["--yes"], folder=folder)

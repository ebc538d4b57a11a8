"""A copy before the tables change: whole, private, and only the last few are kept."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from onewindow.platform.postgres.backups import KEPT, back_up
from onewindow.platform.postgres.cluster import Cluster, binaries
from onewindow.platform.postgres.faults import CannotStart


def test_a_copy_can_be_restored_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    with Cluster(tmp_path / "postgres", keys=tmp_path / "keys", throw_away=True).running() as addresses:
        with psycopg.connect(addresses.owner) as connection:
            connection.execute("CREATE TABLE note AS SELECT 'kept'::text AS words")

        path = back_up(addresses.owner, folder=tmp_path / "backups")

    listed = subprocess.run(
        [binaries() / "pg_restore", "--list", path],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.defpath},
    )
    assert "TABLE DATA public note" in listed.stdout
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_oldest_copies_go(tmp_path: Path) -> None:
    for day in range(10, 15):
        (tmp_path / f"202601{day}T000000Z.dump").touch()
    with Cluster(tmp_path / "postgres", keys=tmp_path / "keys", throw_away=True).running() as addresses:
        newest = back_up(addresses.owner, folder=tmp_path)

    left = sorted(tmp_path.glob("*.dump"))
    assert len(left) == KEPT
    assert left[-1] == newest


def test_what_failed_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="升级前备份失败"):
        back_up(f"postgresql://nobody@/none?host={tmp_path}", folder=tmp_path / "backups")

    assert list((tmp_path / "backups").iterdir()) == []

"""A copy of the database before its tables change shape."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL

from psycopg.conninfo import conninfo_to_dict

from onewindow.platform.postgres.cluster import binaries
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.processes.starting import start

KEPT = 3
NAMES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}


def back_up(address: str, *, folder: Path) -> Path:
    """Write a copy that `pg_restore` reads, keep the last few, and return where it lies.

    :raises CannotStart: if it cannot be written
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.dump"
    draft = path.with_suffix(".part")
    draft.touch(mode=0o600)
    given = conninfo_to_dict(address)
    process = start(
        [binaries() / "pg_dump", "--format=custom", "--file", draft],
        dies_with=SIGKILL,
        environment={"PATH": os.defpath} | {NAMES[name]: str(value) for name, value in given.items() if name in NAMES},
        output=subprocess.PIPE,
    )
    said, _ = process.communicate()
    if process.returncode:
        draft.unlink()
        raise CannotStart(
            f"升级前备份失败，没有改动数据：\n{said.decode(errors='replace')}请检查 {folder} 的磁盘空间。"
        )
    draft.rename(path)
    for old in sorted(folder.glob("*.dump"))[:-KEPT]:
        old.unlink()
    return path

"""Starting a program that dies with its parent."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import Signals
from typing import IO

CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True, slots=True)
class User:
    """Another user whom the program runs as."""

    uid: int
    gid: int
    reads_past_closed_folders: bool = False  # the one capability CAP_DAC_READ_SEARCH


def start(
    command: Sequence[str | Path],
    *,
    dies_with: Signals,
    user: User | None = None,
    environment: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program with an absolute path; when the thread that calls this ends, it gets the signal `dies_with`.

    It reads nothing; `output` is where it writes to.
    """
    orders = {
        "command": [str(part) for part in command],
        "dies_with": int(dies_with),
        "user": asdict(user) if user else None,
        "parent": os.getpid(),
    }
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(CHILD), json.dumps(orders)],
        env=None if environment is None else dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        cwd=folder,
        start_new_session=True,  # Ctrl-C reaches the supervisor, which ends its children in order
    )

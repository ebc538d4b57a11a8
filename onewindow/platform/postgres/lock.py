"""The lock of a data folder: one holder at a time runs its database, and says who it is."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from onewindow.platform.postgres.faults import CannotStart

NAME = "lock"
PAUSE = 0.1


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who runs the database of a folder, and how it is reached by those who may read the lock (its owner only)."""

    pid: int
    verb: str
    application: str = ""  # address of the database; empty while it starts
    owner: str = ""
    site: str = ""  # address of the web server, when there is one


class Lock:
    """An exclusive lock that the kernel takes back when its holder dies, however it dies."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / NAME
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_take(self) -> bool:
        """Take the lock if it is free, and say whether it was."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def say(self, holder: Holder) -> None:
        """Tell others who holds the lock and how the database is reached."""
        words = json.dumps(asdict(holder)).encode()
        os.pwrite(self._descriptor, words, 0)
        os.ftruncate(self._descriptor, len(words))

    def holder(self) -> Holder | None:
        """Return who holds the lock, or None if nobody has said so yet."""
        try:
            return Holder(**json.loads(self._path.read_text()))
        except (ValueError, TypeError):
            return None

    def release(self) -> None:
        """Give the lock back; the file stays, since others may be waiting on it."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


@contextmanager
def held(folder: Path, *, verb: str, patience: float) -> Iterator[Lock]:
    """Hold the lock of a folder, waiting for a short call that has it now.

    :raises CannotStart: if it is still held when patience ends
    """
    lock = Lock(folder)
    deadline = time.monotonic() + patience
    while not lock.try_take():
        if time.monotonic() > deadline:
            holder = lock.holder()
            who = f"（onewindow {holder.verb}，进程 {holder.pid}）" if holder else ""
            raise CannotStart(f"数据文件夹 {folder} 正被使用{who}。请等它结束，或先停止它。")
        time.sleep(PAUSE)
    try:
        lock.say(Holder(pid=os.getpid(), verb=verb))
        yield lock
    finally:
        lock.release()

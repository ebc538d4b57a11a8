"""The lock of a data folder: one holder at a time runs its database, and says who it is."""

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from onewindow.platform.postgres.faults import CannotStart

NAME = "lock"
UP = "up"  # the verb of whoever holds the lock for long
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
        self._is_mine = False

    def try_take(self) -> bool:
        """Take the lock if it is free, and say whether it was."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._is_mine = True
        return True

    def take(self, *, patience: float, until_it_answers: bool = False) -> Holder | None:
        """Take the lock and return None, waiting for a short call; or return the platform that holds it for long.

        With `until_it_answers` a platform that is only starting is waited for too.

        :raises CannotStart: if patience ends first
        """
        deadline = time.monotonic() + patience
        while not self.try_take():
            holder = self.holder()
            if holder is not None and holder.verb == UP and (holder.application or not until_it_answers):
                return holder
            if time.monotonic() > deadline:
                who = f"onewindow {holder.verb}（进程 {holder.pid}）" if holder else "另一个命令"
                raise CannotStart(f"数据文件夹 {self._path.parent} 正被 {who} 使用，请等它结束后重试。")
            time.sleep(PAUSE)
        return None

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
        """Give the lock back, if it was taken; the file stays, since others may be waiting on it."""
        if self._is_mine:
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

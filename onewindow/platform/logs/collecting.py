"""One file for what all processes say: the supervisor writes it, so it is rotated without a race."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from logging import INFO, Formatter, LogRecord
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from threading import Thread
from typing import IO

from onewindow.platform.logs.lines import scrubbed

DAYS_KEPT = 180
PROGRESS = "onewindow.progress"  # the logger of what whoever started the platform wants to see in their terminal


class Collector:
    """Takes lines from the outputs of several processes and appends them to the log of the day."""

    def __init__(self, folder: Path, *, tell: Callable[[str], None] | None = None) -> None:
        """Collect into the folder; `tell` hears of progress too."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / "onewindow.jsonl"
        self._tell = tell
        self._file = TimedRotatingFileHandler(
            self.path, when="midnight", utc=True, backupCount=DAYS_KEPT, encoding="utf-8"
        )
        self._file.setFormatter(Formatter("%(message)s"))

    def collect(self, name: str, output: IO[bytes]) -> None:
        """Take every line that comes out of a process until it ends, in a thread of its own."""
        Thread(target=self.follow, args=(name, output), name=f"log of {name}", daemon=True).start()

    def say(self, name: str, words: str) -> None:
        """Write a line of the supervisor's own."""
        self._write(name, words)

    def close(self) -> None:
        """Close the log."""
        self._file.close()

    def follow(self, name: str, output: IO[bytes]) -> None:
        """Take every line until the output ends."""
        for line in output:
            self._write(name, line.decode("utf-8", errors="replace").rstrip())

    def _write(self, name: str, words: str) -> None:
        if self._tell is not None and f'"logger": "{PROGRESS}"' in words:
            self._tell(str(json.loads(words)["message"]))
        if not words.startswith("{"):
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            words = json.dumps({"at": at, "process": name, "message": scrubbed(words)}, ensure_ascii=False)
        self._file.handle(LogRecord(name, INFO, "", 0, words, None, None))

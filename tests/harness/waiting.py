"""Waiting until something is so, never for a while: on a process's end, on what it says, or on a condition."""

import codecs
import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Event, Thread
from typing import IO

PATIENCE = 90.0  # seconds, on a machine that has other things to do
LOOK_AGAIN = 0.05  # seconds between two looks at what nobody announces


def wait_for(condition: Callable[[], object], *, patience: float = PATIENCE, what: str = "it") -> None:
    """Wait until a condition holds that nobody announces; fail when patience ends."""
    deadline, tick = time.monotonic() + patience, Event()
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen in time"
        tick.wait(LOOK_AGAIN)


def wait_until_dead(pid: int, *, patience: float = PATIENCE) -> None:
    """Wait until a process has ended, whoever's child it is; one that is gone already has."""
    with suppress(ProcessLookupError):
        descriptor = os.pidfd_open(pid)
        try:
            ended, _, _ = select.select([descriptor], [], [], patience)
        finally:
            os.close(descriptor)
        assert ended, f"process {pid} lives on"


class Said:
    """What a program says, line by line as it comes; whoever waits for words is woken by them."""

    def __init__(self, output: IO[bytes]) -> None:
        self._text = ""
        self._has_ended = False
        self._changed = Condition()
        Thread(target=self._follow, args=(output,), daemon=True).start()

    def __str__(self) -> str:
        return self._text

    def wait_for(self, words: str, *, patience: float = PATIENCE) -> None:
        """Wait until the words are said; fail if the program ends without them, or patience does."""
        with self._changed:
            self._changed.wait_for(lambda: words in self._text or self._has_ended, timeout=patience)
        assert words in self._text, self._text

    def _follow(self, output: IO[bytes]) -> None:
        letters = codecs.getincrementaldecoder("utf-8")(errors="replace")  # a piece may end within one
        with output:
            while piece := os.read(output.fileno(), 4096):
                with self._changed:
                    self._text += letters.decode(piece)
                    self._changed.notify_all()
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()

"""One supervisor for several programs: whoever dies is started again, and all end together."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from threading import Event
from typing import IO, Protocol

from onewindow.platform.processes.starting import start

PAUSE = 0.1  # seconds between two looks
LONGEST_WAIT = 30.0  # seconds between two starts of a program that keeps dying
LONG_ENOUGH = 5.0  # seconds alive after which an end is no longer one of a series: what cannot begin ends sooner
PATIENCE = 30.0  # seconds a program has to finish what it is doing


class Ward(Protocol):
    """Something that is kept running."""

    name: str

    def begin(self) -> None:
        """Start it, or start it again."""

    def is_alive(self) -> bool:
        """Say whether it runs."""

    def end(self) -> None:
        """End it and wait until it has ended."""


@dataclass
class Program:
    """A program of ours as a ward."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    follow: Callable[[str, IO[bytes]], None]  # takes what it says
    dies_with: Signals = SIGKILL
    process: "subprocess.Popen[bytes] | None" = None

    def begin(self) -> None:
        """Start it."""
        self.process = start(
            self.command, dies_with=self.dies_with, environment=self.environment, output=subprocess.PIPE
        )
        if self.process.stdout is not None:
            self.follow(self.name, self.process.stdout)

    def is_alive(self) -> bool:
        """Say whether it runs."""
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self) -> None:
        """Tell it to finish what it is doing, and do not wait."""
        if self.process is not None and self.is_alive():
            self.process.send_signal(SIGTERM)

    def end(self) -> None:
        """End it, by force when it takes too long."""
        if self.process is None:
            return
        self.ask_to_end()
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Record:
    """How often a ward died of late, and when it may be started again."""

    deaths: int = 0
    began_at: float = field(default_factory=time.monotonic)
    next_start_at: float = 0.0


class Supervisor:
    """Keeps its wards running until it is told to stop."""

    def __init__(self, wards: Sequence[Ward], *, report: Callable[[str, str], None]) -> None:
        self._wards = wards
        self._report = report
        self._records = {ward.name: Record() for ward in wards}

    def begin(self) -> None:
        """Start the wards that do not run yet."""
        for ward in self._wards:
            if not ward.is_alive():
                ward.begin()

    def keep(self, stop: Event) -> None:
        """Keep the wards running until `stop` is set."""
        while not stop.wait(PAUSE):
            for ward in self._wards:
                if not ward.is_alive():
                    self._begin_again(ward, self._records[ward.name])

    def _begin_again(self, ward: Ward, record: Record) -> None:
        now = time.monotonic()
        if record.next_start_at <= record.began_at:  # seen dead for the first time
            record.deaths = 1 if now - record.began_at > LONG_ENOUGH else record.deaths + 1
            record.next_start_at = now + (0 if record.deaths == 1 else min(2.0 ** (record.deaths - 1), LONGEST_WAIT))
            self._report(ward.name, f"{ward.name} ended and is started again")
        if now >= record.next_start_at:
            record.began_at = now
            try:
                ward.begin()
            except Exception as error:  # whatever keeps it from starting now may have passed at the next try
                self._report(ward.name, f"{ward.name} did not start: {error}")


def end(wards: Sequence[Ward]) -> None:
    """End all wards: programs at the same time, and the first, on which they lean, last."""
    for ward in wards:
        if isinstance(ward, Program):
            ward.ask_to_end()
    for ward in reversed(wards):
        ward.end()

"""A platform of its own for the measurement: a data folder that is thrown away, its database, its web server."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGQUIT, SIGTERM
from tempfile import TemporaryDirectory
from typing import Any

from onewindow.cli.running.addresses import Place
from onewindow.cli.running.parts import PROGRAM, answers, environment, last_lines, run
from onewindow.platform.keys.files import make_keys
from onewindow.platform.postgres.addresses import Addresses
from onewindow.platform.postgres.cluster import Cluster
from onewindow.platform.processes.starting import start

PATIENCE = 60.0  # seconds until the web server must answer
PAUSE = 0.1


@dataclass(frozen=True, kw_only=True)
class Platform:
    """What runs, and how it is reached."""

    folder: Path
    addresses: Addresses
    environment: Mapping[str, str]
    place: Place
    web: int  # process ids
    database: int

    def step(self, *step: str) -> Any:
        """Run a step of the measurement inside the platform, and return the JSON that it prints."""
        said = start(
            [*PROGRAM, "bench", *step], dies_with=SIGKILL, environment=self.environment, output=subprocess.PIPE
        )
        answer, _ = said.communicate()
        if said.returncode:
            raise RuntimeError(answer.decode(errors="replace"))
        return json.loads(answer.splitlines()[-1])  # what it logs comes before


@contextmanager
def platform() -> Iterator[Platform]:
    """Start a platform with the demo county in a new folder, with a database that keeps what it promised (fsync)."""
    with TemporaryDirectory(prefix="onewindow-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the database's own user passes through
        keys = folder / "keys"
        make_keys(keys)
        cluster = Cluster(folder / "postgres", keys=keys)
        with cluster.running() as addresses:
            if cluster.process is None:
                raise RuntimeError("the database runs")
            place = Place("127.0.0.1", _free_port())
            here = _environment(folder, addresses, place)
            owner = Addresses(application=addresses.owner, owner=addresses.owner)
            run("prepare", environment=here | _environment(folder, owner, place))
            run("demo", environment=here)
            with _web(folder, here, place) as web:
                yield Platform(
                    folder=folder,
                    addresses=addresses,
                    environment=here,
                    place=place,
                    web=web,
                    database=cluster.process.pid,
                )


def _environment(folder: Path, addresses: Addresses, place: Place) -> dict[str, str]:
    return environment(
        addresses,
        ONEWINDOW_DATA=str(folder),
        ONEWINDOW_KEYS=str(folder / "keys"),
        ONEWINDOW_DEMO="1",
        ONEWINDOW_BIND=place.bind,
        DJANGO_SETTINGS_MODULE="onewindow.config.settings",
    )


@contextmanager
def _web(folder: Path, here: Mapping[str, str], place: Place) -> Iterator[int]:
    log = folder / "web.log"
    command = (sys.executable, "-m", "gunicorn", "--config", "python:onewindow.config.gunicorn")
    with log.open("wb") as output:
        process = start(command, dies_with=SIGQUIT, environment=here, output=output)
        try:
            deadline = time.monotonic() + PATIENCE
            while not answers(place):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(last_lines(log))
                time.sleep(PAUSE)
            yield process.pid
        finally:
            process.send_signal(SIGTERM)
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def machine() -> dict[str, object]:
    """Return what a reader needs to know of this machine to compare figures."""
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": models[0].partition(":")[2].strip() if models else "",
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "kernel": os.uname().release,
        "python": sys.version.split()[0],
        "load_before": os.getloadavg(),
    }

"""Rounds of both sides, one after the other, and what comes of them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from bench.lifecycle.errand import ACTS
from bench.lifecycle.ground import Ground
from bench.lifecycle.load import Orders
from bench.lifecycle.processes import cpu_seconds
from bench.lifecycle.running import Platform, machine, platform
from onewindow.platform.postgres.backups import NAMES
from onewindow.platform.postgres.cluster import binaries, connect

DONE = re.compile(r"^number of transactions actually processed: (\d+)", re.MULTILINE)
ERRANDS_A_RUN = 1_000_000  # numbers that one run of pgbench may use
SHOWN = ("fsync", "synchronous_commit", "full_page_writes", "server_version", "shared_buffers", "wal_sync_method")


@dataclass(frozen=True, kw_only=True)
class Options:
    """How long and how hard."""

    rounds: int = 3
    seconds: float = 60
    warm_up: float = 10
    clients: int = 16


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round of both sides."""

    pgbench_moves: float  # a second
    pgbench_ms: float  # CPU of an errand: database and pgbench
    http_moves: float
    server_ms: float
    database_ms: float
    load_ms: float
    milliseconds: Mapping[str, Any]  # waits by act
    failures: Mapping[str, int]

    @property
    def ratio(self) -> float:
        """Return what is asked for: the moves of a second over HTTP, as a share of what pgbench reaches."""
        return self.http_moves / self.pgbench_moves

    @property
    def cpu_ratio(self) -> float:
        """Return the same by CPU: what the ratio would be if nothing but CPU counted and nobody else wanted any."""
        return self.pgbench_ms / (self.server_ms + self.database_ms + self.load_ms)


def measure(options: Options) -> Iterator[Round | dict[str, Any]]:
    """Measure round after round, giving each, and at last everything as a result that can be kept."""
    with platform() as here:
        ground = Ground(**here.step("ground"))
        errand = here.step("statements", "--ground", json.dumps(asdict(ground)))
        bench = _Pgbench(here, errand["text"], errand["values"], options)
        rounds = []
        for number in range(options.rounds):
            rounds.append(_round(here, ground, bench, number, options))
            yield rounds[-1]
        yield _result(rounds, options, _settings(here))


class _Pgbench:
    """pgbench of the same wheel, with one errand as its script."""

    def __init__(self, here: Platform, text: str, values: Mapping[str, str], options: Options) -> None:
        self._options = options
        self._path = here.folder / "errand.sql"
        self._path.write_text(text)
        self._defined = [part for name, value in values.items() for part in ("-D", f"{name}={value}")]
        given = conninfo_to_dict(here.addresses.application)
        login = {NAMES[name]: str(value) for name, value in given.items() if name in NAMES}
        self._environment = {"PATH": os.defpath, **login}
        self._database = here.database
        self._runs = 0

    def run(self, seconds: float) -> tuple[float, float]:
        """Run it for a time; return the moves of a second, and the milliseconds of CPU of an errand."""
        before = self._cpu()
        errands = self._errands(seconds)
        return errands * len(ACTS) / seconds, (self._cpu() - before) / errands * 1000

    def _cpu(self) -> float:
        own = os.times()
        return cpu_seconds(self._database) + own.children_user + own.children_system

    def _errands(self, seconds: float) -> float:
        self._runs += 1
        clients, threads = str(self._options.clients), str(min(2, self._options.clients))
        command: list[str | Path] = [
            *(binaries() / "pgbench", "--no-vacuum", "--protocol=prepared", "--file", self._path),
            *("--client", clients, "--jobs", threads, "--time", str(max(1, round(seconds)))),
            *(*self._defined, "-D", f"i={self._runs * ERRANDS_A_RUN}"),
        ]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        found = DONE.search(done.stdout)
        if done.returncode or found is None:
            raise RuntimeError(done.stdout + done.stderr)
        return float(found[1])


def _round(here: Platform, ground: Ground, bench: _Pgbench, number: int, options: Options) -> Round:
    bench.run(options.warm_up)
    most, pgbench_ms = bench.run(options.seconds)
    done = _load(here, ground, options)
    moves = sum(done["moves"].values())
    errands = max(moves / len(ACTS), 1)
    return Round(
        pgbench_moves=most,
        pgbench_ms=pgbench_ms,
        http_moves=moves / done["seconds"],
        server_ms=done["server_cpu"] / errands * 1000,
        database_ms=done["database_cpu"] / errands * 1000,
        load_ms=done["load_cpu"] / errands * 1000,
        milliseconds=done["milliseconds"],
        failures=done["failures"],
    )


def _load(here: Platform, ground: Ground, options: Options) -> Any:
    orders = Orders(
        host=here.place.address,
        port=here.place.port,
        clients=options.clients,
        warm_up=options.warm_up,
        seconds=options.seconds,
        server=here.web,
        database=here.database,
        **asdict(ground),
    )
    command = [sys.executable, "-m", "bench.lifecycle.load", json.dumps(asdict(orders))]
    done = subprocess.run(command, env=dict(here.environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _settings(here: Platform) -> dict[str, str]:
    with connect(here.addresses.application) as connection:
        return {name: str((connection.execute(f"SHOW {name}").fetchone() or ("",))[0]) for name in SHOWN}


def _result(rounds: list[Round], options: Options, settings: Mapping[str, str]) -> dict[str, Any]:
    return {
        "ratio": round(median(each.ratio for each in rounds), 4),
        "cpu_ratio": round(median(each.cpu_ratio for each in rounds), 4),
        "cpu_ms_per_lifecycle": round(median(each.server_ms + each.database_ms for each in rounds), 2),
        "moves_per_lifecycle": len(ACTS),
        "rounds": [asdict(each) | {"ratio": each.ratio, "cpu_ratio": each.cpu_ratio} for each in rounds],
        "options": asdict(options),
        "database": dict(settings),
        "machine": machine(),
    }

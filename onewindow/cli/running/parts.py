"""The parts of a running platform: database, web server, worker, and what prepares them."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from signal import SIGKILL, SIGQUIT

from psycopg.conninfo import conninfo_to_dict

from onewindow.cli.running.addresses import Place, refuse_if_taken
from onewindow.cli.running.folders import ROOT, demo_logins
from onewindow.cli.running.greeting import Steps
from onewindow.platform.logs.collecting import Collector
from onewindow.platform.postgres import schema
from onewindow.platform.postgres.addresses import Addresses
from onewindow.platform.postgres.backups import back_up
from onewindow.platform.postgres.cluster import Cluster, connect
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.own import own_addresses
from onewindow.platform.processes.starting import start
from onewindow.platform.processes.supervising import Program, Ward
from onewindow.platform.web import statics

VERBS = ROOT / "onewindow" / "cli" / "management" / "commands"
PROGRAM = (sys.executable, "-m", "onewindow.cli")
PATIENCE = 60.0  # seconds until the web server must answer
PAUSE = 0.1
DONE = "：新增 "  # in the line that says that a part of the demo stands
REFUSAL = 3  # exit status of a preparation that says itself what to do


class Database:
    """The database as a ward: the embedded server, or one of one's own that others keep running."""

    name = "postgres"

    def __init__(self, folder: Path, *, keys: Path) -> None:
        self._own = own_addresses(keys)
        self._cluster = Cluster(folder / "postgres", keys=keys)
        self._addresses = self._own

    @property
    def is_own(self) -> bool:
        """Say whether it is somebody else's server."""
        return self._own is not None

    @property
    def exists(self) -> bool:
        """Say whether there are data already."""
        return self._cluster.folder.exists()

    @property
    def addresses(self) -> Addresses:
        """Return how it is reached."""
        if self._addresses is None:
            raise RuntimeError("begin it first")
        return self._addresses

    def begin(self) -> None:
        """Start it, or start it again at the same address."""
        if self._own is None and self._addresses is None:
            self._addresses = self._cluster.start()
        elif self._own is None:
            self._cluster.start_again()

    def is_alive(self) -> bool:
        """Say whether it runs."""
        process = self._cluster.process
        return self.is_own or (process is not None and process.poll() is None)

    def end(self) -> None:
        """Stop it."""
        self._cluster.stop()


def environment(addresses: Addresses, **more: str) -> dict[str, str]:
    """Return the environment of the platform's own programs."""
    found = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}}
    mine = {"DATABASE_URL": addresses.application, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    return found | mine | {"ONEWINDOW_LOGS": "json", "ONEWINDOW_SUPERVISED": "1"} | more


def prepare(steps: Steps, addresses: Addresses, *, folder: Path, demo: bool) -> None:
    """Bring tables and static files to the shape of this program, and load the demo county where it is wanted.

    :raises CannotStart: if that fails
    """
    wanted = folder / "demo-wanted"  # stays until the demo is loaded whole, so that a killed first start goes on
    if demo and (VERBS / "demo.py").exists():
        wanted.touch(mode=0o600)
    name = str(conninfo_to_dict(addresses.owner)["dbname"])
    with connect(addresses.owner) as connection:
        shape = schema.recorded(connection, name)
    if shape is not None and shape != schema.expected():
        with steps.step("升级前备份"):
            back_up(addresses.owner, folder=folder / "backups")
    if shape != schema.expected() or not statics.are_ready(folder / "static"):
        with steps.step("数据结构与静态文件"):
            run("prepare", environment=environment(Addresses(application=addresses.owner, owner=addresses.owner)))
    if wanted.exists() and not demo_logins(folder).exists():
        with steps.step("演示数据（云岭县）"):
            run("demo", environment=environment(addresses, ONEWINDOW_DEMO="1"), heard=steps.note)
    wanted.unlink(missing_ok=True)
    if demo_logins(folder).exists():
        os.environ["ONEWINDOW_DEMO"] = "1"


def run(verb: str, *, environment: dict[str, str], heard: Callable[[str], None] | None = None) -> None:
    """Run a verb of the program to its end; `heard` gets the name of each part that it reports as done.

    :raises CannotStart: if it fails, with what it said
    """
    lines: list[str] = []
    with start([*PROGRAM, verb], dies_with=SIGKILL, environment=environment, output=subprocess.PIPE) as process:
        for line in process.stdout or ():
            lines.append(line.decode(errors="replace").rstrip())
            if heard is not None and DONE in lines[-1]:
                heard(lines[-1].split(DONE)[0])
    said = "\n".join(lines).strip()
    if process.returncode == REFUSAL:
        raise CannotStart(said)
    if process.returncode:
        raise CannotStart(f"onewindow {verb} 没有成功：\n{said}\n请根据以上信息处理后重新启动；数据没有损坏。")


def programs(addresses: Addresses, place: Place, collector: Collector, *, folder: Path) -> tuple[Program, Program]:
    """Return the web server and the worker as wards."""
    listening(folder).unlink(missing_ok=True)
    found = environment(
        addresses,
        ONEWINDOW_BIND=place.bind,
        ONEWINDOW_LISTENING=str(listening(folder)),
        DJANGO_SETTINGS_MODULE="onewindow.config.settings",
    )
    web = (sys.executable, "-m", "gunicorn", "--config", "python:onewindow.config.gunicorn")
    return (
        Program("web", web, found, collector.collect, dies_with=SIGQUIT),
        Program("worker", (*PROGRAM, "worker"), found, collector.collect, dies_with=SIGKILL),
    )


def listening(folder: Path) -> Path:
    """Return the file that our web server makes once the port is its own."""
    return folder / "listening"


def wait_until_it_answers(place: Place, wards: Sequence[Ward], *, folder: Path, log: Path) -> None:
    """Wait until our own web server has the port and answers.

    :raises CannotStart: if a part dies, another program has the port, or nothing answers in time
    """
    deadline = time.monotonic() + PATIENCE
    while not (listening(folder).exists() and answers(place)):
        dead = [ward.name for ward in wards if not ward.is_alive()]
        if dead or time.monotonic() > deadline:
            refuse_if_taken(place)
            raise CannotStart(f"{'、'.join(dead) or '网站'} 没有启动。最后的日志在 {log}：\n{last_lines(log)}")
        time.sleep(PAUSE)


def answers(place: Place) -> bool:
    """Say whether the web server answers; it is asked directly, whatever proxy the environment names."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{place.bind}/healthz", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def last_lines(log: Path, *, count: int = 12) -> str:
    """Return the end of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:]) if log.exists() else ""

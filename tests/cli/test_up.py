"""`onewindow up` from outside: begins, survives the death of any part, ends cleanly."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread

import psutil
import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from onewindow.platform.postgres.lock import Lock
from onewindow.platform.web import statics
from tests.harness.waiting import PATIENCE, Said, wait_for, wait_until_dead

EVERYWHERE = str(IPv4Address(0))
ROOT = Path(__file__).parents[2]
STARTED: "list[subprocess.Popen[bytes]]" = []


@dataclass
class Platform:
    """A platform that was started, as whoever started it sees it."""

    process: "subprocess.Popen[bytes]"
    port: int
    folder: Path
    said: Said

    def answers(self, path: str = "/healthz") -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5):
                return True
        except (urllib.error.HTTPError, OSError):
            return False

    def part(self, word: str) -> int:
        """Return the process, directly below the supervisor, whose command holds the word."""
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.Error):  # it ended between two looks
                if any(word in argument for argument in child.cmdline()):
                    return child.pid
        return 0

    def kill(self, word: str) -> None:
        wait_for(lambda: self.part(word) != 0)
        os.kill(self.part(word), signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def call(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "onewindow.cli", *arguments]


def environment() -> dict[str, str]:
    names = {"DATABASE_URL", "DATABASE_OWNER_URL", "ONEWINDOW_DATA", "ONEWINDOW_KEYS"}
    return {name: value for name, value in os.environ.items() if name not in names} | {"PYTHONPATH": str(ROOT)}


def beginning(folder: Path, port: int, *more: str, **environment_too: str) -> Platform:
    """Start a platform and do not wait for it."""
    process = subprocess.Popen(
        call("up", "--port", str(port), "--data", str(folder), "--no-demo", *more),
        env=environment() | environment_too,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    STARTED.append(process)
    return Platform(process, port, folder, Said(process.stdout))


def begin(folder: Path, port: int, **environment_too: str) -> Platform:
    platform = beginning(folder, port, **environment_too)
    platform.said.wait_for("按 Ctrl-C 停止")
    return platform


@pytest.fixture(autouse=True)
def nothing_runs_on() -> Iterator[None]:
    """Let no platform outlive its test, whatever the test found."""
    yield
    while STARTED:
        process = STARTED.pop()
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder that was started once, and so has its tables."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    platform = begin(folder, free_port())
    platform.process.send_signal(signal.SIGINT)
    assert platform.process.wait(timeout=PATIENCE) == 0, str(platform.said)
    return folder


def copied(prepared: Path, home: Path) -> Path:
    """Return a copy of the prepared data folder, with the owners that its files have."""
    folder = home / "data"
    shutil.copytree(prepared, folder)
    owner = (prepared / "postgres").stat()
    for path in [folder / "postgres", *(folder / "postgres").rglob("*")]:
        os.chown(path, owner.st_uid, owner.st_gid)
    return folder


@pytest.fixture
def platform(prepared: Path, tmp_path: Path) -> Platform:
    return begin(copied(prepared, tmp_path), free_port())


def test_it_prints_the_sites_and_ends_cleanly_on_ctrl_c(platform: Platform) -> None:
    children = psutil.Process(platform.process.pid).children(recursive=True)

    platform.process.send_signal(signal.SIGINT)

    assert platform.process.wait(timeout=PATIENCE) == 0
    said = str(platform.said)
    assert f"http://127.0.0.1:{platform.port}/counter/" in said
    assert "已停止，数据已保存" in said
    for child in children:
        wait_until_dead(child.pid)
    assert not (platform.folder / "postgres" / "postmaster.pid").exists()


def test_interrupted_while_it_begins_it_leaves_nothing_running(tmp_path: Path) -> None:
    process = subprocess.Popen(
        call("up", "--port", str(free_port()), "--data", str(tmp_path / "data")),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    with process:
        wait_for(lambda: (tmp_path / "data" / "postgres" / "postmaster.pid").exists())
        children = psutil.Process(process.pid).children(recursive=True)

        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=PATIENCE) == 130
        assert process.stderr is not None
        assert "再次运行 ./ow up 会接着做" in process.stderr.read().decode()
    for child in children:
        wait_until_dead(child.pid)


def test_a_second_one_says_that_the_first_runs(platform: Platform) -> None:
    second = subprocess.run(
        call("up", "--port", str(free_port()), "--data", str(platform.folder)),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert second.returncode == 1
    assert f"平台已在运行：数据文件夹 {platform.folder}，网址 http://127.0.0.1:{platform.port}" in second.stderr


def test_another_verb_uses_the_server_that_runs(platform: Platform) -> None:
    asked = subprocess.run(
        call("showmigrations", "moves", "--data", str(platform.folder)),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert "[X] 0001_initial" in asked.stdout


@pytest.mark.parametrize("part", ["gunicorn", "worker", "postgres"])
def test_a_part_that_is_killed_comes_back(platform: Platform, part: str) -> None:
    wait_for(lambda: platform.answers("/readyz"))
    before = platform.part(part)

    platform.kill(part)

    wait_for(lambda: platform.part(part) not in {0, before})
    wait_for(lambda: platform.answers("/readyz"))


def stay(port: int) -> None:
    """Ask and ask on one connection, as a visitor's browser or another system does, until it breaks."""
    with suppress(OSError, HTTPException), closing(HTTPConnection("127.0.0.1", port)) as held:
        while True:
            held.request("GET", "/healthz")
            held.getresponse().read()


def test_a_web_server_that_is_killed_lets_visitors_in_again_although_one_holds_on(platform: Platform) -> None:
    for _ in range(2):
        Thread(target=stay, args=(platform.port,), daemon=True).start()
    before = platform.part("gunicorn")
    below = [process.pid for process in psutil.Process(before).children()]

    platform.kill("gunicorn")

    for pid in below:
        wait_until_dead(pid, patience=10)
    wait_for(lambda: platform.part("gunicorn") not in {0, before})
    wait_for(platform.answers)


def test_killed_whole_it_starts_again_on_the_same_port(platform: Platform) -> None:
    platform.process.kill()
    platform.process.wait()

    again = begin(platform.folder, platform.port)

    again.process.send_signal(signal.SIGTERM)
    assert again.process.wait(timeout=PATIENCE) == 0


def test_after_an_upgrade_pages_are_served_with_their_own_files(prepared: Path, tmp_path: Path) -> None:
    folder = copied(prepared, tmp_path)
    (folder / "static" / statics.MARK).write_text("an older program")
    (folder / "static" / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')

    platform = begin(folder, free_port())

    assert statics.are_ready(folder / "static")
    assert platform.answers("/login/")
    assert not (folder / "backups").exists(), "the tables did not change"
    platform.process.send_signal(signal.SIGINT)
    assert platform.process.wait(timeout=PATIENCE) == 0


def test_the_demo_goes_on_where_a_killed_start_left_it_and_never_doubles(prepared: Path, tmp_path: Path) -> None:
    folder = copied(prepared, tmp_path)
    (folder / "demo-wanted").touch()  # what a first start leaves until the demo is whole
    killed = beginning(folder, free_port())
    killed.said.wait_for("授权委托 ")
    with psycopg.connect(owner_of(folder), autocommit=True) as connection:
        wait_for(lambda: count(connection, "cases_case") >= 5)
    killed.process.kill()
    killed.process.wait()

    platform = begin(folder, free_port())

    people = json.loads((folder / "demo-logins.json").read_text())
    assert (folder / "demo-logins.json").stat().st_mode & 0o777 == 0o600
    assert not (folder / "demo-wanted").exists()
    assert all(person["password"] in str(platform.said) for person in people)
    assert len({person["password"] for person in people}) == len(people)
    platform.said.wait_for("演示数据已全部装入")
    with psycopg.connect(owner_of(folder), autocommit=True) as connection:
        assert count(connection, "cases_case") == 30
        assert count(connection, "cases_casenumber") == 29  # a draft has none
        assert count(connection, "catalogue_item") == 12 + 575
        # Five cases lead to a licence, and the one for road transport to two.
        wait_for(lambda: count(connection, "licences_licence") == 6, what="issuing what was granted")
    platform.process.send_signal(signal.SIGINT)
    assert platform.process.wait(timeout=PATIENCE) == 0


def owner_of(folder: Path) -> str:
    """Return the address of the database of a platform that starts or runs."""
    with Lock(folder) as lock:
        holder = lock.holder()
    assert holder is not None
    return holder.owner


def count(connection: psycopg.Connection, table: str) -> int:
    """Return how many rows a table has."""
    found = connection.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table))).fetchone()
    return int(found[0]) if found else 0


def test_its_log_is_json_in_utc(platform: Platform) -> None:
    wait_for(lambda: platform.answers("/login/"))

    def said() -> list[dict[str, str]]:
        return [json.loads(line) for line in (platform.folder / "logs" / "onewindow.jsonl").read_text().splitlines()]

    # The line is collected from the web server's output, so it comes a moment after the answer.
    wait_for(lambda: any(line.get("path") == "/login/" and line["request_id"] for line in said()))
    assert all(line["at"].endswith("+00:00") for line in said())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--address", "0.0.0.0"], "不在 0.0.0.0 上提供明文 HTTP"),  # noqa: S104 – asking for it is what is refused
        (["--address", "localhost"], "监听地址应为 IP 地址"),
    ],
)
def test_plain_http_is_for_this_machine_only(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    refused = subprocess.run(
        call("up", "--data", str(tmp_path), *arguments),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert refused.returncode == 1
    assert sentence in refused.stderr


@pytest.mark.parametrize("address", ["127.0.0.1", EVERYWHERE, "::"])
def test_a_port_that_is_taken_is_named(tmp_path: Path, address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((address, 0))
        other.listen()
        port = other.getsockname()[1]

        refused = subprocess.run(
            call("up", "--data", str(tmp_path), "--port", str(port)),
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    assert refused.returncode == 1
    assert f"端口 {port} 已被其他程序占用。请用 --port 换一个" in refused.stderr
    assert f"ss -ltnp 'sport = :{port}'" in refused.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_server_that_takes_the_port_meanwhile_is_not_mistaken_for_ours(prepared: Path, tmp_path: Path) -> None:
    port = free_port()
    platform = beginning(copied(prepared, tmp_path), port)
    platform.said.wait_for("数据库……")  # the port was looked at before
    with ThreadingHTTPServer(("127.0.0.1", port), Foreign) as other:
        Thread(target=other.serve_forever, daemon=True).start()

        assert platform.process.wait(timeout=PATIENCE) == 1
        other.shutdown()

    platform.said.wait_for(f"端口 {port} 已被其他程序占用")
    assert "平台已启动" not in str(platform.said)


class Foreign(SimpleHTTPRequestHandler):
    """A server of somebody else's: it answers every question, and knows nothing."""

    def do_GET(self) -> None:
        self.send_error(404)

    def log_request(self, *_: object) -> None:
        """Say nothing."""

    log_error = log_request


def test_a_proxy_of_the_environment_is_not_asked_whether_we_answer(prepared: Path, tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"

    platform = begin(copied(prepared, tmp_path), free_port(), http_proxy=nowhere, no_proxy="")

    assert platform.answers()
    platform.process.send_signal(signal.SIGINT)
    assert platform.process.wait(timeout=PATIENCE) == 0

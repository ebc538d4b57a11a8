"""A server of one's own: what the how-to says is enough, and what is missing is said."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict

from onewindow.platform.postgres import roles
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.own import own_addresses
from tests.harness.database import TestDatabase

NAME = "test_own_county"
OWNER, WEB = f"{NAME}_owner", f"{NAME}_login"


@pytest.fixture
def administrator(test_database: TestDatabase) -> Iterator[Connection]:
    """Give the server's administrator, after the four lines of the how-to; the group is there, as the tests use it."""
    with test_database.owner("postgres") as server:
        _drop(server)
        for role in (OWNER, WEB):
            server.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'typed'").format(sql.Identifier(role)))
            server.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
        roles.join(server, WEB)
        roles.create_database(server, NAME, owner=OWNER)
        yield server
        _drop(server)


def _drop(server: Connection) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
    for role in (OWNER, WEB):
        server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


def address(test_database: TestDatabase, role: str) -> str:
    server = conninfo_to_dict(test_database.owner_address(NAME))
    rest = urlencode({name: str(server[name]) for name in ("host", "port") if name in server})
    return f"postgresql://{role}:typed@/{NAME}?{rest}"


@pytest.mark.usefixtures("administrator")
def test_an_owner_who_may_make_no_role_is_enough(
    test_database: TestDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address(test_database, WEB))
    monkeypatch.setenv("DATABASE_OWNER_URL", address(test_database, OWNER))

    found = own_addresses(tmp_path)

    assert found is not None
    assert (found.application, found.owner) == (os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"])


@pytest.mark.usefixtures("administrator")
def test_a_login_that_may_change_tables_is_refused(
    test_database: TestDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address(test_database, OWNER))
    monkeypatch.setenv("DATABASE_OWNER_URL", address(test_database, OWNER))

    with pytest.raises(CannotStart, match="能修改表结构"):
        own_addresses(tmp_path)


@pytest.mark.usefixtures("administrator")
def test_one_address_whose_role_may_make_no_role_says_what_to_type(
    test_database: TestDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address(test_database, OWNER))
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)

    with pytest.raises(CannotStart, match="CREATE ROLE onewindow_web LOGIN"):
        own_addresses(tmp_path)


def test_without_an_address_the_platform_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert own_addresses(tmp_path) is None

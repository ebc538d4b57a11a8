"""Guards on a table of the tests' own: moves along the arrows only, rows that are only added, for everybody."""

from collections.abc import Iterator

import psycopg
import pytest

from onewindow.platform.guards.operations import append_only, guard_moves
from tests.harness.database import TestDatabase

ARROWS = [("DRAFT", "SENT"), ("SENT", "READ")]


@pytest.fixture
def owner(test_database: TestDatabase) -> Iterator[psycopg.Connection]:
    """Give the owner's session, with a table that is guarded and one that only grows."""
    with test_database.owner() as session:
        session.execute("CREATE TABLE letter (id int PRIMARY KEY, state text, words text)")
        session.execute("CREATE TABLE diary (id int PRIMARY KEY, words text)")
        for operation in (guard_moves("letter", arrows=ARROWS), append_only("diary")):
            session.execute(str(operation.sql))
        session.execute("INSERT INTO letter VALUES (1, 'DRAFT', '')")
        session.execute("INSERT INTO diary VALUES (1, 'first')")
        yield session
        session.execute("DROP TABLE letter, diary")


def test_a_move_along_an_arrow_passes(owner: psycopg.Connection) -> None:
    owner.execute("UPDATE letter SET state = 'SENT'")
    owner.execute("UPDATE letter SET state = 'READ'")

    assert owner.execute("SELECT state FROM letter").fetchone() == ("READ",)


@pytest.mark.parametrize("state", ["READ", "UNKNOWN", "draft", ""])
def test_any_other_move_is_refused(owner: psycopg.Connection, state: str) -> None:
    with pytest.raises(psycopg.errors.CheckViolation, match="is no move of letter"):
        owner.execute("UPDATE letter SET state = %s", [state])


def test_no_move_at_all_is_no_move(owner: psycopg.Connection) -> None:
    owner.execute("UPDATE letter SET state = 'DRAFT', words = 'new'")

    assert owner.execute("SELECT words FROM letter").fetchone() == ("new",)


def test_a_state_cannot_be_emptied(owner: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute("UPDATE letter SET state = NULL")


@pytest.mark.parametrize("statement", ["UPDATE diary SET words = ''", "DELETE FROM diary", "TRUNCATE diary"])
def test_what_is_written_stays_even_for_the_owner(owner: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.CheckViolation, match="rows are only added"):
        owner.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE diary SET words = ''", "DELETE FROM diary", "TRUNCATE diary"])
@pytest.mark.usefixtures("owner")
def test_the_application_has_no_right_to_try(test_database: TestDatabase, statement: str) -> None:
    with test_database.application() as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(statement)


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE letter DISABLE TRIGGER ALL",
        "DROP TABLE letter",
        "CREATE TABLE x ()",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_cannot_go_round_a_guard(test_database: TestDatabase, statement: str) -> None:
    with test_database.application() as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(statement)

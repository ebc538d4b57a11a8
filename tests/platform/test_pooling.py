"""A connection that stands is taken as it is; one that ended is never given to anybody."""

from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
from psycopg import Connection
from psycopg_pool import ConnectionPool

from onewindow.platform.database import pooling
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db
SEEN = "SELECT state_change FROM pg_stat_activity WHERE pid = %s"
ENDED = "SELECT pg_terminate_backend(%s, 5000)"


@pytest.fixture
def taken(test_database: TestDatabase) -> Iterator[Connection]:
    """Give a connection as the pool keeps it: idle, and in autocommit."""
    connection = test_database.application()
    connection.autocommit = True
    yield connection
    with suppress(psycopg.Error):
        connection.close()


def test_a_connection_that_stands_is_not_asked(taken: Connection, test_database: TestDatabase) -> None:
    pid = taken.info.backend_pid
    with test_database.owner() as watcher:
        before = watcher.execute(SEEN, (pid,)).fetchone()
        pooling.check(taken)
        assert watcher.execute(SEEN, (pid,)).fetchone() == before


def test_a_connection_that_the_server_ended_is_found_out(taken: Connection, test_database: TestDatabase) -> None:
    with test_database.owner() as server:
        server.execute(ENDED, (taken.info.backend_pid,))

    with pytest.raises(psycopg.OperationalError):
        pooling.check(taken)


def test_the_pool_gives_another_one(test_database: TestDatabase) -> None:
    address = test_database.owner_address(test_database.name)
    with ConnectionPool(address, min_size=1, max_size=1, check=pooling.check) as pool:
        with pool.connection() as first:
            ended = first.info.backend_pid
        with test_database.owner() as server:
            server.execute(ENDED, (ended,))

        with pool.connection(timeout=10) as second:
            assert second.execute("SELECT 1").fetchone() == (1,)
            assert second.info.backend_pid != ended

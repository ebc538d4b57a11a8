"""A database to commit to: events refuse TRUNCATE, so what a test commits goes with the whole copy (foundations §8)."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from psycopg import connect
from psycopg.sql import SQL, Identifier
from pytest_django.plugin import DjangoDbBlocker


def _administer(statement: str, *names: str) -> None:
    """Run a statement that no transaction may hold, from another database of the server."""
    place = connection.settings_dict
    with connect(
        dbname="postgres", user=place["USER"], password=place["PASSWORD"], host=place["HOST"], port=place["PORT"],
        autocommit=True,
    ) as session:  # fmt: skip
        session.execute(SQL(statement).format(*map(Identifier, names)))


def _turn_to(name: str) -> None:
    connection.close()
    connection.close_pool()
    connections.settings["default"]["NAME"] = name


@pytest.fixture
def copied_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test, and the threads it starts, commit to a copy of the test database that is thrown away."""
    template = connections.settings["default"]["NAME"]
    copy = f"{template}_copy"
    with django_db_blocker.unblock():
        _turn_to(template)
        _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", copy)
        _administer("CREATE DATABASE {} TEMPLATE {}", copy, template)
        _turn_to(copy)
        yield
        _turn_to(template)
        _administer("DROP DATABASE {} WITH (FORCE)", copy)

"""Which shape of the tables the program expects, and which one a database has."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from psycopg import Connection, sql

PROGRAM = Path(__file__).parents[2]
QUESTION = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
PACKAGES = ("django", "procrastinate")  # that bring migrations of their own


@cache
def expected() -> str:
    """Return what the tables are made from: every migration, and the packages that bring some."""
    made = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in PACKAGES).encode())
    for path in sorted(PROGRAM.glob("**/migrations/*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()


def recorded(connection: Connection, database: str) -> str | None:
    """Return the shape that was recorded for a database of the server, if any was."""
    row = connection.execute(QUESTION, [database]).fetchone()
    return row[0] if row else None


def record(connection: Connection, database: str) -> None:
    """Record that a database has the expected shape; only its owner may."""
    connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(database), expected()))

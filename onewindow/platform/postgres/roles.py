"""Roles: the owner who migrates, and the application, which can neither change tables nor rewrite the record."""

from contextlib import suppress

from psycopg import Connection, sql
from psycopg.errors import DuplicateObject, UniqueViolation

GROUP = "onewindow_app"  # what the application may do is granted to this group; its login roles are members


def ensure_role(connection: Connection, name: str, *, password: str = "", rights: str = "") -> None:
    """Make a role if it is missing; with a password it may log in, and the password is the one given."""
    login = sql.SQL("LOGIN PASSWORD {}").format(password) if password else sql.SQL("NOLOGIN")
    can_log_in = _can_log_in(connection, name)
    if can_log_in is None:
        with suppress(DuplicateObject, UniqueViolation), connection.transaction():  # somebody may make it just now
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
        can_log_in = False
    if password or rights or can_log_in:
        connection.execute(sql.SQL("ALTER ROLE {} {} {}").format(sql.Identifier(name), login, sql.SQL(rights)))


def _can_log_in(connection: Connection, name: str) -> bool | None:
    """Say whether a role may log in; None if there is no such role. Everybody may ask, making one needs a right."""
    known = connection.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    return None if known is None else bool(known[0])


def join(connection: Connection, member: str, *, admits: bool = False) -> None:
    """Make a role a member of the application's group; who `admits` may let others in."""
    option = sql.SQL("WITH ADMIN OPTION" if admits else "")
    connection.execute(sql.SQL("GRANT {} TO {} {}").format(sql.Identifier(GROUP), sql.Identifier(member), option))


def grant(connection: Connection) -> None:
    """Let the application use whatever the current role makes in this database from now on, and change nothing else.

    What a table that only grows takes back (`append_only`) stays taken back: its guard comes after the table.
    """
    group = sql.Identifier(GROUP)
    for statement in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
    ):
        connection.execute(sql.SQL(statement).format(group))


def create_database(connection: Connection, name: str, *, owner: str = "", template: str = "template0") -> None:
    """Create a database whose texts compare the same on every server: UTF-8 by code point.

    The builtin locale exists from PostgreSQL 17 on; older servers get locale C.
    """
    parts: list[sql.Composable] = [
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    ]
    if owner:
        parts.append(sql.SQL("OWNER {}").format(sql.Identifier(owner)))
    if template == "template0":
        parts.append(sql.SQL("ENCODING 'UTF8' LOCALE 'C'"))
        if connection.info.server_version >= 170_000:
            parts.append(sql.SQL("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"))
    connection.execute(sql.SQL(" ").join(parts))


def has_database(connection: Connection, name: str) -> bool:
    """Say whether the server has a database of that name."""
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

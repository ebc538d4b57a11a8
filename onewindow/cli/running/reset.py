"""`onewindow reset`: throw the data of a folder away, after asking."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from onewindow.cli.sentences import SentenceParser
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.lock import Holder, Lock

# What a data folder holds of ours; anything else that lies there is somebody's and stays.
OURS = (
    "postgres", "postgres.new", "keys", "files", "static", "logs", "ledger", "backups",
    "demo-logins.json", "demo-wanted", "running", "listening",
)  # fmt: skip
PATIENCE = 5.0


def main(arguments: Sequence[str], *, folder: Path) -> int:
    """Delete the data of the folder and return the exit status.

    :raises CannotStart: if the platform runs on it, or the data lie on a server of one's own
    """
    parser = SentenceParser(prog="./ow reset", description="删除数据文件夹中的数据，不可恢复")
    parser.add_argument("--yes", action="store_true", help="不询问")
    parser.add_argument("--data", metavar="DIR", help="数据文件夹，默认 var")
    wishes = parser.parse_args(arguments)
    if os.environ.get("DATABASE_URL"):
        raise CannotStart("DATABASE_URL 指向您自己的数据库，平台不删除它。请由数据库管理员处理，或取消 DATABASE_URL。")
    found = [folder / name for name in OURS if (folder / name).exists()]
    if not found:
        print(f"{folder} 中没有平台的数据。")
        return 0
    with Lock(folder) as lock:
        running = lock.take(patience=PATIENCE)
        if running is not None:
            raise CannotStart(f"平台正在使用 {folder}（进程 {running.pid}）。请先停止它（Ctrl-C）。")
        lock.say(Holder(pid=os.getpid(), verb="reset"))
        if not wishes.yes and not confirmed(found):
            print("没有删除任何内容。")
            return 1
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    print(f"已删除 {folder} 中的数据。")
    return 0


def confirmed(found: Sequence[Path]) -> bool:
    """Ask a person whether they mean it."""
    print("将永久删除：")
    print("\n".join(f"  {path}" for path in found))
    if not sys.stdin.isatty():
        print("未删除：不是在终端中运行。确实要删除请加 --yes。", file=sys.stderr)
        return False
    return input("输入 yes 确认：").strip().lower() == "yes"

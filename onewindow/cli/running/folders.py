"""Which data folder a call is about."""

import os
from pathlib import Path

from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.lock import UP, Lock

ROOT = Path(__file__).parents[3]
DEFAULT = ROOT / "var"
ELSEWHERE = DEFAULT / "running"  # names the folder that was last started with --data


def chosen(arguments: list[str]) -> tuple[Path, list[str]]:
    """Return the data folder and the arguments without `--data`: the one named, the one running, or the default.

    :raises CannotStart: if `--data` names none
    """
    rest, named = [], os.environ.get("ONEWINDOW_DATA", "")
    given = iter(arguments)
    for argument in given:
        if argument == "--data":
            named = next(given, "")
            if not named:
                raise CannotStart("--data 后面要写数据文件夹，例如 --data /srv/onewindow")
        elif argument.startswith("--data="):
            named = argument.removeprefix("--data=")
        else:
            rest.append(argument)
    if named:
        return Path(named).expanduser().resolve(), rest
    return (DEFAULT if rest[:1] == [UP] else _running() or DEFAULT), rest


def use(folder: Path) -> Path:
    """Let the settings find the data folder, and return where its keys lie."""
    os.environ["ONEWINDOW_DATA"] = str(folder)
    if demo_logins(folder).exists():
        os.environ["ONEWINDOW_DEMO"] = "1"
    return Path(os.environ.setdefault("ONEWINDOW_KEYS", str(folder / "keys")))


def make(folder: Path) -> None:
    """Make sure that there is a folder to write to.

    :raises CannotStart: if there cannot be one
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        words = (
            f"数据文件夹 {folder} 建立不了（{fault.strerror}）。请用 --data 另选一个，或先建好并给当前用户写入权限。"
        )
        raise CannotStart(words) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotStart(f"数据文件夹 {folder} 不能写入。请给当前用户写入权限，或用 --data 另选一个。")


def demo_logins(folder: Path) -> Path:
    """Return the file with the logins of the demo people; where it is, the data are a demo's."""
    return folder / "demo-logins.json"


def remember(folder: Path) -> None:
    """Let other calls find a platform that runs in another folder than the default."""
    if folder == DEFAULT:
        return
    try:
        DEFAULT.mkdir(exist_ok=True)
        ELSEWHERE.write_text(str(folder))
    except OSError:
        return  # the program's own folder cannot be written to: other calls name theirs with --data


def _running() -> Path | None:
    if not ELSEWHERE.exists():
        return None
    folder = Path(ELSEWHERE.read_text().strip())
    return folder if folder.is_dir() and not _is_up(DEFAULT) and _is_up(folder) else None


def _is_up(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    with Lock(folder) as lock:
        holder = lock.holder()
        return holder is not None and holder.verb == UP and not lock.try_take()

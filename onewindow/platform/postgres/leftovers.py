"""What a server that was killed leaves behind, cleared away only when nobody runs on it any more."""

from pathlib import Path


def clear_leftovers(folder: Path) -> None:
    """Remove the `postmaster.pid` of a server that is gone, though its number may be another program's by now.

    PostgreSQL does it by itself only while the number is free. The caller holds the lock of the data folder.
    """
    pid_file = folder / "postmaster.pid"
    if not pid_file.exists():
        return
    first = pid_file.read_text().split("\n")[0].strip()
    if not first.isdigit() or not _runs_on(folder, int(first)):
        pid_file.unlink(missing_ok=True)


def _runs_on(folder: Path, pid: int) -> bool:
    process = Path("/proc") / str(pid)
    if not Path("/proc/self").exists():
        return True  # no way to look: leave the file to PostgreSQL
    try:
        return (process / "cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False

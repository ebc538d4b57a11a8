"""How much CPU a process and its children have used (Linux)."""

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Return the seconds of CPU of a process, of its children that live, and of those that ended."""
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    own = sum(int(ticks) for ticks in fields[11:15]) / TICKS  # utime, stime, and those of children that ended
    return own + sum(_living(child) for child in _children(pid))


def _living(pid: int) -> float:
    try:
        return cpu_seconds(pid)
    except FileNotFoundError:
        return 0.0  # it ended meanwhile, and its parent has its time


def _children(pid: int) -> list[int]:
    listed = (PROC / str(pid) / "task" / str(pid) / "children").read_text()
    return [int(child) for child in listed.split()]

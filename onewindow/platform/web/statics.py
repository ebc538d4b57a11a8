"""Whether the static files that lie ready to be served are those of this program."""

import hashlib
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).parents[2]
MARK = "made-of"


@cache
def expected() -> str:
    """Return what the files are made from: everything in a folder `static` of the program."""
    made = hashlib.sha256()
    for path in sorted(path for path in PROGRAM.glob("**/static/**/*") if path.is_file()):
        made.update(path.relative_to(PROGRAM).as_posix().encode())
        made.update(path.read_bytes())
    return made.hexdigest()


def are_ready(folder: Path) -> bool:
    """Say whether a folder was filled by this program, and not by an older one or never."""
    mark = folder / MARK
    return mark.exists() and mark.read_text() == expected()


def record(folder: Path) -> None:
    """Record that a folder was filled by this program."""
    (folder / MARK).write_text(expected())

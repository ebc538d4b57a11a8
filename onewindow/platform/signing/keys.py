"""Private keys and certificates as files that only the program's user may read, each made once."""

import os
from collections.abc import Callable
from pathlib import Path

from onewindow.kernel.ids import new_id


def once(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return what the file holds, making it first if there is none. Of two makers at a time one wins, whole."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{new_id()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # fails where somebody was faster, and then theirs counts
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()

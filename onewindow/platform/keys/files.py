"""Secrets as files, each made once, whole or not at all."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex

NAMES = ("secret_key", "field_key", "sealer_key")  # what every data folder has; others are made by who needs them


def once(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return what the file holds, making it first if there is none. Of two makers at a time one wins."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
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


def secret(folder: Path, name: str) -> str:
    """Return the secret of that name, 256 random bits as text, made now if it is missing."""
    return once(folder / name, lambda: f"{token_hex(32)}\n".encode()).decode().strip()


def make_keys(folder: Path) -> None:
    """Make every secret that a data folder needs and does not have yet."""
    for name in NAMES:
        secret(folder, name)


def readable_by_others(folder: Path) -> Iterator[Path]:
    """Give the keys that somebody else on this machine could read."""
    for path in sorted(folder.rglob("*")):
        is_public = path.is_dir() or path.name.endswith(".crt.pem")  # a certificate is for everybody
        if not is_public and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield path

"""Secrets made at first start, each a file of its own that only its owner may read."""

import os
from pathlib import Path
from secrets import token_hex


def secret(folder: Path, name: str) -> str:
    """Return the secret of that name, made now if it is missing. It is written whole or not at all."""
    path = folder / name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return path.read_text().strip()

"""Snapshots: what a reader of a diff should see change. `GOLDEN=write` writes them anew, as `./ow golden` does."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def assert_golden(name: str, text: str) -> None:
    """Compare a text with its snapshot, line by line."""
    snapshot = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        snapshot.parent.mkdir(parents=True, exist_ok=True)
        snapshot.write_text(text)
    assert snapshot.exists(), f"{name} has no snapshot yet: ./ow golden"
    assert text.splitlines() == snapshot.read_text().splitlines()

"""Snapshots: what a reader of a diff should see change. `GOLDEN=write` writes them anew, as `./ow golden` does."""

import os
import re
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


def assert_golden_diagram(page: Path, diagram: str) -> None:
    """Compare the Mermaid diagram that a page of the documentation shows with the one that the code draws."""
    block = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)
    if os.environ.get("GOLDEN") == "write":
        page.write_text(block.sub(lambda _: diagram, page.read_text(), count=1))
    shown = block.search(page.read_text())
    assert shown, f"{page.name} shows no diagram of its states"
    assert diagram.splitlines() == shown[0].splitlines()

"""Snapshots: what a reader of a diff should see change. `GOLDEN=write` writes them anew, as `./ow golden` does."""

import os
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent
PICTURES = FOLDER.parents[1] / "docs" / "pictures"
COLOURS = 96  # enough for pages of flat colours and letters


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


def keep_picture(name: str, png: bytes) -> None:
    """Write a picture of a page for the documentation, when snapshots are written anew; it is compared by eye."""
    if os.environ.get("GOLDEN") == "write":
        PICTURES.mkdir(exist_ok=True)
        picture = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        picture.save(PICTURES / f"{name}.png", optimize=True)

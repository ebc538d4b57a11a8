"""Make the sprite of icons from an unpacked `@tabler/icons` package: `python -m tools.sprite FOLDER`."""

import re
import sys
from pathlib import Path

from tools.bundle import STATIC

VERSION = "3.51.0"
NAMES = (Path(__file__).parent / "icons.txt").read_text().split()
NOTICE = f"<!-- Outlines of Tabler Icons {VERSION}, Copyright (c) 2020-2026 Paweł Kuna, MIT Licence: see NOTICE -->"
BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def symbol(folder: Path, name: str) -> str:
    """Return one icon as a symbol of the sprite."""
    found = BODY.search((folder / "icons" / "outline" / f"{name}.svg").read_text())
    if found is None:
        raise ValueError(f"{name} is no icon")
    shapes = re.sub(r'<path stroke="none"[^>]*/>', "", found[1])
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24">{re.sub(r"\s+", " ", shapes).replace("> <", "><").strip()}</symbol>'
    )


def sprite(folder: Path) -> str:
    """Return the sprite of all icons that pages use."""
    symbols = "\n".join(symbol(folder, name) for name in NAMES)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{NOTICE}\n{symbols}\n</svg>\n'


if __name__ == "__main__":
    (STATIC / "icons.svg").write_text(sprite(Path(sys.argv[1])))

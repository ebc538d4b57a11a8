"""Bring the English catalogue up to date with the sentences of the code: `python -m tools.messages`.

It collects them, keeps what is translated, and compiles. What is left to translate is printed; a test fails on it.
While a merge of git stands in conflict over the catalogue, it first takes the translations of both sides.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "onewindow" / "locale" / "en" / "LC_MESSAGES" / "django.po"
COLLECT = ["-l", "en", "--no-location", "--no-obsolete", "--no-wrap", "-v", "0", "-i", ".venv", "-i", "tests"]
DATED = re.compile(r'"(POT-Creation|PO-Revision)-Date: [^"]*"\n')  # would change a file that says the same


def untranslated(catalogue: Path = CATALOGUE) -> str:
    """Return the entries that have no translation or a guessed one, as gettext prints them."""
    return "".join(
        _gettext("msgattrib", which, str(catalogue)).decode() for which in ("--untranslated", "--only-fuzzy")
    )


def collect() -> None:
    """Write the sentences of the code into the catalogue."""
    subprocess.run([sys.executable, "-m", "onewindow.cli", "makemessages", *COLLECT], check=True, cwd=ROOT)
    CATALOGUE.write_text(DATED.sub("", CATALOGUE.read_text()))


def settle() -> None:
    """Take the translations of both sides of a conflict, ours first."""
    with TemporaryDirectory() as folder:
        sides = [Path(folder) / name for name in ("ours.po", "theirs.po")]
        for stage, side in enumerate(sides, start=2):
            side.write_bytes(_gettext("git", "-C", str(ROOT), "show", f":{stage}:{CATALOGUE.relative_to(ROOT)}"))
        CATALOGUE.write_bytes(_gettext("msgcat", "--use-first", "--no-wrap", *map(str, sides)))


def compiled(catalogue: Path = CATALOGUE) -> bytes:
    """Return the compiled catalogue."""
    return _gettext("msgfmt", "--check-format", "--output-file=-", str(catalogue))


def _gettext(*command: str) -> bytes:
    return subprocess.run(["/usr/bin/env", *command], check=True, capture_output=True).stdout


if __name__ == "__main__":
    if "<<<<<<<" in CATALOGUE.read_text():
        settle()
    collect()
    CATALOGUE.with_suffix(".mo").write_bytes(compiled())
    sys.stdout.write(untranslated())

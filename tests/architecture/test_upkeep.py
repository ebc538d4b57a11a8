"""What rots when nobody looks: branches of migrations, promises in comments, suppressions, addresses in locks."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).parents[2]
OURS = [*sorted((ROOT / "onewindow").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]
EVERY = [*OURS, *(path for part in ("bench", "tests") for path in sorted((ROOT / part).rglob("*.py")))]
PROMISE = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?P<rest>.*)")
DATED = re.compile(r"#\d+ (?P<day>\d{4}-\d{2}-\d{2})")
OLDEST_PROMISE = 90  # days
SUPPRESSION = re.compile(r"#\s*(?:noqa|type: ignore|pragma: no cover|fmt: off|nosec)(?P<rest>.*)")
REASON = re.compile(r"[a-z]{2,} [a-z]{2,}|[\u4e00-\u9fff]")
MOST_SUPPRESSIONS = 3 / 10_000  # a line
LOCKS = ["requirements.lock", "requirements-dev.lock", "tools/uv.requirements"]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_migrations_are_linear() -> None:
    loader = MigrationLoader(None)

    assert loader.detect_conflicts() == {}


@pytest.mark.parametrize("path", EVERY, ids=relative)
def test_a_promise_names_its_issue_and_its_day(path: Path) -> None:
    today = datetime.now(UTC).date()
    for found in PROMISE.finditer(path.read_text()) if path != Path(__file__) else ():
        dated = DATED.search(found["rest"])
        assert dated, f"{found[0]}: write “#issue yyyy-mm-dd”"
        assert (today - date.fromisoformat(dated["day"])).days <= OLDEST_PROMISE, "do it, or drop it"


def test_suppressions_are_rare() -> None:
    lines = sum(len(path.read_text().splitlines()) for path in EVERY)
    found = [
        f"{relative(path)}: {each[0]}"
        for path in EVERY
        if path != Path(__file__)
        for each in SUPPRESSION.finditer(path.read_text())
    ]

    assert len(found) <= max(3, lines * MOST_SUPPRESSIONS), "\n".join(found)


@pytest.mark.parametrize("path", [path for path in EVERY if path != Path(__file__)], ids=relative)
def test_a_suppression_says_why(path: Path) -> None:
    bare = [found[0] for found in SUPPRESSION.finditer(path.read_text()) if not REASON.search(found["rest"])]

    assert not bare, "say behind it what the checker cannot know"


def refusals(path: Path) -> list[ast.ClassDef]:
    """Return the classes of a file that have words for people."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "words" for line in node.body)
    ]


@pytest.mark.parametrize("path", [path for path in OURS if "words = " in path.read_text()], ids=relative)
def test_a_refusal_is_a_template_that_can_be_translated(path: Path) -> None:
    for refusal in refusals(path):
        words = next(line.value for line in refusal.body if isinstance(line, ast.Assign))
        assert not isinstance(words, ast.JoinedStr), f"{refusal.name}: named values, no f-string"
        if refusal.name != "Refusal":
            assert isinstance(words, ast.Call), f"{refusal.name}: mark the words with N_"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", text)
    pinned = re.findall(r"^[a-z0-9][\w.\-\[\]]*==.*$", text, re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)

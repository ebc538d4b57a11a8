"""Which rows of docs/requirements.csv have tests that passed; `./ow requirements` reads what is written here."""

import json
from pathlib import Path

import pytest

from tools.requirements import PASSED, ROWS, known

NAMED = pytest.StashKey[dict[str, list[str]]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which tests name which rows; a row that does not exist is a mistake in the test."""
    named = {item.nodeid: [row for mark in item.iter_markers("requirement") for row in mark.args] for item in items}
    unknown = {row for rows in named.values() for row in rows} - known()
    if unknown:
        raise pytest.UsageError(f"no such row in {ROWS.name}: {', '.join(sorted(unknown))}")
    config.stash[NAMED] = {test: rows for test, rows in named.items() if rows}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Add what this run showed to what is known; a test that did not run keeps its last result."""
    named = session.config.stash.get(NAMED, {})
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or session.config.option.collectonly:
        return
    bad = {report.nodeid for outcome in ("failed", "error") for report in reporter.stats.get(outcome, [])}
    good = {report.nodeid for report in reporter.stats.get("passed", [])} - bad
    write(named, passed=good, failed=bad)


def write(named: dict[str, list[str]], *, passed: set[str], failed: set[str]) -> None:
    """Write down which tests of which rows passed."""
    results = json.loads(PASSED.read_text()) if PASSED.exists() else {}
    results = {
        test: rows for test, rows in results.items() if Path(test.split("::")[0]).exists() and test not in failed
    }
    results |= {test: rows for test, rows in named.items() if test in passed}
    PASSED.parent.mkdir(exist_ok=True)
    PASSED.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True))

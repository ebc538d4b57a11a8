"""Which rows of docs/requirements.csv have tests that passed; `./ow requirements` reads what is written here."""

import json
import os
from pathlib import Path

import pytest

from tools.requirements import PASSED, ROWS, known

ROW = "requirement"  # the name under which a report carries its rows, also from another process


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which tests name which rows; a row that does not exist is a mistake in the test."""
    for item in items:
        rows = [row for mark in item.iter_markers("requirement") for row in mark.args]
        item.user_properties += [(ROW, row) for row in rows]
    unknown = {row for item in items for name, row in item.user_properties if name == ROW} - known()
    if unknown:
        raise pytest.UsageError(f"no such row in {ROWS.name}: {', '.join(sorted(map(str, unknown)))}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Add what this run showed to what is known; a test that did not run keeps its last result."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or session.config.option.collectonly or "PYTEST_XDIST_WORKER" in os.environ:
        return  # the process that gathers the reports writes
    bad = {report.nodeid for outcome in ("failed", "error") for report in reporter.stats.get(outcome, [])}
    good = [report for report in reporter.stats.get("passed", []) if report.nodeid not in bad]
    write({report.nodeid: rows for report in good if (rows := rows_of(report))}, failed=bad)


def rows_of(report: pytest.TestReport) -> list[str]:
    """Return the rows that the test of a report names."""
    return [str(row) for name, row in report.user_properties if name == ROW]


def write(passed: dict[str, list[str]], *, failed: set[str]) -> None:
    """Write down which tests of which rows passed."""
    results = json.loads(PASSED.read_text()) if PASSED.exists() else {}
    results = {
        test: rows for test, rows in results.items() if Path(test.split("::")[0]).exists() and test not in failed
    }
    results |= passed
    PASSED.parent.mkdir(exist_ok=True)
    PASSED.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True))

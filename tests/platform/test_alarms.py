"""What is not well is said in the log, and nothing else."""

import logging
from datetime import UTC, datetime

import pytest

from onewindow.platform.health import checks, jobs

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_worker_that_begins_does_not_miss_itself(caplog: pytest.LogCaptureFixture) -> None:
    found = {finding.name: finding for finding in checks.findings()}
    assert not found[checks.WORKER].is_well  # nobody works beside the tests

    jobs.raise_alarms(now=NOW)

    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_what_is_not_well_is_said(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE", 2.0)  # more than any disk has

    jobs.raise_alarms(now=NOW)

    assert any("alarm: disk" in record.getMessage() for record in caplog.records)

"""What the worker does by itself for the record and for files."""

from datetime import timedelta

import pytest
from django.utils import timezone

from onewindow.platform.health.checks import findings
from onewindow.platform.jobs.loops import loops
from onewindow.platform.ledger import sealing


def test_the_worker_seals_every_minute_and_sweeps_every_hour() -> None:
    pauses = {loop.name: loop.seconds for loop in loops()}

    assert pauses["ledger.seal_events"] == 60
    assert pauses["files.sweep_orphans"] == 3600


@pytest.mark.django_db
@pytest.mark.parametrize(("waited", "is_well"), [(timedelta(minutes=10), True), (timedelta(minutes=11), False)])
def test_an_unsealed_event_is_an_alarm_after_ten_minutes(
    waited: timedelta, is_well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    monkeypatch.setattr(sealing, "oldest_unsealed", lambda: now - waited)
    monkeypatch.setattr("onewindow.platform.health.checks.timezone.now", lambda: now)

    ledger = {finding.name: finding for finding in findings()}["ledger"]

    assert ledger.is_well is is_well
    assert not ledger.is_vital

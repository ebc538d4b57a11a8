"""Clocks that are too far apart refuse acts, and say so before."""

import time
from collections.abc import Callable

import pytest

from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.platform.database import clocks
from onewindow.platform.database.clocks import ClocksDisagree
from onewindow.platform.health.checks import findings
from onewindow.platform.moves.writer import write
from tests.platform.test_writer_through_cases import once, receive, submitted_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Give a way to let the application's clock run ahead by some seconds."""
    true = time.time

    def set_ahead(seconds: float) -> None:
        monkeypatch.setattr(clocks.time, "time", lambda: true() + seconds)

    return set_ahead


@pytest.mark.parametrize("seconds", [-3600.0, 65.0, 3600.0])
def test_an_act_is_refused_and_nothing_is_written(ahead: Callable[[float], None], seconds: float) -> None:
    case = submitted_case()
    ahead(seconds)

    with pytest.raises(ClocksDisagree):
        write(receive(case, once()))

    assert not CaseEvent.objects.filter(subject_id=case.id).exists()


def test_nothing_new_begins_either(ahead: Callable[[float], None]) -> None:
    ahead(3600)

    with pytest.raises(ClocksDisagree):
        submitted_case()

    assert not Case.objects.exists()


def test_a_small_difference_refuses_nothing_and_raises_the_alarm(ahead: Callable[[float], None]) -> None:
    case = submitted_case()
    ahead(30)

    write(receive(case, once()))

    assert [finding.name for finding in findings() if not finding.is_well and finding.is_vital] == ["clocks"]

"""When time passes: what is raised, when, and how often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q

from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines import jobs
from onewindow.contexts.deadlines.actions import sweep
from onewindow.contexts.deadlines.api import Kind
from onewindow.contexts.deadlines.models import ClockRow
from onewindow.kernel.instants import CHINA, day_begins
from onewindow.platform.outbox.models import Announcement
from tests.factories.deadlines import a_case, carry, set_off

pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), CHINA)


def raised() -> list[tuple[str, str]]:
    return [*Announcement.objects.order_by("position").values_list("name", "body__kind")]


def test_S2_告知期限届满后_次日零时触发且仅一次() -> None:
    case = a_case()
    set_off(case, Kind.NOTICE, date(2025, 9, 26), 5)

    deadlines.expire_clocks(now=at(date(2025, 10, 10), 23, 59))
    assert raised() == [("ClockWarned", "NOTICE")]

    deadlines.expire_clocks(now=at(date(2025, 10, 11)))
    deadlines.expire_clocks(now=at(date(2025, 10, 11)))
    deadlines.expire_clocks(now=at(date(2025, 10, 13), 8))
    assert raised() == [("ClockWarned", "NOTICE"), ("ClockRanOut", "NOTICE")]

    ran_out = Announcement.objects.get(name="ClockRanOut")
    assert (ran_out.subject_kind, ran_out.subject_id) == ("case", case.id)
    assert ran_out.body == {"seq": 16, "kind": "NOTICE", "due_on": "2025-10-10"}


def test_a_machine_that_slept_raises_the_end_as_of_midnight_and_no_warning() -> None:
    set_off(a_case(), Kind.NOTICE, date(2025, 9, 26), 5)

    deadlines.expire_clocks(now=at(date(2025, 10, 20), 9))

    assert raised() == [("ClockRanOut", "NOTICE")]
    assert Announcement.objects.get().happened_at == day_begins(date(2025, 10, 11))


def test_S17_到期前一个工作日预警_办结后不再触发() -> None:
    case = a_case()
    set_off(case, Kind.PROMISE, date(2026, 5, 6), 5)

    deadlines.expire_clocks(now=at(date(2026, 5, 10), 12))
    assert raised() == []

    deadlines.expire_clocks(now=at(date(2026, 5, 11)))
    assert raised() == [("ClockWarned", "PROMISE")]

    carry(deadlines.plan_stop(subject=case, on=date(2026, 5, 12)))
    deadlines.expire_clocks(now=at(date(2026, 5, 20)))
    assert raised() == [("ClockWarned", "PROMISE")]


def test_a_sweep_with_nothing_due_asks_once_and_writes_nothing(django_assert_num_queries: Any) -> None:
    set_off(a_case(), Kind.PROMISE, date(2026, 5, 6), 5)

    with django_assert_num_queries(3):  # savepoint, the question, release
        assert deadlines.expire_clocks(now=at(date(2026, 5, 7))) == 0


def test_a_sweep_reads_the_index_of_alarms_and_nothing_else() -> None:
    plan = ClockRow.objects.filter(next_alarm_on__lte=date(2026, 5, 7)).order_by("next_alarm_on").explain()

    assert ClockRow._meta.indexes[0].condition == Q(next_alarm_on__isnull=False)
    assert "clock_next_alarm" in plan or "Sort" in plan


def test_the_job_goes_on_until_nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "BATCH", 2)
    for _ in range(5):
        set_off(a_case(), Kind.PROMISE, date(2025, 5, 6), 5)

    jobs.expire_clocks(timestamp=0)

    assert len(raised()) == 5


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_raise_each_end_once() -> None:
    for _ in range(40):
        set_off(a_case(), Kind.PROMISE, date(2025, 5, 6), 5)

    def sweep_once(_: int) -> int:
        try:
            return deadlines.expire_clocks(now=at(date(2026, 5, 7)))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(sweep_once, range(4))) == 40

    assert len(raised()) == 40


def test_an_alarm_of_a_clock_without_an_end_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        sweep._raise_alarm(ClockRow(due_on=None), date(2026, 5, 7))

"""What an act of another room writes about its clocks, and how they stand afterwards."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.api import Article45, ClockView, Extension, ExtensionRule, Kind, Light, Procedure
from onewindow.contexts.deadlines.models import ClockChange
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import CHINA
from onewindow.kernel.workdays import Term
from tests.factories.deadlines import a_case, carry, set_off

pytestmark = pytest.mark.django_db

REVIEW = frozenset({Article45.EXPERT_REVIEW.value})


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)


def views(subject: Subject, on: date) -> tuple[ClockView, ...]:
    return deadlines.clocks(subjects=[subject], now=at(on))[subject]


def start_review(case: Subject, on: date) -> None:
    review = Procedure(kind=Article45.EXPERT_REVIEW, name="专家评审", started_on=on, told=Term(12), document_id=uuid4())
    running = deadlines.running_clocks(subject=case)
    carry(
        *deadlines.plan_pause(
            clocks=running, procedure=review, event_seq=5, calendar=calendar.working_days(), now=at(on)
        )
    )


def finish_review(case: Subject, on: date) -> None:
    running = deadlines.running_clocks(subject=case)
    carry(*deadlines.plan_resume(clocks=running, until=on, calendar=calendar.working_days(), now=at(on)))


def test_a_clock_is_shown_with_its_derivation() -> None:
    case = a_case()
    set_off(case, Kind.PROMISE, date(2026, 9, 16), 5)

    (promise,) = views(case, date(2026, 9, 18))

    assert (promise.due_on, promise.light, promise.elapsed, promise.remaining) == (
        date(2026, 9, 22),
        Light.GREEN,
        2,
        3,
    )
    assert promise.derivation == "5 个工作日，自 9 月 16 日次日起：17、18、20(调休)、21、22"


def test_S1_十月九日日终_已用八个工作日_剩余十二个() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2025, 9, 22), 20)

    (statutory,) = views(case, date(2025, 10, 9))

    assert (statutory.elapsed, statutory.remaining, statutory.overdue) == (8, 12, 0)


def test_S17_五月十四日_超期两个工作日() -> None:
    case = a_case()
    set_off(case, Kind.PROMISE, date(2026, 5, 6), 5)

    (promise,) = views(case, date(2026, 5, 14))

    assert (promise.overdue, promise.remaining, promise.light) == (2, 0, Light.YELLOW)


@pytest.mark.parametrize(("day", "is_on_time", "light"), [(12, True, Light.WARNING), (13, False, Light.YELLOW)])
def test_S17_当日二十三时办结按时_次日超期(day: int, is_on_time: bool, light: Light) -> None:
    case = a_case()
    set_off(case, Kind.PROMISE, date(2026, 5, 6), 5)

    carry(deadlines.plan_stop(subject=case, on=date(2026, 5, day)))

    (promise,) = views(case, date(2026, 12, 31))
    assert (promise.is_on_time, promise.light, promise.stopped_on) == (is_on_time, light, date(2026, 5, day))


def test_one_kind_can_be_stopped_alone() -> None:
    case = a_case()
    set_off(case, Kind.NOTICE, date(2026, 5, 6), 5)
    set_off(case, Kind.PROMISE, date(2026, 5, 6), 5, event_seq=2)

    carry(deadlines.plan_stop(subject=case, on=date(2026, 5, 7), kind=Kind.NOTICE))

    assert [clock.kind for clock in deadlines.running_clocks(subject=case)] == [Kind.PROMISE]


def test_an_act_without_terms_sets_nothing_off() -> None:
    none = deadlines.plan_clocks(subject=a_case(), requests=(), event_seq=1, calendar=calendar.working_days())

    assert none == ()


def test_S6_特别程序中止与恢复() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 4, 20), 20, stopped_by=REVIEW)

    start_review(case, date(2026, 4, 27))
    statutory, special = views(case, date(2026, 5, 20))
    assert (statutory.due_on, statutory.is_paused, statutory.light) == (None, True, Light.GREEN)
    assert (statutory.derivation, statutory.elapsed) == ("特别程序中，剩余 15 个工作日", 5)
    assert (special.kind, special.due_on, special.light) == (Kind.SPECIAL, date(2026, 5, 15), Light.YELLOW)

    finish_review(case, date(2026, 5, 15))
    statutory, special = views(case, date(2026, 5, 20))
    assert (statutory.due_on, statutory.elapsed, special.is_on_time) == (date(2026, 6, 5), 8, True)
    assert statutory.passed == 20  # 21 April to 20 May, without 劳动节, with the make-up day 9 May
    assert [(line.cause, line.due_before, line.due_on) for line in ClockChange.objects.order_by("happened_at")] == [
        ("PAUSED", date(2026, 5, 20), None),
        ("RESUMED", None, date(2026, 6, 5)),
    ]


def test_S5_延期() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 2, 2), 20)
    (running,) = deadlines.running_clocks(subject=case)
    extension = Extension(amount=10, approved_on=date(2026, 3, 5), approver="agency_head", document_id=uuid4())

    carry(
        *deadlines.plan_extension(
            clock=running,
            extension=extension,
            rule=ExtensionRule(amount=10, approver="agency_head"),
            calendar=calendar.working_days(),
            now=at(date(2026, 3, 5)),
        )
    )

    (statutory,) = views(case, date(2026, 3, 5))
    assert (statutory.due_on, statutory.term) == (date(2026, 3, 20), Term(30))
    assert ClockChange.objects.get().cause == "EXTENDED"


def test_the_clocks_of_many_subjects_cost_one_question_and_one_calendar(django_assert_num_queries: Any) -> None:
    cases = [a_case() for _ in range(5)]
    for case in cases:
        set_off(case, Kind.PROMISE, date(2026, 5, 6), 5)
    empty = a_case()

    with django_assert_num_queries(2):
        found = deadlines.clocks(subjects=[*cases, empty], now=at(date(2026, 5, 7)))

    assert [len(found[case]) for case in cases] == [1] * 5
    assert found[empty] == ()

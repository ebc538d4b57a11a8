"""Correcting the calendar: what is written, announced and refused."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.calendar.api import Said, SaidDay
from onewindow.contexts.calendar.models import Edition
from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command
from onewindow.platform.outbox.models import Announcement

pytestmark = pytest.mark.django_db

EVERYWHERE = Scope(ScopeKind.EVERYWHERE)
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
MONDAY = date(2026, 4, 20)
FRIDAY = date(2026, 4, 17)
FESTIVAL = SaidDay(MONDAY, Said.LOCAL, "三月三")


def keeper(scope: Scope = EVERYWHERE) -> Actor:
    grant = Grant("calendar.correct", scope)
    return Actor(account=uuid4(), kind=AccountKind.STAFF, channel=Channel.DESK, grants=frozenset({grant}))


def command() -> Command:
    return Command(endpoint="calendar.correct", key=uuid4().hex, body_hash=b"")


def corrected(*days: SaidDay, **changes: Any) -> int:
    wish = {"source": "某通知", "by": keeper(), "now": NOW, "command": command()} | changes
    return calendar.correct_calendar(days=days, **wish)


def next_workday(day: date, region_path: str = "") -> date:
    return calendar.working_days(region_path=region_path).add(day, 1).on


def test_without_a_correction_the_shipped_tables_hold() -> None:
    china = calendar.working_days()

    assert china.version == calendar.shipped_calendar().version
    assert china.add(date(2025, 9, 30), 1).on == date(2025, 10, 9)


def test_a_local_holiday_holds_in_its_region_and_below() -> None:
    corrected(FESTIVAL, region_path="桂/")

    assert next_workday(FRIDAY, "桂/南宁/") == date(2026, 4, 21)
    assert next_workday(FRIDAY, "黔/") == MONDAY
    assert next_workday(FRIDAY) == MONDAY


def test_a_withdrawn_correction_holds_no_longer() -> None:
    corrected(FESTIVAL)
    corrected(SaidDay(MONDAY, Said.WITHDRAWN))

    assert next_workday(FRIDAY) == MONDAY


def test_a_shipped_day_can_be_corrected() -> None:
    version = corrected(SaidDay(date(2026, 9, 20), Said.WITHDRAWN))

    assert next_workday(date(2026, 9, 18)) == date(2026, 9, 21)
    assert calendar.working_days().version == version > calendar.shipped_calendar().version


@pytest.mark.requirement("R430")
def test_国庆放假后_九月三十日起一个工作日止于十月八日() -> None:
    days = tuple(SaidDay(date(2027, 10, day), Said.STATUTORY, "国庆节") for day in range(1, 8))

    assert calendar.working_days().add(date(2027, 9, 30), 1).is_provisional
    corrected(*days, year=2027)

    answer = calendar.working_days().add(date(2027, 9, 30), 1)
    assert (answer.on, answer.is_provisional) == (date(2027, 10, 8), False)


def test_the_correction_is_announced_with_the_days_it_touches() -> None:
    version = corrected(FESTIVAL, SaidDay(date(2026, 4, 25), Said.MAKEUP_WORK, "三月三"), region_path="桂/")

    announced = Announcement.objects.get()
    assert (announced.name, announced.body) == (
        "CalendarCorrected",
        {"region_path": "桂/", "version": version, "first_day": "2026-04-20", "last_day": "2026-04-25"},
    )


def test_a_repeated_command_gets_the_first_answer() -> None:
    again = {"command": command(), "by": keeper()}

    assert corrected(FESTIVAL, **again) == corrected(FESTIVAL, **again)
    assert Edition.objects.count() == 1


def test_who_has_no_grant_for_the_region_is_refused() -> None:
    with pytest.raises(NotAllowed):
        corrected(FESTIVAL, by=keeper(Scope(ScopeKind.REGION, "黔/")), region_path="桂/")


def test_a_correction_that_somebody_else_overtook_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    corrected(FESTIVAL)
    monkeypatch.setattr("onewindow.contexts.calendar.queries.last_edition", lambda: (0, None))

    with pytest.raises(calendar.CorrectedMeanwhile):
        corrected(SaidDay(date(2026, 4, 21), Said.LOCAL))


def test_a_calendar_costs_one_question_once_it_is_known(django_assert_num_queries: Any) -> None:
    calendar.working_days(region_path="桂/")

    with django_assert_num_queries(1):
        calendar.working_days(region_path="桂/")

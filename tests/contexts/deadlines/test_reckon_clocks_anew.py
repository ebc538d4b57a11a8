"""When the calendar is published or corrected: which clocks move, and what is said of it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.calendar.api import Said, SaidDay
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.actions import sweep
from onewindow.contexts.deadlines.api import Article45, Kind, Procedure
from onewindow.contexts.deadlines.models import ClockChange, ClockRow
from onewindow.contexts.deadlines.reactions import reckon_clocks_anew
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import Term
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command
from onewindow.platform.outbox.listeners import Heard
from onewindow.platform.outbox.models import Announcement
from tests.factories.deadlines import a_case, carry, set_off

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 5, 2, tzinfo=UTC)
NEW_YEAR_2027 = (
    SaidDay(date(2027, 1, 1), Said.STATUTORY, "元旦"),
    SaidDay(date(2027, 1, 4), Said.REST_SWAP, "元旦"),
)
KEEPER = Actor(
    account=uuid4(),
    kind=AccountKind.STAFF,
    channel=Channel.DESK,
    grants=frozenset({Grant("calendar.correct", Scope(ScopeKind.EVERYWHERE))}),
)


def correct(*days: SaidDay, region_path: str = "", year: int | None = None) -> None:
    command = Command(endpoint="calendar.correct", key=uuid4().hex, body_hash=b"")
    calendar.correct_calendar(
        days=days, source="某通知", region_path=region_path, year=year, by=KEEPER, now=NOW, command=command
    )


def due(subject: Subject) -> tuple[date | None, bool]:
    row = ClockRow.objects.get(subject_id=subject.id)
    return row.due_on, row.is_provisional


def test_S22_公布下一年度后_暂定日期重新计算并留痕() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 12, 14), 20)
    assert due(case) == (date(2027, 1, 12), True)

    correct(*NEW_YEAR_2027, year=2027)
    deadlines.reckon_clocks_anew(now=NOW)

    assert due(case) == (date(2027, 1, 13), False)
    change = ClockChange.objects.get()
    assert (change.cause, change.due_before, change.due_on) == ("CALENDAR", date(2027, 1, 12), date(2027, 1, 13))
    assert Announcement.objects.get(name="ClockMoved").body == {
        "seq": 16,
        "kind": "STATUTORY",
        "due_before": "2027-01-12",
        "due_on": "2027-01-13",
        "is_provisional": False,
        "yellow_from": None,
        "red_from": "2027-01-14",
    }


def test_a_clock_that_does_not_move_is_not_announced_and_not_looked_at_again() -> None:
    set_off(a_case(), Kind.STATUTORY, date(2026, 3, 2), 5)
    correct(*NEW_YEAR_2027, year=2027)

    assert deadlines.reckon_clocks_anew(now=NOW) == 1
    assert deadlines.reckon_clocks_anew(now=NOW) == 0
    assert not Announcement.objects.filter(name="ClockMoved").exists()
    assert not ClockChange.objects.exists()


def test_a_local_holiday_moves_the_clocks_of_its_region_only() -> None:
    here, elsewhere = a_case(), a_case()
    for case, region_path in ((here, "桂/南宁/"), (elsewhere, "黔/")):
        work = calendar.working_days(region_path=region_path)
        set_off(case, Kind.STATUTORY, date(2026, 4, 17), 5, work=work)

    correct(SaidDay(date(2026, 4, 20), Said.LOCAL, "三月三"), region_path="桂/")
    deadlines.reckon_clocks_anew(now=NOW)

    assert (due(here)[0], due(elsewhere)[0]) == (date(2026, 4, 27), date(2026, 4, 24))


def test_a_clock_that_stands_still_stays_so() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 12, 14), 20, stopped_by=frozenset({Article45.HEARING.value}))
    hearing = Procedure(
        kind=Article45.HEARING, name="听证", started_on=date(2026, 12, 15), told=Term(3), document_id=uuid4()
    )
    carry(
        *deadlines.plan_pause(
            clocks=deadlines.running_clocks(subject=case),
            procedure=hearing,
            event_seq=2,
            calendar=calendar.working_days(),
            now=NOW,
        )
    )

    correct(*NEW_YEAR_2027, year=2027)
    deadlines.reckon_clocks_anew(now=NOW)

    statutory = ClockRow.objects.get(subject_id=case.id, kind="STATUTORY")
    assert (statutory.due_on, statutory.is_running) == (None, True)
    assert not Announcement.objects.filter(name="ClockMoved").exists()


def test_a_stopped_clock_stays_what_it_was() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 12, 14), 20)
    carry(deadlines.plan_stop(subject=case, on=date(2026, 12, 20)))

    correct(*NEW_YEAR_2027, year=2027)

    assert deadlines.reckon_clocks_anew(now=NOW) == 0
    assert due(case) == (date(2027, 1, 12), True)


def test_the_correction_is_heard() -> None:
    case = a_case()
    set_off(case, Kind.STATUTORY, date(2026, 12, 14), 20)
    correct(*NEW_YEAR_2027, year=2027)
    event = calendar.CalendarCorrected(
        subject=Subject("calendar_edition", uuid4()),
        region_path="",
        version=1,
        first_day=date(2027, 1, 1),
        last_day=date(2027, 12, 31),
    )

    reckon_clocks_anew(Heard(event=event, actor={}, happened_at=NOW, key="once"))

    assert due(case) == (date(2027, 1, 13), False)


def test_a_clock_without_an_end_that_moves_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        sweep._announce_moved(ClockRow(due_on=None), None, NOW)

"""When time passes or the calendar changes. Each batch is one transaction; its cost grows with what is newly due."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.actions.plans import columns_changed
from onewindow.contexts.deadlines.domain.clocks import Alarm, alarm_due, read_anew
from onewindow.contexts.deadlines.events import ClockMoved, ClockRanOut, ClockWarned
from onewindow.contexts.deadlines.models import Cause, ClockChange, ClockRow, ThresholdRow, columns_shown
from onewindow.contexts.deadlines.queries.thresholds import threshold_rows, thresholds_on
from onewindow.kernel.events import Event, Subject
from onewindow.kernel.instants import day_begins, legal_day
from onewindow.platform.access.itself import platform_with
from onewindow.platform.database.paths import follow_path
from onewindow.platform.outbox.announcing import announce

BATCH = 500
RECKONED_ELSEWHERE = 0  # older than every calendar: the next sweep takes it up
_DAY = timedelta(days=1)
NOBODY = platform_with()  # nobody's act: time passed
_SHOWN = [
    "alarm",
    "due_on",
    "is_provisional",
    "warning_from",
    "yellow_from",
    "red_from",
    "next_alarm_on",
    "calendar_version",
]


def expire_clocks(*, now: datetime) -> int:
    """Raise what is due: clocks that come near their end, and clocks that ran out; return how many were looked at.

    A clock runs out at 00:00 of the day after its last day, once, whoever else looks at the same time.
    """
    today = legal_day(now)
    due = ClockRow.objects.select_for_update(of=("self",), skip_locked=True).filter(next_alarm_on__lte=today)
    with transaction.atomic():
        rows = list(due.order_by("next_alarm_on")[:BATCH])
        for row in rows:
            _raise_alarm(row, today)
        ClockRow.objects.bulk_update(rows, ["alarm", "next_alarm_on"])
    return len(rows)


def reckon_clocks_anew(*, now: datetime) -> int:
    """Reckon running clocks anew that an older calendar reckoned, and announce those that moved; return how many."""
    version = calendar.working_days().version
    stale = ClockRow.objects.select_for_update(of=("self",), skip_locked=True).filter(
        is_running=True, calendar_version__lt=version
    )
    with transaction.atomic():
        rows = list(stale.order_by("calendar_version")[:BATCH])
        for region_path in {row.region_path for row in rows}:
            _reckon_region(region_path, [row for row in rows if row.region_path == region_path], now)
        ClockRow.objects.bulk_update(rows, _SHOWN)
    return len(rows)


def follow_region(*, before: str, after: str) -> None:
    """Let clocks and thresholds follow a region to its new path; the sweep reckons anew what runs there."""
    follow_path(ClockRow, ThresholdRow, before=before, after=after)
    ClockRow.objects.filter(region_path__startswith=after, is_running=True).update(calendar_version=RECKONED_ELSEWHERE)


def _raise_alarm(row: ClockRow, today: date) -> None:
    if row.due_on is None:
        raise AssertionError("a clock whose end nobody knows has no alarm")
    subject = Subject(row.subject_kind, row.subject_id)
    overdue_from = row.due_on + _DAY
    if alarm_due(row.due_on, today=today) is Alarm.RAN_OUT:
        row.alarm, row.next_alarm_on = Alarm.RAN_OUT, None
        event: Event = ClockRanOut(subject=subject, seq=row.seq, kind=row.kind, due_on=row.due_on)
        announce(event, by=NOBODY, happened_at=day_begins(overdue_from))
    else:
        row.alarm, row.next_alarm_on = Alarm.WARNED, overdue_from
        event = ClockWarned(subject=subject, seq=row.seq, kind=row.kind, due_on=row.due_on)
        announce(event, by=NOBODY, happened_at=day_begins(row.warning_from or today))


def _reckon_region(region_path: str, rows: Sequence[ClockRow], now: datetime) -> None:
    work = calendar.working_days(region_path=region_path)
    settings = threshold_rows(region_path)
    changes = []
    for row in rows:
        before = (row.due_on, row.is_provisional)
        clock, reading = read_anew(
            row.as_clock(),
            work,
            thresholds_on(settings, row.started_on),
            due_before=row.due_on,
            today=legal_day(now),
        )
        for column, value in columns_shown(clock, reading).items():
            setattr(row, column, value)
        if before != (row.due_on, row.is_provisional):
            changes.append(ClockChange(**columns_changed(clock, reading, before[0], Cause.CALENDAR, now)))
            _announce_moved(row, before[0], now)
    ClockChange.objects.bulk_create(changes)


def _announce_moved(row: ClockRow, due_before: date | None, now: datetime) -> None:
    if row.due_on is None or due_before is None:
        raise AssertionError("the calendar does not move a clock that stands still")
    moved = ClockMoved(
        subject=Subject(row.subject_kind, row.subject_id),
        seq=row.seq,
        kind=row.kind,
        due_before=due_before,
        due_on=row.due_on,
        is_provisional=row.is_provisional,
        yellow_from=row.yellow_from,
        red_from=row.red_from,
    )
    announce(moved, by=NOBODY, happened_at=now)

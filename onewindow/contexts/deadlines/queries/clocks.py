"""How the clocks of many subjects stand, in one question."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.domain.clocks import Clock, reckon
from onewindow.contexts.deadlines.domain.lights import Kind, Lamp, Light
from onewindow.contexts.deadlines.models import ClockRow
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.workdays import Term, WorkCalendar


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """A clock as pages show it. `elapsed` and `remaining` are working days, without those of a special procedure;
    `passed` is with them."""

    subject: Subject
    seq: int
    kind: Kind
    started_on: date
    term: Term  # with its extension
    due_on: date | None  # None while a special procedure is under way
    is_provisional: bool
    derivation: str
    light: Light
    lamp: Lamp
    elapsed: int
    passed: int
    remaining: int
    overdue: int
    is_paused: bool
    stopped_on: date | None

    @property
    def is_on_time(self) -> bool:
        """Say whether the clock was stopped on its last day or before; the day counts, not the hour."""
        return self.stopped_on is not None and (self.due_on is None or self.stopped_on <= self.due_on)


def clocks(*, subjects: Collection[Subject], now: datetime) -> Mapping[Subject, tuple[ClockView, ...]]:
    """Return the clocks of every subject in the order they were set off, running and stopped; none: an empty tuple."""
    ids = {subject.id for subject in subjects}
    found: dict[Subject, list[ClockView]] = defaultdict(list)
    calendars: dict[str, WorkCalendar] = {}
    for row in ClockRow.objects.filter(subject_id__in=ids).order_by("subject_id", "seq"):
        if row.region_path not in calendars:
            calendars[row.region_path] = calendar.working_days(region_path=row.region_path)
        view = _view(row, calendars[row.region_path], legal_day(now))
        found[view.subject].append(view)
    return {subject: tuple(found[subject]) for subject in subjects}


def running_clocks(*, subject: Subject) -> tuple[Clock, ...]:
    """Return the facts of the clocks that run for a subject: what pausing and extending decide on."""
    rows = ClockRow.objects.filter(subject_id=subject.id, subject_kind=subject.kind, is_running=True).order_by("seq")
    return tuple(row.as_clock() for row in rows)


def _view(row: ClockRow, work: WorkCalendar, today: date) -> ClockView:
    clock = row.as_clock()
    on = clock.stopped_on or today
    halted = tuple(halt.after for halt in clock.halts if halt.until is None)
    on = min(on, *halted) if halted else on
    due = reckon(clock, work)
    remaining = work.count(max(on, clock.started_on), due.on, clock.pauses).number
    return ClockView(
        subject=clock.subject,
        seq=clock.seq,
        kind=clock.kind,
        started_on=clock.started_on,
        term=clock.whole_term,
        due_on=row.due_on,
        is_provisional=row.is_provisional,
        derivation=f"特别程序中，剩余 {remaining} 个工作日" if clock.is_paused else due.derivation,
        light=row.as_lamp().light(on),
        lamp=row.as_lamp(),
        elapsed=work.count(clock.started_on, on, clock.pauses).number,
        passed=work.count(clock.started_on, clock.stopped_on or today).number,
        remaining=remaining,
        overdue=0 if clock.is_paused else work.count(due.on, on).number,
        is_paused=clock.is_paused,
        stopped_on=clock.stopped_on,
    )

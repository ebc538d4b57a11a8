"""What is corrected without an act: the days that the worklist shows, the region that a case lies in."""

from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.cases.actions.clocks import BESIDE
from onewindow.contexts.cases.events import SUBJECT
from onewindow.contexts.cases.models import Case, CaseTally, WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.events import Subject
from onewindow.platform.database.paths import follow_path


def correct_line(*, case_id: UUID, now: datetime) -> None:
    """Write the days of the case's running clocks into its line of the worklist."""
    subject = Subject(SUBJECT, case_id)
    clocks = deadlines.clocks(subjects=[subject], now=now)[subject]
    running = [clock for clock in clocks if clock.stopped_on is None and clock.kind not in BESIDE]
    lamps = [clock.lamp for clock in running]
    WorkLine.objects.filter(case_id=case_id).update(
        due_on=_first([clock.due_on for clock in running]) or NO_TERM,
        warning_from=_first([lamp.warning_from for lamp in lamps]),
        yellow_from=_first([lamp.yellow_from for lamp in lamps]),
        red_from=_first([lamp.red_from for lamp in lamps]),
    )


def follow_path_of_region(*, before: str, after: str) -> None:
    """Rewrite where cases, their lines and their counts lie; the events of a case name no path and stay as they are."""
    follow_path(Case, WorkLine, CaseTally, before=before, after=after)


def _first(days: list[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)

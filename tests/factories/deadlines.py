"""Clocks in the words of the business, written the way an act writes them."""

from datetime import date
from uuid import uuid4

from django.db import connection

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.workdays import Term, WorkCalendar
from onewindow.platform.moves.acts import Amend, Insert
from onewindow.platform.moves.statement import Statement
from onewindow.platform.numbers.models import Series


def a_case() -> Subject:
    return Subject("case", new_id())


def carry(*parts: Insert | Amend) -> None:
    """Write parts beside some row, in one statement, as `platform.moves` does."""
    statement = Statement.inserting(Insert(into=Series, rows=({"name": uuid4().hex, "next": 1},)))
    for part in parts:
        statement.add(part)
    with connection.cursor() as cursor:
        cursor.execute(*statement.compiled())


def set_off(
    subject: Subject,
    kind: deadlines.Kind,
    started_on: date,
    workdays: int,
    *,
    stopped_by: frozenset[str] = frozenset(),
    event_seq: int = 1,
    work: WorkCalendar | None = None,
) -> None:
    """Set one clock in working days off."""
    request = deadlines.Request(kind=kind, started_on=started_on, term=Term(workdays), stopped_by=stopped_by)
    carry(
        *deadlines.plan_clocks(
            subject=subject, requests=(request,), event_seq=event_seq, calendar=work or calendar.working_days()
        )
    )

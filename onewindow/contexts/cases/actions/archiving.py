"""归档: a case that is over is filed away by itself, after the days that the centre has set."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models.functions import Coalesce

from onewindow.contexts.cases.actions.handling import archive_case
from onewindow.contexts.cases.domain.states import OVER
from onewindow.contexts.cases.models import Case
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Place
from onewindow.platform.access.itself import platform_with
from onewindow.platform.moves.acts import Command
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred

BATCH = 200
ARCHIVE_AFTER = declare(
    Preference(
        key="cases.archive_after_days",
        meaning=N_("办件办结（送达或者终止）后，过多少天自动归档"),
        of=int,
        default=30,
    )
)


def archive_what_is_over(*, now: datetime) -> int:
    """File away the cases that have been over for as long as their department or centre says, at most so many of each
    department at a time; return how many were filed."""
    places = Case.objects.filter(state__in=OVER).values_list("organisation_id", "region_path").distinct()
    due = [row for place in places.order_by("organisation_id", "region_path") for row in _due(*place, now)]
    for row in due:
        archive_case(case_id=row.id, by=platform_with("cases.archive"), now=now, command=_command(row))
    return len(due)


def _due(organisation_id: UUID, region_path: str, now: datetime) -> list[Case]:
    today = legal_day(now)
    days = preferred(ARCHIVE_AFTER, at=Place(organisation_id, region_path), on=today)
    over = Case.objects.annotate(over_on=Coalesce("delivered_on", "ended_on")).filter(
        state__in=OVER,
        organisation_id=organisation_id,
        region_path=region_path,
        over_on__lte=today - timedelta(days=days),
    )
    return list(over.order_by("over_on", "id")[:BATCH])


def _command(row: Case) -> Command:
    hashed = hashlib.sha256(f"archive:{row.id}".encode())
    return Command(endpoint="cases.archive", key=hashed.hexdigest()[:48], body_hash=hashed.digest())

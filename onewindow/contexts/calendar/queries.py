"""Questions to the calendar. The tables that come with the program need no database."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

from django.db.models import Max

from onewindow.contexts.calendar.domain import (
    NATIONAL,
    Layer,
    PublishedTables,
    Said,
    calendar_of,
    read_tables,
)
from onewindow.contexts.calendar.models import Edition, EditionDay
from onewindow.kernel.paths import lineage
from onewindow.kernel.workdays import WorkCalendar
from onewindow.platform.guards.editions import kept

_DATA = Path(__file__).parent / "data"
REVISION = 1  # of the tables in `data`; raise it with every change of them
_EDITIONS_PER_REVISION = 1_000_000


@cache
def published_tables() -> PublishedTables:
    """Return the national tables that come with the program."""
    return read_tables(
        days=(_DATA / "national_days.csv").read_text(encoding="utf-8").splitlines(),
        years=(_DATA / "national_years.csv").read_text(encoding="utf-8").splitlines(),
    )


@cache
def shipped_calendar() -> WorkCalendar:
    """Return the national calendar as it came with the program; asks no database."""
    tables = published_tables()
    years = tables.notices
    return calendar_of([tables.days], first_year=min(years), last_year=max(years), version=version_of(0))


def working_days(*, region_path: str = NATIONAL) -> WorkCalendar:
    """Return the calendar of a region, with everything that was corrected since the program came.

    A region inherits what the regions above it say. The calendar is kept until the next correction.
    """
    return _calendar(region_path, *last_edition())


@kept(of="calendar")
def last_edition() -> tuple[int, UUID | None]:
    """Return the number and the id of the last correction; 0 and none if there was none."""
    return Edition.objects.order_by("-number").values_list("number", "id").first() or (0, None)


def version_of(edition: int) -> int:
    """Return the version of a calendar with the corrections up to an edition.

    It grows with every correction and with every new shipped table, so whoever kept an older one reckons anew.
    """
    return REVISION * _EDITIONS_PER_REVISION + edition


def last_published_year() -> int:
    """Return the last year whose table is published, shipped or entered since."""
    entered = Edition.objects.aggregate(last=Max("year"))["last"] or 0
    return max(entered, *published_tables().notices)


def standing(region_path: str) -> Layer:
    """Return what a region itself says of days, not what it inherits; for the country with the shipped tables."""
    rows = EditionDay.objects.filter(region_path=region_path).order_by("edition")
    shipped = published_tables().days if region_path == NATIONAL else {}
    return {**shipped, **{row.on: row.as_said() for row in rows}}


def standing_below(region_path: str) -> Mapping[str, Layer]:
    """Return what a region and each below it say of days today, by path; what was withdrawn is left out."""
    said = EditionDay.objects.filter(region_path__startswith=region_path).order_by("region_path")
    return {
        path: {on: day for on, day in standing(path).items() if day.said is not Said.WITHDRAWN}
        for path in said.values_list("region_path", flat=True).distinct()
    }


@lru_cache(maxsize=64)
def _calendar(region_path: str, edition: int, edition_id: UUID | None) -> WorkCalendar:
    # The id is part of the key: the number of a correction that was rolled back is used again.
    return calendar_of(
        [standing(path) for path in lineage(region_path)],
        first_year=min(published_tables().notices),
        last_year=last_published_year(),
        place=region_path,
        version=version_of(edition),
    )

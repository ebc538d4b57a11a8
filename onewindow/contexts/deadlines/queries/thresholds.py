"""Which thresholds hold in a region for clocks set off on a day."""

from collections.abc import Iterable
from datetime import date

from onewindow.contexts.deadlines.domain.lights import DEFAULT_THRESHOLDS, Kind, Thresholds
from onewindow.contexts.deadlines.models import ThresholdRow
from onewindow.kernel.paths import lineage
from onewindow.platform.guards.editions import kept


@kept(of="thresholds")
def thresholds(*, region_path: str, on: date) -> Thresholds:
    """Return the thresholds of a region for clocks set off on a day; the nearest region that set one decides."""
    return thresholds_on(threshold_rows(region_path), on)


def threshold_rows(region_path: str) -> tuple[ThresholdRow, ...]:
    """Return every threshold that was ever set for a region or above it, the one that decides last."""
    rows = ThresholdRow.objects.filter(region_path__in=lineage(region_path)).order_by("valid_from")
    return tuple(sorted(rows, key=lambda row: len(row.region_path)))


def thresholds_on(rows: Iterable[ThresholdRow], on: date) -> Thresholds:
    """Return what the rows say of a day."""
    return {**DEFAULT_THRESHOLDS, **{Kind(row.kind): row.as_threshold() for row in rows if row.valid_from <= on}}

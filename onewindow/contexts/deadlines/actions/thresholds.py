"""Setting from when a kind of clock is warned of."""

from datetime import date, datetime

from django.db import IntegrityError

from onewindow.contexts.deadlines.domain.lights import Kind, SetAlready, Threshold, check_threshold
from onewindow.contexts.deadlines.models import ThresholdRow
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Place, may
from onewindow.platform.moves.acts import Birth, Command, Insert
from onewindow.platform.moves.once import once
from onewindow.platform.moves.writer import write


@once
def set_threshold(
    *,
    kind: Kind,
    threshold: Threshold,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
    region_path: str = "",
) -> None:
    """Set the threshold of a kind of clock in a region, for clocks set off on the day or later.

    :raises NotAllowed: if the actor may not set thresholds in the region
    :raises ThresholdInThePast: if the day has passed: what was shown then stays what it was
    :raises ThresholdOutOfRange: if the numbers make no sense
    :raises SetAlready: if a threshold was set for that day before
    """
    if not may(by, "deadlines.set_threshold", Place(organisation_id=None, region_path=region_path)):
        raise NotAllowed
    check_threshold(threshold, valid_from=valid_from, today=legal_day(now))
    row = {
        "id": new_id(),
        "region_path": region_path,
        "kind": kind.value,
        "valid_from": valid_from,
        "warn_workdays": threshold.warn_workdays,
        "warn_percent": threshold.warn_percent,
        "overdue": threshold.overdue.value,
    }
    try:
        write(Birth(row=Insert(into=ThresholdRow, rows=(row,)), command=command, by=by))
    except IntegrityError as error:
        raise SetAlready(field="valid_from", valid_from=valid_from) from error

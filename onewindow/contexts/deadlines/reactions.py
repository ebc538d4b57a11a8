"""What clocks do when the calendar changes, or the region whose calendar they keep to moves."""

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.actions import sweep
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.outbox.listeners import Heard, hears


@hears(calendar.CalendarCorrected)
def reckon_clocks_anew(heard: Heard[calendar.CalendarCorrected]) -> None:
    """Reckon a first batch at once; the sweep goes on with what is left, and with what was written meanwhile."""
    sweep.reckon_clocks_anew(now=heard.happened_at)


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Keep to the calendar of the region at its new path: what its new parent says of days counts from now on."""
    sweep.follow_region(before=heard.event.before, after=heard.event.after)
    sweep.reckon_clocks_anew(now=heard.happened_at)

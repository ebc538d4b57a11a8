"""What clocks do when the calendar changes."""

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.actions import sweep
from onewindow.platform.outbox.listeners import Heard, hears


@hears(calendar.CalendarCorrected)
def reckon_clocks_anew(heard: Heard[calendar.CalendarCorrected]) -> None:
    """Reckon a first batch at once; the sweep goes on with what is left, and with what was written meanwhile."""
    sweep.reckon_clocks_anew(now=heard.happened_at)

"""What the calendar announces."""

from dataclasses import dataclass
from datetime import date

from onewindow.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CalendarCorrected(Event):
    """Days of a region are no longer what they were; terms that run over them must be reckoned anew."""

    region_path: str
    version: int
    first_day: date
    last_day: date

"""The door of the working-day calendar."""

from onewindow.contexts.calendar.actions import correct_calendar, follow_region
from onewindow.contexts.calendar.domain import (
    CorrectedMeanwhile,
    DayRepeated,
    EmptyYear,
    NothingToCorrect,
    OnlyTheStateCouncil,
    Said,
    SaidDay,
    YearOutOfOrder,
)
from onewindow.contexts.calendar.events import CalendarCorrected
from onewindow.contexts.calendar.queries import shipped_calendar, working_days

__all__ = [
    "CalendarCorrected",
    "CorrectedMeanwhile",
    "DayRepeated",
    "EmptyYear",
    "NothingToCorrect",
    "OnlyTheStateCouncil",
    "Said",
    "SaidDay",
    "YearOutOfOrder",
    "correct_calendar",
    "follow_region",
    "shipped_calendar",
    "working_days",
]

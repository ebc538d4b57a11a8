"""The door of clocks."""

from onewindow.contexts.deadlines.actions.outlooks import (
    outlooks,
    outlooks_extended,
    outlooks_paused,
    outlooks_resumed,
)
from onewindow.contexts.deadlines.actions.plans import (
    Outlook,
    outlook,
    plan_clocks,
    plan_extension,
    plan_pause,
    plan_resume,
    plan_stop,
)
from onewindow.contexts.deadlines.actions.sweep import expire_clocks, reckon_clocks_anew
from onewindow.contexts.deadlines.actions.thresholds import set_threshold
from onewindow.contexts.deadlines.domain.clocks import Clock, Request
from onewindow.contexts.deadlines.domain.lights import DEFAULT_THRESHOLDS, Kind, Lamp, Light, Threshold, Thresholds
from onewindow.contexts.deadlines.domain.procedures import (
    AlreadyUnderWay,
    Article45,
    ExtendedAlready,
    ExtendedTooFar,
    Extension,
    ExtensionRule,
    NoExtension,
    NothingUnderWay,
    Procedure,
    RanOutAlready,
    StopsNothing,
    WrongApprover,
)
from onewindow.contexts.deadlines.events import ClockMoved, ClockRanOut, ClockWarned
from onewindow.contexts.deadlines.queries.clocks import ClockView, clocks, running_clocks
from onewindow.contexts.deadlines.queries.thresholds import thresholds

__all__ = [
    "DEFAULT_THRESHOLDS",
    "AlreadyUnderWay",
    "Article45",
    "Clock",
    "ClockMoved",
    "ClockRanOut",
    "ClockView",
    "ClockWarned",
    "ExtendedAlready",
    "ExtendedTooFar",
    "Extension",
    "ExtensionRule",
    "Kind",
    "Lamp",
    "Light",
    "NoExtension",
    "NothingUnderWay",
    "Outlook",
    "Procedure",
    "RanOutAlready",
    "Request",
    "StopsNothing",
    "Threshold",
    "Thresholds",
    "WrongApprover",
    "clocks",
    "expire_clocks",
    "outlook",
    "outlooks",
    "outlooks_extended",
    "outlooks_paused",
    "outlooks_resumed",
    "plan_clocks",
    "plan_extension",
    "plan_pause",
    "plan_resume",
    "plan_stop",
    "reckon_clocks_anew",
    "running_clocks",
    "set_threshold",
    "thresholds",
]

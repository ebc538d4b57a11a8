"""The door of clocks."""

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
from onewindow.contexts.deadlines.domain.procedures import Article45, Extension, ExtensionRule, Procedure
from onewindow.contexts.deadlines.events import ClockMoved, ClockRanOut, ClockWarned
from onewindow.contexts.deadlines.queries.clocks import ClockView, clocks, running_clocks
from onewindow.contexts.deadlines.queries.thresholds import thresholds

__all__ = [
    "DEFAULT_THRESHOLDS",
    "Article45",
    "Clock",
    "ClockMoved",
    "ClockRanOut",
    "ClockView",
    "ClockWarned",
    "Extension",
    "ExtensionRule",
    "Kind",
    "Lamp",
    "Light",
    "Outlook",
    "Procedure",
    "Request",
    "Threshold",
    "Thresholds",
    "clocks",
    "expire_clocks",
    "outlook",
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

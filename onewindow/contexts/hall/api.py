"""The door of the room."""

from onewindow.contexts.hall.actions import (
    close_visit,
    identify_visitor,
    offer_visit,
    open_visit,
    record_deed,
    resume_visit,
    take_over_visit,
)
from onewindow.contexts.hall.domain import (
    AtNoWindow,
    CannotGoOn,
    Deed,
    Ending,
    NotOffered,
    NotYours,
    OfferedToThemselves,
    Purpose,
    VisitIsOver,
)
from onewindow.contexts.hall.queries import (
    DeedLine,
    VisitLine,
    VisitView,
    current_visit,
    my_open_visits,
    visit,
    visits,
)

__all__ = [
    "AtNoWindow",
    "CannotGoOn",
    "Deed",
    "DeedLine",
    "Ending",
    "NotOffered",
    "NotYours",
    "OfferedToThemselves",
    "Purpose",
    "VisitIsOver",
    "VisitLine",
    "VisitView",
    "close_visit",
    "current_visit",
    "identify_visitor",
    "my_open_visits",
    "offer_visit",
    "open_visit",
    "record_deed",
    "resume_visit",
    "take_over_visit",
    "visit",
    "visits",
]

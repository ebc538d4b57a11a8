"""The door of 证照."""

from onewindow.contexts.licences.actions.ending import Ended, end_licence, hold_licence
from onewindow.contexts.licences.actions.face import FaceLine
from onewindow.contexts.licences.actions.granting import issue_granted
from onewindow.contexts.licences.actions.issuing import Issued, Origin, issue_licence
from onewindow.contexts.licences.domain.life import MOVES, NotCurrent, Standing, State, Verb
from onewindow.contexts.licences.events import (
    SUBJECT,
    LicenceEnded,
    LicenceHeld,
    LicenceIssued,
    LicenceReleased,
    LicenceSuperseded,
)
from onewindow.contexts.licences.queries import (
    LicenceVerification,
    LicenceView,
    licence,
    licence_behind,
    licences_from,
    verify_licence,
    wallet,
)

__all__ = [
    "MOVES",
    "SUBJECT",
    "Ended",
    "FaceLine",
    "Issued",
    "LicenceEnded",
    "LicenceHeld",
    "LicenceIssued",
    "LicenceReleased",
    "LicenceSuperseded",
    "LicenceVerification",
    "LicenceView",
    "NotCurrent",
    "Origin",
    "Standing",
    "State",
    "Verb",
    "end_licence",
    "hold_licence",
    "issue_granted",
    "issue_licence",
    "licence",
    "licence_behind",
    "licences_from",
    "verify_licence",
    "wallet",
]

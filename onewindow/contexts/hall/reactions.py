"""What the visit log does when a lower room announces: it notes what was done to the visitor's case, and follows a
region that moves."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.hall.actions import follow_path, note_deed
from onewindow.contexts.hall.domain import Deed
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.outbox.listeners import Heard, hears

DEEDS: Mapping[type[cases.CaseEvent], Deed] = {
    cases.CaseFiled: Deed.FILED,
    cases.CaseReceived: Deed.RECEIVED,
    cases.CaseAsked: Deed.ASKED,
    cases.CaseSupplemented: Deed.SUPPLEMENTED,
    cases.CaseAccepted: Deed.ACCEPTED,
    cases.CaseDeclined: Deed.DECLINED,
    cases.CaseDelivered: Deed.DELIVERED,
}


@hears(*DEEDS)
def note_on_visit(heard: Heard[cases.CaseEvent]) -> None:
    """Note on the visit that was going on at the clerk's window what they did to the visitor's case."""
    event = heard.event
    note_deed(
        deed=DEEDS[type(event)],
        about=event.subject,
        visitors=_concerned(event, on=legal_day(heard.happened_at)),
        actor=heard.actor,
        happened_at=heard.happened_at,
    )


def _concerned(event: cases.CaseEvent, *, on: date) -> frozenset[UUID]:
    """Return who may stand at the window for a case: whose it is, and who may act for them in it."""
    return parties.agents_of(principal_id=event.owner_id, item_id=event.item_id, on=on) | {event.owner_id}


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Let the visits of a region's halls follow it to its new path."""
    follow_path(before=heard.event.before, after=heard.event.after)

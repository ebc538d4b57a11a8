"""What the visit log does when a lower room announces: it notes what was done to the visitor's case, and follows a
region that moves."""

from collections.abc import Mapping

from onewindow.contexts.cases import api as cases
from onewindow.contexts.hall.actions import follow_path, note_deed
from onewindow.contexts.hall.domain import Deed
from onewindow.contexts.organisations import api as organisations
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
    note_deed(
        deed=DEEDS[type(heard.event)],
        about=heard.event.subject,
        visitor_id=heard.event.owner_id,
        actor=heard.actor,
        happened_at=heard.happened_at,
    )


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Let the visits of a region's halls follow it to its new path."""
    follow_path(before=heard.event.before, after=heard.event.after)

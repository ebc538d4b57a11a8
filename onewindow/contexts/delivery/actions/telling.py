"""What a receipt of service says: which papers, to whom, by whom. Printed, so in Chinese whatever the reader speaks."""

from datetime import date
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor

RESULTS = frozenset({documents.Kind.GRANT, documents.Kind.DENIAL})
THEMSELVES, REPRESENTATIVE, AGENT = "本人", "法定代表人（负责人）", "受委托人"


def handed_over(view: cases.CaseView, receiver: UUID, *, by: Actor, on: date) -> cases.Served:
    """Return what is written of a result that somebody took at a window, their identity checked."""
    window = organisations.window(window_id=by.window) if by.window else None
    hall = organisations.hall(hall_id=by.hall).name if by.hall else ""
    return cases.Served(
        papers=_papers(view, by),
        method="窗口领取",
        receiver=parties.addressee(party_id=receiver).name,
        relation=_relation(view, receiver, on),
        identity_check="核对居民身份证，人证一致",
        place=f"{hall}{window.number}号窗口" if window else hall,
        delivered_by=_name(by),
    )


def sent(view: cases.CaseView, waybill: str, *, by: Actor) -> cases.Served:
    """Return what is written of a result that was sent."""
    return cases.Served(
        papers=_papers(view, by),
        method="邮政速递",
        receiver=parties.addressee(party_id=view.owner_id).name,
        relation=THEMSELVES,
        tracking_number=waybill,
        delivered_by=_name(by),
    )


def _papers(view: cases.CaseView, by: Actor) -> tuple[tuple[str, str], ...]:
    """Return the decision and the licences that came out of it."""
    issued = licences.licences_from(source=view.subject)
    found = documents.documents_of(subjects=[view.subject, *issued], by=by)
    decided = [one for one in found[view.subject] if one.kind in RESULTS]
    held = [one for licence in issued for one in found[licence]]
    return tuple((one.title, one.number) for one in [*decided, *held])


def _relation(view: cases.CaseView, receiver: UUID, on: date) -> str:
    if receiver == view.owner_id:
        return THEMSELVES
    represents = parties.representatives(ids=[view.owner_id], on=on).get(view.owner_id)
    return REPRESENTATIVE if receiver == represents else AGENT


def _name(by: Actor) -> str:
    if by.person is None:
        return ""
    staff = organisations.staff_names(ids=[by.person]).get(by.person)
    return staff.name if staff else ""

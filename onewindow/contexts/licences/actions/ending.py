"""Ending a licence by a decision, and holding it for a while."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import events
from onewindow.contexts.licences.actions.face import office_of
from onewindow.contexts.licences.domain.life import State, Verb
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, may_anywhere, scope_filter
from onewindow.platform.moves.acts import Command, Move
from onewindow.platform.moves.once import once
from onewindow.platform.moves.writer import write

REVOKE = "licences.revoke"

# 《行政许可法》第七十条, 第六十九条, 第八条; what is forfeited is a penalty with a decision of its own kind.
HEADINGS = {
    Verb.CANCEL: ("注销行政许可决定书", "注销该许可"),
    Verb.REVOKE: ("撤销行政许可决定书", "撤销该许可"),
    Verb.WITHDRAW: ("撤回行政许可决定书", "撤回该许可"),
    Verb.FORFEIT: ("吊销许可证件决定书", "吊销该许可证件"),
}


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A licence that no longer stands."""

    state: State
    document_id: UUID


@once
def end_licence(
    *,
    licence_id: UUID,
    verb: Verb,
    finding: str,
    basis: str,
    by: Actor,
    now: datetime,
    command: Command,
    effects: tuple[str, ...] = (),
) -> Ended:
    """End a licence by a written decision: 注销, 撤销, 撤回 or 吊销.

    :raises NotAllowed, NotFound: if there is no such licence within the actor's reach
    :raises IllegalMove: if it cannot be ended so from where it stands
    :raises SealNotEntrusted: if the actor has no custody of the organ's seal
    :raises MovedMeanwhile: if somebody else was faster
    """
    licence = _within_reach(licence_id, by)
    state = licence.after(verb)
    heading, disposition = HEADINGS[verb]
    document = _decision(licence, heading, disposition, finding, basis, effects, by=by, now=now)
    ended = Ended(state=state, document_id=document.id)
    write(
        Move(
            of=licence.version_read,
            changes={"state": state, "ended_on": legal_day(now)},
            event=events.LicenceEnded(**_whose(licence), state=state, ended_on=legal_day(now), document_id=document.id),
            by=by,
            happened_at=now,
            command=command,
            basis=basis,
            beside=(document.insert,),
        ),
        answer=ended,
    )
    return ended


@once
def hold_licence(*, licence_id: UUID, verb: Verb, basis: str, by: Actor, now: datetime, command: Command) -> State:
    """Hold a licence for a while, or let it go again: 暂扣, 解除暂扣, 挂失, 解除挂失.

    :raises NotAllowed, NotFound: if there is no such licence within the actor's reach
    :raises IllegalMove: if the verb is no move from where it stands
    :raises MovedMeanwhile: if somebody else was faster
    """
    licence = _within_reach(licence_id, by)
    state = licence.after(verb)
    event: events.LicenceEvent
    match verb:
        case Verb.SUSPEND | Verb.REPORT_LOST:
            event = events.LicenceHeld(**_whose(licence), state=state, held_on=legal_day(now))
        case Verb.RELEASE | Verb.FIND:
            event = events.LicenceReleased(**_whose(licence), released_on=legal_day(now))
        case _:
            raise ValueError(f"{verb} is a decision")
    write(
        Move(
            of=licence.version_read,
            changes={"state": state},
            event=event,
            by=by,
            happened_at=now,
            command=command,
            basis=basis,
        ),
        answer=state,
    )
    return state


def _within_reach(licence_id: UUID, by: Actor) -> Licence:
    if not may_anywhere(by, REVOKE):
        raise NotAllowed
    licence = Licence.objects.filter(scope_filter(by, REVOKE), id=licence_id).first()
    if licence is None:
        raise NotFound
    return licence


def _decision(
    licence: Licence,
    heading: str,
    disposition: str,
    finding: str,
    basis: str,
    effects: tuple[str, ...],
    *,
    by: Actor,
    now: datetime,
) -> documents.PlannedDocument:
    organ = organisations.organisation(organisation_id=licence.organisation_id)
    letter = documents.Disposition(
        recipient=documents.Recipient(
            name=licence.holder_name, is_person=licence.is_person, code=licence.holder_number
        ),
        enquiries=documents.Enquiries(phone=organ.consult_phone, complaint_phone=organ.complaint_phone),
        case_number="",
        item_name=licence.type_name,
        heading=heading,
        licence_name=licence.type_name,
        licence_number=licence.number,
        finding=finding,
        basis=basis,
        disposition=disposition,
        effective_on=legal_day(now),
        effects=effects,
        remedies=_remedies(organ),
    )
    return documents.plan_document(
        subject=licence.subject,
        event_seq=licence.version + 1,
        facts=letter,
        office=office_of(organ),
        is_licence=True,
        owner_id=licence.owner_id,
        item_id=licence.item_id,
        by=by,
        now=now,
    )


def _remedies(organ: organisations.OrganisationView) -> documents.Remedies:
    return documents.Remedies(
        review_organ=organ.remedies.reconsideration_organ,
        court=organ.remedies.court,
        online_review=organ.remedies.reconsideration_online,
    )


def _whose(licence: Licence) -> dict[str, Any]:
    return {
        "subject": licence.subject,
        "type_code": licence.type_code,
        "owner_id": licence.owner_id,
        "organisation_id": licence.organisation_id,
    }

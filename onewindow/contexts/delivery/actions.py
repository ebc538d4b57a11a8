"""The verbs of delivery: handing over at a window, sending by post."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import domain
from onewindow.contexts.delivery.domain import Entitled, Way
from onewindow.contexts.delivery.models import Handover
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted

PURPOSE = "发放办理结果时核对领取人身份"


@once
def hand_over(*, case_id: UUID, identity_number: str, by: Actor, now: datetime, command: Command) -> UUID:
    """Hand a result over at a window to whoever shows this identity, and return who that is.

    :raises NotAllowed: if the actor may deliver nothing
    :raises NotFound: if there is no such case within the actor's reach
    :raises NoReceiver: if nobody known has this identity number
    :raises NotEntitled: if it is neither the holder nor somebody with a mandate today
    :raises IllegalMove: if nothing is ready
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    view = cases.case(case_id=case_id, by=by, verb="cases.deliver")
    shown = parties.find_party(
        number_kind=parties.NumberKind.IDENTITY, number=identity_number, by=by, purpose=PURPOSE, now=now
    )
    agents = parties.agents_of(principal_id=view.owner_id, item_id=view.item_id, on=legal_day(now))
    receiver = domain.check_receiver(
        Entitled(holder=view.owner_id, agents=agents), receiver=shown.id if shown else None
    )
    with receipted(by=by, command=command, subject_id=case_id, answer=receiver):
        _record(view, by, now, way=Way.PICKUP, receiver_id=receiver)
        cases.deliver_case(case_id=case_id, by=by, now=now, command=_part(command))
    return receiver


@once
def record_shipment(*, case_id: UUID, waybill: str, address: str, by: Actor, now: datetime, command: Command) -> str:
    """Record that a result was sent by post, and return the waybill that it is found by.

    :raises NotAllowed: if the actor may deliver nothing
    :raises NotFound: if there is no such case within the actor's reach
    :raises NoWaybill: if there is no waybill
    :raises IllegalMove: if nothing is ready
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    view = cases.case(case_id=case_id, by=by, verb="cases.deliver")
    number = domain.check_shipment(waybill=waybill)
    with receipted(by=by, command=command, subject_id=case_id, answer=number):
        _record(view, by, now, way=Way.POST, waybill=number, address=address)
        cases.deliver_case(case_id=case_id, by=by, now=now, command=_part(command))
    return number


def _record(
    view: cases.CaseView,
    by: Actor,
    now: datetime,
    *,
    way: Way,
    receiver_id: UUID | None = None,
    waybill: str = "",
    address: str = "",
) -> None:
    if by.person is None:
        raise NotAllowed
    Handover.objects.create(
        case_id=view.id,
        seq=view.version + 1,
        way=way,
        receiver_id=receiver_id,
        given_by=by.person,
        window_id=by.window,
        waybill=waybill,
        address=address,
        happened_at=now,
    )


def _part(command: Command) -> Command:
    return Command(endpoint=f"{command.endpoint}/deliver", key=command.key, body_hash=command.body_hash)

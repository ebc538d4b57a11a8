"""The verbs of delivery: keeping what is ready, handing over at a window, its signature, sending by post."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import domain
from onewindow.contexts.delivery.actions import telling
from onewindow.contexts.delivery.domain import Entitled, NothingToSign, Way
from onewindow.contexts.delivery.models import Handover, Keeping
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
    served = telling.handed_over(view, receiver, by=by, on=legal_day(now))
    with receipted(by=by, command=command, subject_id=case_id, answer=receiver):
        cases.deliver_case(case_id=case_id, served=served, by=by, now=now, command=command.part("deliver"))
        _record(view, by, now, way=Way.PICKUP, receiver_id=receiver)
    return receiver


@once
def record_signature(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Write down that the receiver signed the receipt of service (送达回证).

    :raises NotAllowed: if the actor may deliver nothing
    :raises NotFound: if there is no such case within the actor's reach
    :raises NothingToSign: if nothing was handed over at a window, or it is signed
    """
    cases.case(case_id=case_id, by=by, verb="cases.deliver")
    with receipted(by=by, command=command, subject_id=case_id):
        unsigned = Handover.objects.filter(case_id=case_id, way=Way.PICKUP, signed_at=None)
        if not unsigned.update(signed_at=now):
            raise NothingToSign


@once
def keep_result(*, case_id: UUID, place: str, by: Actor, now: datetime, command: Command) -> None:
    """Write down where the paper of a result lies until it is fetched; said again, it has been moved.

    :raises NotAllowed: if the actor may deliver nothing
    :raises NotFound: if there is no such case within the actor's reach
    :raises NoPlace: if it is not said where
    """
    cases.case(case_id=case_id, by=by, verb="cases.deliver")
    if by.person is None:
        raise NotAllowed
    changes = {"place": domain.check_place(place=place), "kept_by": by.person, "kept_at": now}
    with receipted(by=by, command=command, subject_id=case_id):
        Keeping.objects.update_or_create(case_id=case_id, defaults=changes)


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
    served = telling.sent(view, number, by=by)
    with receipted(by=by, command=command, subject_id=case_id, answer=number):
        cases.deliver_case(case_id=case_id, served=served, by=by, now=now, command=command.part("deliver"))
        _record(view, by, now, way=Way.POST, waybill=number, address=address)
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

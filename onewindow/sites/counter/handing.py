"""送达记录 in words: who took a result and against which document, who handed it to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from onewindow.contexts.delivery import api as delivery
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties


@dataclass(frozen=True, kw_only=True)
class HandoverLine:
    """One handing over. `receiver` is masked; there is none where the result went by post."""

    handover: delivery.HandoverView
    receiver: parties.MaskedParty | None
    given_by: str

    @property
    def waits_for_signature(self) -> bool:
        """Say whether the receiver still has to sign the receipt of service."""
        return not self.handover.waybill and self.handover.signed_at is None


def record_of(handovers: Sequence[delivery.HandoverView]) -> tuple[HandoverLine, ...]:
    """Return the record of a case, each line with its people."""
    receivers = parties.masked(ids=[one.receiver_id for one in handovers if one.receiver_id])
    staff = organisations.staff_names(ids={one.given_by for one in handovers})
    return tuple(
        HandoverLine(
            handover=one,
            receiver=receivers.get(one.receiver_id) if one.receiver_id else None,
            given_by=staff[one.given_by].name if one.given_by in staff else "",
        )
        for one in handovers
    )

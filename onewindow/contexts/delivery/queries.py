"""How the results of a case were handed over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery.domain import Way
from onewindow.contexts.delivery.models import Handover, Keeping
from onewindow.platform.access.actors import Actor


@dataclass(frozen=True, kw_only=True)
class HandoverView:
    """One handing over, as a page shows it; who took it is an id, its name is `parties`'."""

    seq: int
    way: Way
    receiver_id: UUID | None
    given_by: UUID
    window_id: UUID | None
    waybill: str
    signed_at: datetime | None
    happened_at: datetime


def handovers(*, case_id: UUID, by: Actor) -> tuple[HandoverView, ...]:
    """Return how the results of a case reached their holder, the first first.

    :raises NotAllowed: if the actor may look at no case
    :raises NotFound: if there is no such case within the actor's reach
    """
    cases.case(case_id=case_id, by=by)
    return tuple(
        HandoverView(
            seq=row.seq,
            way=Way(row.way),
            receiver_id=row.receiver_id,
            given_by=row.given_by,
            window_id=row.window_id,
            waybill=row.waybill,
            signed_at=row.signed_at,
            happened_at=row.happened_at,
        )
        for row in Handover.objects.filter(case_id=case_id).order_by("seq")
    )


def places(*, case_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return where the results of cases lie; one that lies nowhere is left out."""
    return dict(Keeping.objects.filter(case_id__in=set(case_ids)).values_list("case_id", "place"))

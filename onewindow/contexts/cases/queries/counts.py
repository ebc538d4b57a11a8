"""Counts for those who answer for deadlines: kept by a listener, never counted on a page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.models import CaseTally
from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import Actor, may_anywhere, scope_filter


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The open cases of one organisation, by light and by state; test cases are not in it (decision 23)."""

    organisation_id: UUID
    counted_at: datetime
    open: int
    warning: int
    yellow: int
    red: int
    by_state: dict[State, int]


def tallies(*, by: Actor, verb: str = "supervise.view") -> tuple[Tally, ...]:
    """Return the counts of every organisation within the actor's reach, the worst first.

    :raises NotAllowed: if the actor has the right nowhere
    """
    if not may_anywhere(by, verb):
        raise NotAllowed
    rows = CaseTally.objects.filter(scope_filter(by, verb)).order_by("-red", "-yellow", "-warning", "organisation_id")
    return tuple(
        Tally(
            organisation_id=row.organisation_id,
            counted_at=row.counted_at,
            open=row.open,
            warning=row.warning,
            yellow=row.yellow,
            red=row.red,
            by_state={State(state): number for state, number in row.by_state.items()},
        )
        for row in rows
    )

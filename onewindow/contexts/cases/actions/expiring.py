"""视为撤回: what was promised for later did not come, and the guide says that this is to withdraw (decision 7)."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.actions.acting import Order
from onewindow.contexts.cases.actions.handling import end_case
from onewindow.contexts.cases.domain import tolerance
from onewindow.contexts.cases.domain.handling import Ended
from onewindow.contexts.cases.queries.lateness import late_of
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once


@once
def expire_tolerance(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Ended:
    """Take a case as withdrawn whose applicant let the term of a promised paper pass (容缺). The platform's act.

    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is decided or over
    :raises NothingOverdue: if everything came, the term still runs, or the guide leaves what follows to the organ
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.examine")
    outcome = tolerance.expire(row.progress(), late_of(row.subject, row.guide_id), today=order.today)
    return end_case(row, outcome, order)

"""电子监察: noting which rule was hit; a second notice, allowed once by a supervisor (decision 4)."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.actions.acting import Order
from onewindow.contexts.cases.domain import watching
from onewindow.contexts.cases.domain.examination import ReasonNeeded
from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.domain.watching import Rule
from onewindow.contexts.cases.models import Case, RuleHit, SecondNotice
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command, Insert
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted


def plan_hit(row: Case, rule: Rule, order: Order) -> Insert:
    """Return the row that says that the next act of the case hits a rule."""
    hit = {
        "case_id": row.id,
        "rule": rule,
        "seq": row.version + 1,
        "is_attempt": False,
        "organisation_id": row.organisation_id,
        "actor": order.by.trace(),
        "happened_at": order.now,
    }
    return Insert(into=RuleHit, rows=(hit,))


def note_attempt(row: Case, rule: Rule, order: Order) -> None:
    """Note that somebody tried what a rule forbids: it is refused, and supervision knows of it (story S3)."""
    attempt = RuleHit(
        case_id=row.id,
        rule=rule,
        seq=row.version,
        is_attempt=True,
        organisation_id=row.organisation_id,
        actor=order.by.trace(),
        happened_at=order.now,
    )
    RuleHit.objects.bulk_create([attempt], ignore_conflicts=True)


@once
def allow_second_notice(*, case_id: UUID, reason: str, by: Actor, now: datetime, command: Command) -> None:
    """Allow the department one more notice, for what the supplement itself brought (准许再次告知). The department gives
    it by `examine_case`; that hits rule P3.

    :raises NotAllowed: if the actor supervises no case
    :raises NotFound: if there is no such case within the actor's reach
    :raises ReasonNeeded: if no reason is given
    :raises NothingToAskAgain: if the case is not back from its supplement
    :raises AllowedAlready: if it was allowed before
    """
    row = row_within_reach(case_id=case_id, by=by, verb="cases.allow_second_notice")
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    is_allowed = SecondNotice.objects.filter(case_id=row.id).exists()
    watching.check_second_notice(State(row.state), is_notified=row.notified_on is not None, is_allowed=is_allowed)
    with receipted(by=by, command=command, subject_id=row.id):
        # Another supervisor may have pressed at the same moment.
        _, is_first = SecondNotice.objects.get_or_create(
            case_id=row.id, defaults={"reason": reason.strip(), "actor": by.trace(), "allowed_at": now}
        )
        if not is_first:
            raise watching.AllowedAlready

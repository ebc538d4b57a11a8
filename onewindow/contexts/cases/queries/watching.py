"""Which rules of 电子监察 a case has hit, and whether a supervisor could still let it be asked about again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.domain.watching import Rule, check_second_notice
from onewindow.contexts.cases.models import Case, RuleHit, SecondNotice
from onewindow.kernel.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class HitView:
    """One hit; an attempt was refused and is noted all the same."""

    rule: Rule
    is_attempt: bool
    happened_at: datetime


def rule_hits(*, case_id: UUID) -> tuple[HitView, ...]:
    """Return the rules that a case has hit, the first first. Ask for the case before: this looks at no right."""
    return tuple(
        HitView(rule=Rule(hit.rule), is_attempt=hit.is_attempt, happened_at=hit.happened_at)
        for hit in RuleHit.objects.filter(case_id=case_id).order_by("happened_at", "seq")
    )


def may_be_asked_again(*, case_id: UUID) -> bool:
    """Say whether a second notice could be allowed (decision 4). Ask for the case before: this looks at no right."""
    row = Case.objects.get(id=case_id)
    is_allowed = SecondNotice.objects.filter(case_id=case_id).exists()
    try:
        check_second_notice(State(row.state), is_notified=row.notified_on is not None, is_allowed=is_allowed)
    except Refusal:
        return False
    return True

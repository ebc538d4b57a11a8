"""Which rules of 电子监察 a case has hit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases.domain.watching import Rule
from onewindow.contexts.cases.models import RuleHit


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

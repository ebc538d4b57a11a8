"""Counting anew what changed, an organisation at a time."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from onewindow.contexts.cases.models import CaseTally, WorkLine
from onewindow.kernel.instants import legal_day


def mark_for_counting(*, organisation_id: UUID) -> None:
    """Note that an organisation's counts are no longer right."""
    CaseTally.objects.filter(organisation_id=organisation_id).update(is_stale=True)


def count_anew(*, now: datetime) -> int:
    """Count the open cases of every organisation that has changed since, and of all when the day has; return how many.

    Lights change at midnight by themselves, so a count of yesterday is stale whether or not anything happened.
    """
    today = legal_day(now)
    stale = CaseTally.objects.filter(Q(is_stale=True) | ~Q(counted_on=today)).values_list("organisation_id", flat=True)
    known = set(CaseTally.objects.values_list("organisation_id", flat=True))
    new = WorkLine.objects.exclude(organisation_id__in=known).values_list("organisation_id", flat=True).distinct()
    organisations = [*stale.order_by("organisation_id"), *new.order_by("organisation_id")]
    for organisation_id in organisations:
        _count(organisation_id, now)
    return len(organisations)


def _count(organisation_id: UUID, now: datetime) -> None:
    today = legal_day(now)
    lines = WorkLine.objects.filter(organisation_id=organisation_id, is_open=True, is_test=False)
    is_red, is_yellow, is_warned = (Q(**{f"{name}_from__lte": today}) for name in ("red", "yellow", "warning"))
    groups = lines.values("state", "region_path").annotate(
        open=Count("case_id"),
        red=Count("case_id", filter=is_red),
        yellow=Count("case_id", filter=is_yellow & ~is_red),
        warning=Count("case_id", filter=is_warned & ~is_yellow & ~is_red),
    )
    total: Counter[str] = Counter()
    by_state: Counter[str] = Counter()
    for group in groups.order_by("state"):
        total.update({name: group[name] for name in ("open", "red", "yellow", "warning")})
        by_state[group["state"]] += group["open"]
    first = WorkLine.objects.filter(organisation_id=organisation_id).order_by("case_id").first()
    CaseTally.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={
            "region_path": first.region_path if first else "",
            "owner_id": organisation_id,
            "counted_at": now,
            "counted_on": today,
            "is_stale": False,
            "by_state": dict(by_state),
            **{name: total[name] for name in ("open", "red", "yellow", "warning")},
        },
    )

"""Telling holders that a licence was issued, and in time that it runs out."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onewindow.contexts.licences.domain.life import WARNING, State
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.notices import api as notices
from onewindow.kernel.instants import legal_day

RENEWAL = timedelta(days=30)  # 《行政许可法》第五十条第一款: apply thirty days before the end
BATCH = 500


def tell_of_issue(*, licence_id: UUID, now: datetime) -> None:
    """Tell the holder that the licence stands in the wallet."""
    licence = Licence.objects.get(id=licence_id)
    notices.send_notice(
        owner_id=licence.owner_id,
        item_id=licence.item_id,
        topic=notices.Topic.LICENCE_ISSUED,
        subject=licence.subject,
        values={"licence": licence.type_name, "number": licence.number},
        effect_key=f"licence-issued:{licence.id}",
        now=now,
    )


def tell_of_expiry(*, now: datetime) -> int:
    """Tell the holders of licences that have come within sight of their end, each once; return how many."""
    today = legal_day(now)
    near = Licence.objects.filter(
        state=State.VALID, expiry_told_at=None, ends_on__lte=today + WARNING, ends_on__gte=today
    ).order_by("ends_on")[:BATCH]
    with transaction.atomic():
        for licence in near:
            _tell(licence, now)
        Licence.objects.filter(id__in=[licence.id for licence in near]).update(expiry_told_at=now)
    return len(near)


def _tell(licence: Licence, now: datetime) -> None:
    if licence.ends_on is None:
        raise ValueError("a licence without end does not run out")
    notices.send_notice(
        owner_id=licence.owner_id,
        item_id=licence.item_id,
        topic=notices.Topic.LICENCE_EXPIRING,
        subject=licence.subject,
        values={
            "licence": licence.type_name,
            "number": licence.number,
            "until_on": licence.ends_on,
            "apply_by_on": licence.ends_on - RENEWAL,
        },
        effect_key=f"licence-expiring:{licence.id}",
        now=now,
    )

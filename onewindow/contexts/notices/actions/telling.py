"""Telling: the notice stands in the inbox at once, and is queued for every medium that the person can be reached by."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onewindow.contexts.notices.domain.dispatches import Medium
from onewindow.contexts.notices.domain.topics import TELLINGS, Topic
from onewindow.contexts.notices.domain.wording import CHINESE, Values, check_values, stored
from onewindow.contexts.notices.models import Dispatch, Notice
from onewindow.contexts.notices.queries import VIEW
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor, own_filter


def send_notice(
    *,
    owner_id: UUID,
    topic: Topic,
    subject: Subject,
    values: Values,
    effect_key: str,
    now: datetime,
    item_id: UUID | None = None,
    addresses: Mapping[Medium, str] | None = None,
    language: str = CHINESE,
) -> UUID:
    """Tell somebody something, once for an effect key: telling it again changes nothing and returns the first.

    The inbox holds it at once; the worker carries it to the addresses after the commit. What is about an item is also
    seen by those whose mandate names it.

    :raises ValueError: if the values are not those that the topic's words need
    """
    check_values(topic, values)
    notice = Notice(
        id=new_id(),
        effect_key=effect_key,
        owner_id=owner_id,
        item_id=item_id,
        topic=topic,
        values=stored(values),
        subject_kind=subject.kind,
        subject_id=subject.id,
        needs_act=TELLINGS[topic].needs_act,
        language=language,
        sent_at=now,
    )
    with transaction.atomic(savepoint=False):  # who tells many at a time asks nothing more of the database
        Notice.objects.bulk_create([notice], ignore_conflicts=True)
        told = Notice.objects.values_list("id", flat=True).get(effect_key=effect_key)
        if told == notice.id:
            _queue(notice, addresses or {})
    return told


def mark_read(*, notice_id: UUID, by: Actor, now: datetime) -> None:
    """Note that its reader has opened a notice; the first time counts.

    :raises NotFound: if the inbox of the person, or of whom the person acts for, does not hold it
    """
    mine = Notice.objects.filter(own_filter(by, VIEW), id=notice_id)
    if not mine.filter(read_at=None).update(read_at=now) and not mine.exists():
        raise NotFound


def mark_all_read(*, by: Actor, now: datetime) -> None:
    """Note that the person has read the whole inbox."""
    Notice.objects.filter(own_filter(by, VIEW), read_at=None).update(read_at=now)


def _queue(notice: Notice, addresses: Mapping[Medium, str]) -> None:
    ways = [
        Dispatch(notice_id=notice.id, medium=medium, address=address, next_try_at=notice.sent_at)
        for medium, address in addresses.items()
        if address
    ]
    if ways:
        Dispatch.objects.bulk_create(ways)

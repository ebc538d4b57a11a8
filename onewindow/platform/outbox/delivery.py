"""Delivery: each listener, by itself, goes through what was committed, and stops only for the subject that fails."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import batched
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from onewindow.kernel.events import Subject
from onewindow.platform.outbox.codec import decode
from onewindow.platform.outbox.listeners import Heard, Listener, listeners
from onewindow.platform.outbox.models import Announcement, Progress, Stopped
from onewindow.platform.outbox.order import ORDER, START, Point, after, reached, reached_by_listener, until

BATCH = 200
SET = 50  # reactions that share a commit, where the listener takes them in sets
TRIES_BEFORE_PARKING = 10

log = logging.getLogger(__name__)


def deliver(*, now: datetime) -> int:
    """Give every listener what it has not heard yet and return how many reactions ran.

    Only one process at a time serves a listener; another that comes meanwhile leaves it alone.
    """
    end = _end()
    wanted = _with_something_to_do(end, now)
    return sum(_serve(listener, end, now) for listener in listeners() if listener.name in wanted)


def _with_something_to_do(end: Point, now: datetime) -> frozenset[str]:
    so_far = reached_by_listener()
    due = Stopped.objects.filter(next_try_at__lte=now, parked_at=None).values_list("listener", flat=True)
    behind = {listener.name for listener in listeners() if so_far.get(listener.name, START) < end}
    return frozenset({*behind, *due})


def _serve(listener: Listener, end: Point, now: datetime) -> int:
    with _alone(listener) as alone:
        if not alone:
            return 0
        progress, _ = Progress.objects.get_or_create(listener=listener.name)
        ran = _try_again(listener, progress, now)
        stopped = set(Stopped.objects.filter(listener=listener.name).values_list("subject_id", flat=True))
        unheard = list(_between(progress, end, listener)[:BATCH])
        for together in batched(unheard, SET if listener.in_sets else 1, strict=False):
            wanted = [announcement for announcement in together if announcement.subject_id not in stopped]
            ran += len(wanted)
            if len(wanted) < 2 or not _react_to_all(listener, wanted, progress):
                stopped |= _react_to_each(listener, wanted, progress, now)
            _advance(progress, _place(together[-1]))
        if len(unheard) < BATCH and reached(progress) < end:
            _advance(progress, end)  # what lies between is for others, and need not be looked through again
        return ran


@contextmanager
def _alone(listener: Listener) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"outbox:{listener.name}"])
        (locked,) = cursor.fetchone() or (False,)
        try:
            yield bool(locked)
        finally:
            if locked:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"outbox:{listener.name}"])


def _end() -> Point:
    """Return up to where announcements stand and no transaction still running could add one (read in this order)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        (horizon,) = cursor.fetchone() or ("0",)
    settled = Announcement.objects.filter(transaction__lt=int(horizon)).order_by("-transaction", "-position")
    return settled.values_list("transaction", "position").first() or START


def _between(progress: Progress, end: Point, listener: Listener) -> "QuerySet[Announcement]":
    unheard = Announcement.objects.filter(after(reached(progress)), until(end), name__in=[*listener.hears])
    return unheard.order_by(*ORDER)


def _react_to_all(listener: Listener, together: Sequence[Announcement], progress: Progress) -> bool:
    """Let a set share a commit and say whether it did; where one fails nothing is written, and each goes by itself."""
    try:
        with transaction.atomic():
            for announcement in together:
                _call(listener, announcement)
            _advance(progress, _place(together[-1]))
    except Exception:  # it is logged when it fails by itself
        progress.refresh_from_db()
        return False
    return True


def _react_to_each(
    listener: Listener, each: Sequence[Announcement], progress: Progress, now: datetime
) -> frozenset[UUID]:
    """Let each be heard by itself, and return the subjects that stop."""
    stopped: set[UUID] = set()
    for announcement in each:
        if announcement.subject_id not in stopped and not _react(listener, announcement, progress, now):
            stopped.add(announcement.subject_id)
    return frozenset(stopped)


def _place(announcement: Announcement) -> Point:
    return (announcement.transaction, announcement.position)


def _react(listener: Listener, announcement: Announcement, progress: Progress, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _call(listener, announcement)
            _advance(progress, _place(announcement))
    except Exception as error:  # whatever a reaction raises stops its subject only, and is shown in the console
        log.exception("a reaction failed", extra={"listener": listener.name})
        Stopped.objects.create(
            listener=listener.name,
            subject_id=announcement.subject_id,
            transaction=announcement.transaction,
            position=announcement.position,
            next_try_at=now + _pause(tries=1),
            error=repr(error),
        )
        return False
    return True


def _call(listener: Listener, announcement: Announcement) -> None:
    subject = Subject(announcement.subject_kind, announcement.subject_id)
    listener.react(
        Heard(
            event=decode(listener.hears[announcement.name], subject, announcement.body),
            actor=announcement.actor,
            happened_at=announcement.happened_at,
            key=f"{listener.name}:{announcement.subject_id}:{announcement.position}",
        )
    )


def _advance(progress: Progress, to: Point) -> None:
    progress.transaction, progress.position = to
    Progress.objects.filter(listener=progress.listener).update(transaction=to[0], position=to[1])


def _try_again(listener: Listener, progress: Progress, now: datetime) -> int:
    due = Stopped.objects.filter(listener=listener.name, next_try_at__lte=now, parked_at=None)
    return sum(_resume(listener, stopped, progress, now) for stopped in due.order_by("next_try_at")[:BATCH])


def _resume(listener: Listener, stopped: Stopped, progress: Progress, now: datetime) -> int:
    """React to what waits for the subject, oldest first; the wait is over when nothing is left."""
    ran = 0
    for announcement in _waiting(listener, stopped, progress):
        ran += 1
        try:
            with transaction.atomic():
                _call(listener, announcement)
                _wait_from(listener, stopped, announcement.transaction, announcement.position + 1)
        except Exception as error:  # as in `_react`
            log.exception("a reaction failed again", extra={"listener": listener.name})
            _count_failure(listener, stopped, announcement, repr(error), now)
            return ran
    Stopped.objects.filter(listener=listener.name, subject_id=stopped.subject_id).delete()
    return ran


def _waiting(listener: Listener, stopped: Stopped, progress: Progress) -> list[Announcement]:
    from_here = Q(transaction__gt=stopped.transaction) | Q(
        transaction=stopped.transaction, position__gte=stopped.position
    )
    return list(
        Announcement.objects.filter(
            from_here, until(reached(progress)), subject_id=stopped.subject_id, name__in=[*listener.hears]
        ).order_by(*ORDER)
    )


def _wait_from(listener: Listener, stopped: Stopped, transaction_id: int, position: int) -> None:
    Stopped.objects.filter(listener=listener.name, subject_id=stopped.subject_id).update(
        transaction=transaction_id, position=position
    )


def _count_failure(listener: Listener, stopped: Stopped, announcement: Announcement, error: str, now: datetime) -> None:
    tries = stopped.tries + 1 if announcement.position == stopped.position else 1
    Stopped.objects.filter(listener=listener.name, subject_id=stopped.subject_id).update(
        transaction=announcement.transaction,
        position=announcement.position,
        tries=tries,
        next_try_at=now + _pause(tries=tries),
        parked_at=now if tries >= TRIES_BEFORE_PARKING else None,
        error=error,
    )


def _pause(*, tries: int) -> timedelta:
    return timedelta(seconds=min(2**tries, 600))


def try_parked_again(*, listener: str, subject: Subject) -> None:
    """Let a parked subject be tried at the next delivery: the console's “try again”."""
    Stopped.objects.filter(listener=listener, subject_id=subject.id).update(
        parked_at=None, tries=1, next_try_at=timezone.now()
    )

"""Tries of a secret: counted in the database, by hashes, before each one is made, so that guessing gets nowhere.

What is counted by is a case, an account, or the address that a try comes from; none of them is kept.
"""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F

from onewindow.platform.access.models import Tries

WAIT = timedelta(minutes=15)
REMEMBERED = timedelta(days=1)  # for so long tries of many places are added up
DOUBLINGS = 10  # of a minute: longer than any wait
ONE_HOUSEHOLD = 64  # bits of an IPv6 address: whoever has one has all that begin with them


def key_of(kind: str, value: str) -> str:
    """Return by what a thing's tries are counted: a hash that only this installation can make."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"tries:{kind}:{value}".encode(), "sha256").hex()


def key_of_address(kind: str, address: str) -> str:
    """Return by what the tries from an address are counted; the addresses of one household count as one."""
    return key_of(kind, _household(address))


def count_try(*, key: str, limit: int, now: datetime) -> int:
    """Count a try before it is made, and return 0; after too many return in how many minutes there may be another.

    It counts under a lock, so that many at once get no more than one after another. What is turned away does not count:
    a wait has an end, whoever goes on knocking.
    """

    def until(so_far: int, last: datetime) -> datetime:
        return last + WAIT if so_far >= limit else now

    return _count(key, until, adds_up_for=WAIT, now=now)


def count_slowing_try(*, key: str, limit: int, now: datetime) -> int:
    """Count a try, as `count_try` does, where nobody may be shut out: after too many the next has to wait a minute,
    then two, then four, at the most as long as any wait; the count begins anew when a day passes without a try.
    """

    def until(so_far: int, last: datetime) -> datetime:
        doublings = min(so_far - limit, DOUBLINGS)
        return last + min(WAIT, timedelta(minutes=2**doublings)) if doublings >= 0 else now

    return _count(key, until, adds_up_for=REMEMBERED, now=now)


def forgive_all(*, key: str) -> None:
    """Count from nothing again: whoever knows the secret came."""
    Tries.objects.filter(key=key).update(number=0)


def forgive_one(*, key: str) -> None:
    """Take back the try that was right."""
    Tries.objects.filter(key=key, number__gt=0).update(number=F("number") - 1)


def forget_tries(*, now: datetime) -> None:
    """Forget tries that no longer count, and with them from where they came."""
    Tries.objects.filter(since__lte=now - REMEMBERED).delete()


def _count(key: str, until: Callable[[int, datetime], datetime], *, adds_up_for: timedelta, now: datetime) -> int:
    """Count a try and return 0, or return the minutes until the instant that the tries so far and the last one give."""
    with transaction.atomic():
        tries, _ = Tries.objects.select_for_update(of=("self",)).get_or_create(
            key=key, defaults={"number": 0, "since": now}
        )
        so_far = tries.number if tries.since > now - adds_up_for else 0
        left = until(so_far, tries.since) - now
        if left > timedelta():
            return ceil(left / timedelta(minutes=1))
        Tries.objects.filter(key=key).update(number=so_far + 1, since=now)
    return 0


def _household(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, ONE_HOUSEHOLD), strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)

"""A system as who acts."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.organisations.models import Machine
from onewindow.contexts.organisations.queries.duty import grants_of
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from onewindow.platform.guards.editions import kept


class NotConnected(NotAllowed):
    """The account is no system's, the system was disconnected, or nobody answers for it any more."""

    words = N_("该系统没有接入，或者已停止接入、责任人已离任，请联系对接单位的管理员")


def machine_actor(*, account_id: UUID, now: datetime, on_behalf_of: Subject | None = None) -> Actor:
    """Return the system as who acts: with the rights that its post has today, and as the person who answers for it.
    A change holds from the next request.

    :raises NotConnected: if the account is no connected system's, or who answers for it has left
    """
    return replace(_connected(account_id=account_id, today=legal_day(now)), on_behalf_of=on_behalf_of)


@kept(of="organisations")
def _connected(*, account_id: UUID, today: date) -> Actor:
    machine = (
        Machine.objects.select_related("post__organisation", "answered_by")
        .filter(
            Q(disconnected_on=None) | Q(disconnected_on__gt=today),
            Q(answered_by__left_on=None) | Q(answered_by__left_on__gt=today),
            account_id=account_id,
            post__abolished_on=None,
        )
        .first()
    )
    if machine is None:
        raise NotConnected
    return Actor(
        account=account_id,
        kind=AccountKind.MACHINE,
        channel=Channel.EXCHANGE,
        person=machine.answered_by_id,
        post=machine.post_id,
        organisation=machine.post.organisation_id,
        region_path=machine.post.organisation.region_path,
        grants=grants_of([machine.post_id], today),
    )

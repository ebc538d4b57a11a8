"""Connecting systems: a department's own, or a channel of others."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.organisations.actions.grants import authority_of, template_of
from onewindow.contexts.organisations.actions.people import HandleTaken
from onewindow.contexts.organisations.actions.structure import MANAGE
from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.rights import Reach, Right
from onewindow.contexts.organisations.models import Authority, Machine, Organisation, Post, Staff
from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.access.models import Account
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted

ORGAN_SEAL = "documents.seal_organ"


@once
def connect_machine(
    *,
    organisation_id: UUID,
    handle: str,
    name: str,
    answered_by: UUID,
    seal_letter: str = "",
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Connect a system to an organisation and return its account's id. It gets a post of its own with the rights of the
    template, which hold when somebody else has confirmed them, or at once as the installation is founded. Its decisions
    are sealed with the organ's own seal if a letter of the organ says so (`seal_letter`, its number).

    :raises NotFound: if there is no such organisation within reach, or no such member of staff
    :raises HandleTaken: if the handle is taken
    """
    organisation = Organisation.objects.filter(id=organisation_id).first()
    staff = Staff.objects.filter(id=answered_by, left_on=None).first()
    if organisation is None or staff is None:
        raise NotFound
    require(by, MANAGE, organisation.place)
    post = Post(id=new_id(), organisation=organisation, kind=PostKind.MACHINE, name=name)
    account = Account(id=new_id(), handle=handle, kind=AccountKind.MACHINE)
    account.set_unusable_password()
    with receipted(by=by, command=command, subject_id=account.id, answer=account.id):
        if Account.objects.filter(handle=handle).exists():
            raise HandleTaken
        account.save(force_insert=True)
        post.save(force_insert=True)
        Authority.objects.bulk_create([*template_of(post, by=by, now=now), *_seal(post, seal_letter, by, now)])
        Machine.objects.create(account=account, post=post, answered_by=staff, name=name, connected_at=now)
    return account.id


def _seal(post: Post, letter: str, by: Actor, now: datetime) -> list[Authority]:
    right = Right(verb=ORGAN_SEAL, reach=Reach.ORGANISATION, organisation_id=post.organisation_id)
    return [authority_of(post, right, letter=letter, term=Span(legal_day(now)), by=by, now=now)] if letter else []


@once
def disconnect_machine(*, account_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """End a system's connection, from today on.

    :raises NotFound: if there is no such system within reach
    """
    machine = Machine.objects.select_related("post__organisation").filter(account_id=account_id).first()
    if machine is None:
        raise NotFound
    require(by, MANAGE, machine.post.organisation.place)
    with receipted(by=by, command=command, subject_id=account_id):
        Machine.objects.filter(id=machine.id).update(disconnected_on=legal_day(now))

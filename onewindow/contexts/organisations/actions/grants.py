"""Rights: granting, confirming by a second person, withdrawing, and a department's written delegations."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from onewindow.contexts.organisations import events
from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.rights import (
    Handover,
    Reach,
    Right,
    check_handover,
    check_right,
    check_second_person,
)
from onewindow.contexts.organisations.domain.roles import ROLES
from onewindow.contexts.organisations.models import Authority, Delegation, Organisation, Post
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce

GRANT = "organisations.grant"
CONFIRM = "organisations.confirm"
DELEGATE = "organisations.delegate"


def template_of(post: Post, *, by: Actor, now: datetime, without: Iterable[str] = ()) -> list[Authority]:
    """Return the rights of the template of the post's kind, but for some, as rows that are not written yet."""
    term = Span(legal_day(now))
    return [
        authority_of(post, _right(post, verb, reach), letter="", term=term, by=by, now=now)
        for verb, reach in ROLES[PostKind(post.kind)].items()
        if verb not in set(without)
    ]


def _right(post: Post, verb: str, reach: Reach) -> Right:
    match reach:
        case Reach.REGION:
            return Right(verb=verb, reach=reach, region_id=post.organisation.region_id)
        case Reach.ORGANISATION:
            return Right(verb=verb, reach=reach, organisation_id=post.organisation_id)
        case _:
            return Right(verb=verb, reach=reach)


@once
def grant_role(*, post_id: UUID, by: Actor, now: datetime, command: Command) -> int:
    """Grant a post what the template of its kind has and the post never had, and return how many rights that is: after
    an upgrade brought new rights.

    :raises NotFound: if there is no such post within reach
    """
    post = _post(post_id, by, GRANT)
    had = set(Authority.objects.filter(post=post).values_list("verb", flat=True))
    rows = template_of(post, by=by, now=now, without=had)
    with receipted(by=by, command=command, subject_id=post.id, answer=len(rows)):
        Authority.objects.bulk_create(rows)
    return len(rows)


@once
def grant_authority(
    *, post_id: UUID, right: Right, letter: str, term: Span, by: Actor, now: datetime, command: Command
) -> UUID:
    """Grant a post one right by a letter (授权书), and return the id of the authority; it holds when it is confirmed.

    :raises NotFound: if there is no such post within reach
    :raises NoSuchRight: if the verb is not of the vocabulary
    :raises ReachIncomplete: if the place is missing, or named where none belongs
    :raises SpanIsEmpty: if it would never hold
    """
    post = _post(post_id, by, GRANT)
    check_right(right, term=term)
    row = authority_of(post, right, letter=letter, term=term, by=by, now=now)
    with receipted(by=by, command=command, subject_id=post.id, answer=row.id):
        row.save(force_insert=True)
        granted = events.AuthorityGranted(
            subject=Subject(events.POST, post.id),
            authority_id=row.id,
            verb=row.verb,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        announce(granted, by=by, happened_at=now)
    return row.id


def authority_of(post: Post, right: Right, *, letter: str, term: Span, by: Actor, now: datetime) -> Authority:
    """Return a right of a post as a row that is not written yet."""
    return Authority(
        id=new_id(),
        post=post,
        verb=right.verb,
        reach=right.reach,
        region_id=right.region_id,
        organisation_id=right.organisation_id,
        letter=letter,
        valid_from=term.valid_from,
        valid_until=term.valid_until,
        granted_by=by.account,
        granted_at=now,
        is_founding=by.kind is AccountKind.SYSTEM,
    )


@once
def confirm_authorities(*, post_id: UUID, by: Actor, now: datetime, command: Command) -> int:
    """Confirm every right of a post that waits for a second person, and return how many that is.

    :raises NotFound: if there is no such post within reach
    :raises SecondPersonNeeded: if the actor granted one of them
    """
    post = _post(post_id, by, CONFIRM)
    waiting = list(Authority.objects.filter(post=post, confirmed_by=None, is_founding=False).order_by("id"))
    for row in waiting:
        check_second_person(granted_by=row.granted_by, confirmed_by=row.confirmed_by, confirming=by.account)
    ids = tuple(row.id for row in waiting)
    with receipted(by=by, command=command, subject_id=post.id, answer=len(ids)):
        Authority.objects.filter(id__in=ids).update(confirmed_by=by.account, confirmed_at=now)
        confirmed = events.AuthoritiesConfirmed(subject=Subject(events.POST, post.id), authority_ids=ids)
        announce(confirmed, by=by, happened_at=now)
    return len(ids)


@once
def withdraw_authority(*, authority_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Take a right from a post, from today on. This needs no second person: less is never more dangerous.

    :raises NotFound: if there is no such authority within reach
    """
    row = Authority.objects.select_related("post__organisation").filter(id=authority_id).first()
    if row is None:
        raise NotFound
    require(by, GRANT, row.post.organisation.place)
    until = max(row.valid_from, legal_day(now))
    with receipted(by=by, command=command, subject_id=row.post_id):
        Authority.objects.filter(id=row.id).update(valid_until=until)
        withdrawn = events.AuthorityWithdrawn(
            subject=Subject(events.POST, row.post_id), authority_id=row.id, valid_until=until
        )
        announce(withdrawn, by=by, happened_at=now)


def _post(post_id: UUID, by: Actor, verb: str) -> Post:
    post = Post.objects.select_related("organisation").filter(id=post_id, abolished_on=None).first()
    if post is None:
        raise NotFound
    require(by, verb, post.organisation.place)
    return post


@once
def delegate_item(
    *, organisation_id: UUID, handover: Handover, letter: str, term: Span, by: Actor, now: datetime, command: Command
) -> UUID:
    """Hand one verb for a department's item, or all its items, to a window or another organisation; return the id.

    :raises NotFound: if there is no such department within reach
    :raises NotDelegable: if the verb is not one of those
    :raises OneGrantee: if not one grantee is named
    :raises LetterNeeded: if there is no letter
    :raises SpanIsEmpty: if it would never hold
    """
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound
    require(by, DELEGATE, organisation.place)
    check_handover(handover, letter=letter, term=term)
    row = Delegation(
        id=new_id(),
        organisation=organisation,
        item_id=handover.item_id,
        verb=handover.verb,
        to_window_id=handover.to_window_id,
        to_organisation_id=handover.to_organisation_id,
        letter=letter.strip(),
        valid_from=term.valid_from,
        valid_until=term.valid_until,
        delegated_by=by.account,
        delegated_at=now,
    )
    with receipted(by=by, command=command, subject_id=organisation.id, answer=row.id):
        row.save(force_insert=True)
        announce(_delegated(row), by=by, happened_at=now)
    return row.id


def _delegated(row: Delegation) -> events.ItemDelegated:
    return events.ItemDelegated(
        subject=Subject(events.ORGANISATION, row.organisation_id),
        delegation_id=row.id,
        item_id=row.item_id,
        verb=row.verb,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


@once
def withdraw_delegation(*, delegation_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Take back what a department handed over, from today on.

    :raises NotFound: if there is no such delegation within reach
    """
    row = Delegation.objects.select_related("organisation").filter(id=delegation_id).first()
    if row is None:
        raise NotFound
    require(by, DELEGATE, row.organisation.place)
    until = max(row.valid_from, legal_day(now))
    with receipted(by=by, command=command, subject_id=row.organisation_id):
        Delegation.objects.filter(id=row.id).update(valid_until=until)
        withdrawn = events.DelegationWithdrawn(
            subject=Subject(events.ORGANISATION, row.organisation_id), delegation_id=row.id, valid_until=until
        )
        announce(withdrawn, by=by, happened_at=now)

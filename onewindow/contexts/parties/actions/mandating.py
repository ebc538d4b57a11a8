"""Letting somebody act for a party, and taking that back."""

from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.parties.actions.registering import REGISTER
from onewindow.contexts.parties.domain.mandates import Mandate, MandateKind, check_mandate
from onewindow.contexts.parties.events import SUBJECT, MandateGiven, MandateRevoked
from onewindow.contexts.parties.models import MandateRow, Party
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred

MANDATE = "parties.mandate"
LONGEST_DAYS = declare(
    Preference(key="parties.longest_mandate_days", meaning="委托他人办理的授权最长天数", of=int, default=365)
)


@once
def appoint_agent(
    *,
    principal_id: UUID,
    agent_id: UUID,
    items: frozenset[UUID] | None,
    term: Span,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Let an agent act for a principal in some items, or all (None), and return the id of the mandate. The principal
    does it, or who represents them, or a clerk who serves them and saw the letter.

    :raises NotFound: if the principal is not the actor's to speak for, or there is no such party
    :raises ForThemselves: if principal and agent are the same
    :raises NothingGranted: if it names no item
    :raises TermNeeded: if it has no end, or a later one than may be
    """
    require(by, MANDATE, Place(by.organisation, by.region_path, principal_id))
    mandate = Mandate(principal_id=principal_id, agent_id=agent_id, kind=MandateKind.AUTHORISED, items=items, span=term)
    return _give(mandate, by=by, now=now, command=command)


@once
def recognise_representative(
    *,
    principal_id: UUID,
    person_id: UUID,
    kind: MandateKind,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Write down who represents a party by law, as its licence or a guardian's paper says, and return the id of the
    mandate. Whoever did so before no longer does.

    :raises NotFound: if there is no such party within reach
    :raises ForThemselves: if they are the same
    """
    require(by, REGISTER, Place(by.organisation, by.region_path, principal_id))
    mandate = Mandate(principal_id=principal_id, agent_id=person_id, kind=kind, items=None, span=Span(valid_from))
    return _give(mandate, by=by, now=now, command=command)


def _give(mandate: Mandate, *, by: Actor, now: datetime, command: Command) -> UUID:
    longest = preferred(LONGEST_DAYS, at=Place(by.organisation, by.region_path), on=legal_day(now))
    check_mandate(mandate, longest_days=longest)
    if Party.objects.filter(id__in=[mandate.principal_id, mandate.agent_id]).count() < 2:
        raise NotFound
    mandate_id = new_id()
    with receipted(by=by, command=command, subject_id=mandate.principal_id, answer=mandate_id):
        if mandate.kind is MandateKind.LEGAL_REPRESENTATIVE:
            _end_former(mandate, by=by, now=now)
        _write(mandate_id, mandate, by=by, now=now)
    return mandate_id


def _write(mandate_id: UUID, mandate: Mandate, *, by: Actor, now: datetime) -> None:
    MandateRow.objects.create(
        id=mandate_id,
        principal_id=mandate.principal_id,
        agent_id=mandate.agent_id,
        kind=mandate.kind,
        items=None if mandate.items is None else sorted(map(str, mandate.items)),
        valid_from=mandate.span.valid_from,
        valid_until=mandate.span.valid_until,
        given_by=by.account,
        given_at=now,
    )
    given = MandateGiven(
        subject=Subject(SUBJECT, mandate.principal_id),
        mandate_id=mandate_id,
        agent_id=mandate.agent_id,
        kind=mandate.kind,
        valid_from=mandate.span.valid_from,
        valid_until=mandate.span.valid_until,
    )
    announce(given, by=by, happened_at=now)


def _end_former(mandate: Mandate, *, by: Actor, now: datetime) -> None:
    former = MandateRow.objects.filter(principal_id=mandate.principal_id, kind=mandate.kind, revoked_at=None)
    for row in former.order_by("valid_from"):
        _revoke(row, by=by, now=now)


@once
def revoke_mandate(*, mandate_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Take a mandate back, from today on; the principal does it, or who represents them, or a clerk who serves them.

    :raises NotFound: if there is no such mandate, or it is not the actor's to take back
    """
    row = MandateRow.objects.filter(id=mandate_id, revoked_at=None).first()
    if row is None:
        raise NotFound
    require(by, MANDATE, Place(by.organisation, by.region_path, row.principal_id))
    with receipted(by=by, command=command, subject_id=row.principal_id):
        _revoke(row, by=by, now=now)


def _revoke(row: MandateRow, *, by: Actor, now: datetime) -> None:
    MandateRow.objects.filter(id=row.id).update(revoked_at=now, revoked_by=by.account)
    revoked = MandateRevoked(subject=Subject(SUBJECT, row.principal_id), mandate_id=row.id, agent_id=row.agent_id)
    announce(revoked, by=by, happened_at=now)

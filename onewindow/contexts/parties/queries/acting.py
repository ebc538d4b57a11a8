"""The actor of a citizen, and for whom they may act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.parties.domain.identity import MaskedParty
from onewindow.contexts.parties.domain.mandates import Mandate, MandateKind, NoMandate, reach
from onewindow.contexts.parties.events import SUBJECT
from onewindow.contexts.parties.models import MandateRow, Party
from onewindow.contexts.parties.queries.masking import masked
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Place, Scope, ScopeKind
from onewindow.platform.access.requiring import require

# What anybody may do in matters of their own, and a representative or guardian in those of their principal.
OWN_RIGHTS = (
    "cases.file",
    "cases.view",
    "cases.withdraw",
    "materials.upload",
    "materials.view",
    "documents.view",
    "licences.view",
    "notices.view",
    "parties.view",
    "parties.correct",
    "parties.mandate",
)
# An agent acts in errands, and sees what came of them; the person's data and mandates they leave alone.
AGENT_RIGHTS = tuple(verb for verb in OWN_RIGHTS if not verb.startswith("parties."))


class NoParty(NotAllowed):
    """The account has no registered party behind it."""

    words = N_("该账号尚未实名登记，请先完成实名认证")


@dataclass(frozen=True, kw_only=True, slots=True)
class Principal:
    """Somebody whom one may act for, and in which items (None: all)."""

    party: MaskedParty
    kind: MandateKind
    items: frozenset[UUID] | None
    valid_until: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Agent:
    """Somebody who may act for one, by which mandate, and in which items (None: all)."""

    mandate_id: UUID
    party: MaskedParty
    kind: MandateKind
    items: frozenset[UUID] | None
    valid_until: date | None


def citizen_actor(*, account_id: UUID, now: datetime, channel: Channel, on_behalf_of: UUID | None = None) -> Actor:
    """Return the citizen as who acts, for themselves or, under a mandate that holds today, for somebody.

    :raises NoParty: if the account has no party behind it
    :raises NoMandate: if no mandate for that principal holds today
    """
    person = Party.objects.filter(account_id=account_id).only("id").first()
    if person is None:
        raise NoParty
    acting = Actor(account=account_id, kind=AccountKind.CITIZEN, channel=channel, person=person.id)
    if on_behalf_of is None:
        return replace(acting, grants=_OWN)
    holding = _holding(agent_id=person.id, principal_id=on_behalf_of, on=legal_day(now))
    if not holding:
        raise NoMandate
    grants = frozenset(grant for mandate in holding for grant in _granted(mandate))
    return replace(acting, on_behalf_of=Subject(SUBJECT, on_behalf_of), grants=grants)


_OWN = frozenset(Grant(verb, Scope(ScopeKind.OWN)) for verb in OWN_RIGHTS)


def _granted(mandate: Mandate) -> Iterable[Grant]:
    if mandate.kind is not MandateKind.AUTHORISED:
        return _OWN
    reach = Scope(ScopeKind.MANDATED, items=mandate.items)
    return (Grant(verb, reach) for verb in AGENT_RIGHTS)


def _holding(*, agent_id: UUID, principal_id: UUID, on: date) -> list[Mandate]:
    rows = MandateRow.objects.filter(agent_id=agent_id, principal_id=principal_id).order_by("valid_from")
    return [row.mandate for row in rows if row.mandate.holds_on(on)]


def mandated_items(*, by: Actor, on: date) -> frozenset[UUID] | None:
    """Return the items in which the actor may act: None for all, as everybody may for themselves and a clerk at a
    window for the visitor; those that the mandates name otherwise. Lists of an agent are cut to them.

    :raises NoMandate: if the actor acts for somebody and no mandate holds any more
    """
    if by.kind is not AccountKind.CITIZEN or by.on_behalf_of is None or by.person is None:
        return None
    return reach(_holding(agent_id=by.person, principal_id=by.on_behalf_of.id, on=on), on=on)


def may_act_in(*, by: Actor, item_id: UUID, on: date) -> bool:
    """Say whether the actor may act in the item for whom they act for."""
    items = mandated_items(by=by, on=on)
    return items is None or item_id in items


def representatives(*, ids: Iterable[UUID], on: date) -> Mapping[UUID, UUID]:
    """Return who represents parties by law on a day: the person's id by the party's; one without is left out."""
    kind = MandateKind.LEGAL_REPRESENTATIVE
    rows = MandateRow.objects.filter(principal_id__in=set(ids), kind=kind, revoked_at=None).order_by("valid_from")
    return {row.principal_id: row.agent_id for row in rows if row.mandate.holds_on(on)}


def agents(*, principal_id: UUID, by: Actor, on: date) -> tuple[Agent, ...]:
    """Return who may act for a principal on a day, as those see it who may give and revoke mandates for it.

    :raises NotFound: if the principal is not the actor's to speak for
    """
    require(by, "parties.mandate", Place(by.organisation, by.region_path, principal_id))
    rows = MandateRow.objects.filter(principal_id=principal_id, revoked_at=None).order_by("-kind", "valid_from")
    holding = [row for row in rows if row.mandate.holds_on(on)]
    people = masked(ids=[row.agent_id for row in holding])
    return tuple(
        Agent(
            mandate_id=row.id,
            party=people[row.agent_id],
            kind=MandateKind(row.kind),
            items=row.mandate.items,
            valid_until=row.valid_until,
        )
        for row in holding
    )


def my_principals(*, by: Actor, on: date) -> tuple[Principal, ...]:
    """Return whom the person may act for today, those whom they represent first."""
    return _principals(by.person, on)


def principals(*, agent_id: UUID, by: Actor, on: date) -> tuple[Principal, ...]:
    """Return the same for the office at whose window a person stands.

    :raises NotAllowed: if the actor may see nobody's data
    """
    require(by, "parties.view", Place(by.organisation, by.region_path))
    return _principals(agent_id, on)


def _principals(agent_id: UUID | None, on: date) -> tuple[Principal, ...]:
    held = MandateRow.objects.filter(agent_id=agent_id).order_by("-kind", "valid_from")
    rows = [row for row in held if row.mandate.holds_on(on)]
    parties = masked(ids=[row.principal_id for row in rows])
    return tuple(
        Principal(
            party=parties[row.principal_id],
            kind=MandateKind(row.kind),
            items=row.mandate.items,
            valid_until=row.valid_until,
        )
        for row in rows
    )

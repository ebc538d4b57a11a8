"""Actors, grants and scopes. Pure values: no business noun, no query is run here."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from onewindow.kernel.events import Subject


class AccountKind(StrEnum):
    CITIZEN = "CITIZEN"  # 办事人
    STAFF = "STAFF"  # 工作人员
    MACHINE = "MACHINE"  # 系统对接
    SYSTEM = "SYSTEM"  # 平台自身


class Channel(StrEnum):
    """By which way an act came in (GB/T 39046-2020 A.5, and our own for machines)."""

    WINDOW = "WINDOW"  # 窗口
    WEB = "WEB"  # 电脑端网上
    MOBILE = "MOBILE"  # 移动端
    KIOSK = "KIOSK"  # 自助机
    POST = "POST"  # 快递申请
    EXCHANGE = "EXCHANGE"  # 系统对接
    DESK = "DESK"  # 后台办公
    SYSTEM = "SYSTEM"  # 系统自动


class ScopeKind(StrEnum):
    EVERYWHERE = "EVERYWHERE"
    REGION = "REGION"  # a region and all below it
    ORGANISATION = "ORGANISATION"
    OWN = "OWN"  # what belongs to the person or to whom the person acts for
    MANDATED = "MANDATED"  # of whom the person acts for, what is about an item that the mandate names


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a grant reaches. `value` is a region path for REGION, an organisation's uuid for ORGANISATION; `items`
    are those of a mandate, None for all: what is about no item at all is never within a mandate."""

    kind: ScopeKind
    value: str = ""
    items: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """The right to one verb (`cases.examine`) within one scope."""

    verb: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: the columns that every scoped row carries."""

    organisation_id: UUID | None
    region_path: str
    owner_id: UUID | None = None
    item_id: UUID | None = None  # which item it is about


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who does something, in which post, for whom and by which channel: the `by` of every door."""

    account: UUID
    kind: AccountKind
    channel: Channel
    person: UUID | None = None  # in `parties` for citizens, in `organisations` for staff
    post: UUID | None = None
    organisation: UUID | None = None
    region_path: str = ""
    hall: UUID | None = None
    window: UUID | None = None
    on_behalf_of: Subject | None = None  # the principal whom an agent or a window clerk acts for
    grants: frozenset[Grant] = field(default_factory=frozenset)

    def acting_for(self, principal: Subject) -> "Actor":
        """Return the same actor as who acts for a principal."""
        return replace(self, on_behalf_of=principal)

    def trace(self) -> dict[str, str]:
        """Return the actor as it is hashed into a chain and shown in a trace: ids only, absent ones left out."""
        ids = {
            "account": self.account,
            "person": self.person,
            "post": self.post,
            "organisation": self.organisation,
            "hall": self.hall,
            "window": self.window,
            "on_behalf_of": self.on_behalf_of and self.on_behalf_of.id,
        }
        return {"channel": str(self.channel)} | {name: str(value) for name, value in ids.items() if value}


def owners(actor: Actor) -> tuple[UUID, ...]:
    """Return the ids whose things are the actor's own: the person's, or, acting for somebody, only theirs."""
    if actor.on_behalf_of is not None:
        return (actor.on_behalf_of.id,)
    return (actor.person,) if actor.person is not None else ()


def may(actor: Actor, verb: str, place: Place) -> bool:
    """Say whether the actor may do the verb to a thing that stands at the place."""
    return any(_reaches(actor, grant.scope, place) for grant in actor.grants if grant.verb == verb)


def may_anywhere(actor: Actor, verb: str) -> bool:
    """Say whether the actor has the verb in any scope: whether a menu entry is shown, and 403 rather than 404."""
    return any(grant.verb == verb for grant in actor.grants)


def _reaches(actor: Actor, scope: Scope, place: Place) -> bool:
    match scope.kind:
        case ScopeKind.EVERYWHERE:
            return True
        case ScopeKind.REGION:
            return place.region_path.startswith(scope.value)
        case ScopeKind.ORGANISATION:
            return str(place.organisation_id) == scope.value
        case ScopeKind.OWN:
            return place.owner_id in owners(actor)
        case ScopeKind.MANDATED:
            is_named = place.item_id is not None and (scope.items is None or place.item_id in scope.items)
            return is_named and place.owner_id in owners(actor)


def scope_filter(actor: Actor, verb: str) -> Q:
    """Return the condition under which a row lies within the actor's grants for the verb.

    The rows must carry `organisation_id`, `region_path` and `owner_id`, and `item_id` where citizens have the verb.
    Without any grant nothing matches.
    """
    reach = Q(owner_id__in=())
    for grant in actor.grants:
        if grant.verb == verb:
            reach |= _condition(actor, grant.scope)
    return reach


def _condition(actor: Actor, scope: Scope) -> Q:
    match scope.kind:
        case ScopeKind.EVERYWHERE:
            return Q(region_path__startswith="")
        case ScopeKind.REGION:
            return Q(region_path__startswith=scope.value)
        case ScopeKind.ORGANISATION:
            return Q(organisation_id=scope.value)
        case ScopeKind.OWN:
            return Q(owner_id__in=owners(actor))
        case ScopeKind.MANDATED:
            named = Q(item_id__isnull=False) if scope.items is None else Q(item_id__in=scope.items)
            return named & Q(owner_id__in=owners(actor))


def own_filter(actor: Actor, verb: str) -> Q:
    """Return the condition under which a row is the actor's own: a citizen's as far as their grants for the verb reach,
    so that an agent's end with the mandate; what is a member of staff's own needs no grant.

    The rows must carry `owner_id` and `item_id`.
    """
    if actor.kind is AccountKind.CITIZEN:
        return scope_filter(actor, verb)
    return Q(owner_id__in=owners(actor))

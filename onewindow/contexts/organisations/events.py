"""What organisations announce: what upper rooms must follow, and every change of rights. Ids, paths and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.kernel.events import Event

REGION = "region"
ORGANISATION = "organisation"
POST = "post"
STAFF = "staff"


@dataclass(frozen=True, kw_only=True)
class RegionMoved(Event):
    """A region stands under another parent: every path that begins with `before` begins with `after` from now on."""

    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class AuthorityGranted(Event):
    """A right was granted to a post; it holds when it is confirmed."""

    authority_id: UUID
    verb: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class AuthoritiesConfirmed(Event):
    """Somebody else confirmed the rights that a post was granted."""

    authority_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class AuthorityWithdrawn(Event):
    """A right of a post ends."""

    authority_id: UUID
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class StaffAssigned(Event):
    """Somebody has a seat in a post."""

    staff_id: UUID
    role: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class AbsenceRecorded(Event):
    """Somebody is away; on these days B has what is theirs."""

    valid_from: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class ItemDelegated(Event):
    """A department handed over one of its verbs by a written act."""

    delegation_id: UUID
    item_id: UUID | None
    verb: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class DelegationWithdrawn(Event):
    """A department took back what it had handed over."""

    delegation_id: UUID
    valid_until: date

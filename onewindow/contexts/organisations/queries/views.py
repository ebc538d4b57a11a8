"""The values that the room hands out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.contexts.organisations.domain.kinds import OrganisationKind, PostKind, WindowKind
from onewindow.contexts.organisations.domain.regions import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionView:
    """A region."""

    id: UUID
    level: Level
    name: str
    code: str
    path: str
    parent_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedies:
    """Where an act of the organisation can be taken to (《行政复议法》, decision 14)."""

    reconsideration_organ: str
    reconsideration_online: str
    court: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Charter:
    """What an organisation is founded with."""

    kind: OrganisationKind
    credit_code: str
    name: str
    short_name: str
    region_id: UUID
    parent_id: UUID | None
    consult_phone: str
    complaint_phone: str
    remedies: Remedies


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationView:
    """An organisation."""

    id: UUID
    kind: OrganisationKind
    credit_code: str
    name: str
    short_name: str
    region_path: str
    parent_id: UUID | None
    consult_phone: str
    complaint_phone: str
    remedies: Remedies


@dataclass(frozen=True, kw_only=True, slots=True)
class HallView:
    """A hall."""

    id: UUID
    organisation_id: UUID
    region_path: str
    name: str
    address: str
    hours: str
    consult_phone: str
    complaint_phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """What a window takes in: an organisation's items, or one of them."""

    organisation_id: UUID
    item_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WindowView:
    """A window and what it takes in."""

    id: UUID
    hall_id: UUID
    number: str
    kind: WindowKind
    name: str
    zone: str
    services: tuple[Service, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostView:
    """A post."""

    id: UUID
    organisation_id: UUID
    kind: PostKind
    name: str
    window_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffView:
    """A member of staff as a citizen may see them: the name and the number on the badge."""

    id: UUID
    name: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OnDuty:
    """Who has a post's tasks on a day."""

    staff: StaffView
    post: PostView


@dataclass(frozen=True, kw_only=True, slots=True)
class DelegationView:
    """What a department has handed over: to a window or to an organisation, for an item or for all (None)."""

    id: UUID
    organisation_id: UUID
    verb: str
    item_id: UUID | None
    to_window_id: UUID | None
    to_organisation_id: UUID | None
    letter: str
    valid_from: date
    valid_until: date | None

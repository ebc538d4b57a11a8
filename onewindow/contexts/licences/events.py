"""What licences announce: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.kernel.events import Event

SUBJECT = "licence"


@dataclass(frozen=True, kw_only=True)
class LicenceEvent(Event):
    """What every announcement of a licence says: of which type, whose, from whom."""

    type_code: str
    owner_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, kw_only=True)
class LicenceIssued(LicenceEvent):
    """签发."""

    issued_on: date
    ends_on: date | None
    document_id: UUID
    source_id: UUID | None
    replaces_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LicenceSuperseded(LicenceEvent):
    """换发: another edition took its place."""

    by_id: UUID


@dataclass(frozen=True, kw_only=True)
class LicenceHeld(LicenceEvent):
    """暂扣 or 挂失."""

    state: str
    held_on: date


@dataclass(frozen=True, kw_only=True)
class LicenceReleased(LicenceEvent):
    """解除暂扣 or 解除挂失."""

    released_on: date


@dataclass(frozen=True, kw_only=True)
class LicenceEnded(LicenceEvent):
    """注销, 撤销, 撤回 or 吊销; the reason stands in the document."""

    state: str
    ended_on: date
    document_id: UUID

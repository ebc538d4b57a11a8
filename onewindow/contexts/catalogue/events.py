"""What the room announces. The subject of a guide's events is the guide version."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.kernel.events import Event

SUBJECT = "guide"


@dataclass(frozen=True, kw_only=True)
class GuideRevised(Event):
    """起草部门修改了草稿."""

    sha256: str


@dataclass(frozen=True, kw_only=True)
class GuideReviewed(Event):
    """通过合法性审查."""

    sha256: str
    opinion: str


@dataclass(frozen=True, kw_only=True)
class GuideReturned(Event):
    """退回修改."""

    opinion: str


@dataclass(frozen=True, kw_only=True)
class GuideApproved(Event):
    """批准."""

    sha256: str
    opinion: str


@dataclass(frozen=True, kw_only=True)
class GuidePublished(Event):
    """发布：自某日起生效."""

    item_id: UUID
    edition: int
    sha256: str
    published_from: date


@dataclass(frozen=True, kw_only=True)
class GuideSuperseded(Event):
    """由新版替代."""

    item_id: UUID
    published_until: date


@dataclass(frozen=True, kw_only=True)
class GuideWithdrawn(Event):
    """撤下."""

    item_id: UUID
    published_until: date
    reason: str

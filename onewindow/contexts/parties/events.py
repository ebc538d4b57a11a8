"""What parties announce. Ids and codes only, never a person's data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.kernel.events import Event

SUBJECT = "party"


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    """The subject let somebody act for them."""

    mandate_id: UUID
    agent_id: UUID
    kind: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class MandateRevoked(Event):
    """The subject took a mandate back."""

    mandate_id: UUID
    agent_id: UUID


@dataclass(frozen=True, kw_only=True)
class DatumCorrected(Event):
    """A datum of the subject was wrong and is corrected."""

    element_code: str

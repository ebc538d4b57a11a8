"""What the room announces."""

from dataclasses import dataclass
from uuid import UUID

from onewindow.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class OpinionGiven(Event):
    """A reviewer gave an opinion on a step of a case."""

    step: str
    conclusion: str
    opinion_id: UUID

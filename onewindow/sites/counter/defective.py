"""What may be wrong with a paper: the guide's own points of review, and what any paper may lack, ready to be ticked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.sites.counter.forms.intake import DEFECTS


@dataclass(frozen=True, kw_only=True)
class Tick:
    """Words that can be ticked against a paper."""

    words: str
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What can be said against a paper, and what was."""

    code: str
    ticks: tuple[Tick, ...]
    written: str

    @property
    def is_raised(self) -> bool:
        """Say whether something was said."""
        return bool(self.written) or any(tick.is_ticked for tick in self.ticks)


def doubt(code: str, points: Sequence[catalogue.ReviewPoint], said: Mapping[str, str]) -> Doubt:
    """Return what can be said against a paper; of what was said, the words of no tick were written."""
    words = [
        *(gettext("未达到要求：%(point)s") % {"point": point.text} for point in points),
        *map(gettext, DEFECTS),
    ]
    parts = [part for part in said.get(code, "").split("；") if part]
    return Doubt(
        code=code,
        ticks=tuple(Tick(words=one, is_ticked=one in parts) for one in words),
        written="；".join(part for part in parts if part not in words),
    )

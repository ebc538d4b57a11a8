"""Drawing of seals: round, red, with the organ's name and a star; a demo's says that it means nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from onewindow.kernel.canonical import Json
from onewindow.platform.pdf.typesetting import render

TEMPLATE = Path(__file__).with_name("seal.typ")
POINTS_PER_MM = 72 / 25.4
DRAWN_ON = date(2026, 1, 1)  # a seal looks the same whenever it is drawn


@dataclass(frozen=True, kw_only=True)
class SealFace:
    """What a seal says: whose it is, for what, and how large it is."""

    name: str  # the organ's full name, round the rim
    purpose: str = ""  # 行政审批专用章; empty on the organ's own seal
    diameter: int = 42  # millimetres (国发〔1999〕25号: organs of a county 4.2 cm)

    @property
    def points(self) -> float:
        """Return the diameter in points."""
        return self.diameter * POINTS_PER_MM

    def drawn(self) -> bytes:
        """Return the seal as a transparent page of its own size."""
        facts: dict[str, Json] = {
            "name": self.name,
            "purpose": self.purpose,
            "diameter": self.diameter,
            "demo": settings.IS_DEMO,
        }
        return render(TEMPLATE, facts, dated=DRAWN_ON)

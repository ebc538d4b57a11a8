"""The wallet: licences with what they are worth today, and other papers that can be used again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onewindow.contexts.licences import api as licences
from onewindow.contexts.materials import api as materials
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, may_anywhere, owners
from onewindow.platform.web.parts import Tone

TONES: Mapping[licences.Standing, Tone] = {
    licences.Standing.VALID: Tone.GREEN,
    licences.Standing.EXPIRING: Tone.AMBER,
}


@dataclass(frozen=True, kw_only=True)
class WalletLine:
    """A licence in the wallet."""

    licence: licences.LicenceView
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class WalletPage:
    """All that the wallet shows. An agent sees no licences: their mandate is for errands."""

    licences: tuple[WalletLine, ...]
    papers: tuple[materials.PaperView, ...]
    is_agent: bool


def wallet_page(*, by: Actor, now: datetime) -> WalletPage:
    """Put the wallet of the reader, or of whom they act for, together."""
    may_see = may_anywhere(by, "licences.view")
    held = licences.wallet(by=by, now=now) if may_see else ()
    papers = (materials.vault(owner_id=owner, on=legal_day(now)) for owner in owners(by) if may_see)
    return WalletPage(
        licences=tuple(WalletLine(licence=one, tone=TONES.get(one.standing, Tone.GREY)) for one in held),
        papers=tuple(paper for several in papers for paper in several if paper.source is not materials.Source.LICENCE),
        is_agent=not may_see,
    )

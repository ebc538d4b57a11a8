"""The wallet: licences with what they are worth today, and other papers that can be used again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onewindow.contexts.licences import api as licences
from onewindow.contexts.materials import api as materials
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Place, may, owners
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
    """All that the wallet shows; to an agent only what came of the items that their mandate names."""

    licences: tuple[WalletLine, ...]
    papers: tuple[materials.PaperView, ...]
    is_agent: bool


def wallet_page(*, by: Actor, now: datetime) -> WalletPage:
    """Put the wallet of the reader, or of whom they act for, together."""
    held, papers = licences.wallet(by=by, now=now), materials.vault(by=by, on=legal_day(now))
    is_agent = not any(may(by, "licences.view", Place(None, "", owner)) for owner in owners(by))
    return WalletPage(
        licences=tuple(WalletLine(licence=one, tone=TONES.get(one.standing, Tone.GREY)) for one in held),
        papers=tuple(paper for paper in papers if paper.source is not materials.Source.LICENCE),
        is_agent=is_agent,
    )

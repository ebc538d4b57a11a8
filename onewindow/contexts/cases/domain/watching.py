"""电子监察: the rules that an act of a case itself hits (rulebook §2.6); what clocks hit shows in their lights."""

from enum import StrEnum

from onewindow.contexts.cases.domain.states import State
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_


class Rule(StrEnum):
    T2 = "T2"  # 未一次告知，视为受理
    P3 = "P3"  # 多次补正告知


class NothingToAskAgain(Refusal):
    """A second notice is about what the supplement brought; before a supplement there is none."""

    words = N_("只有补正后重新收件、尚未受理的办件，才能准许再次告知")


class AllowedAlready(Refusal):
    """Once (decision 4)."""

    words = N_("该办件已准许过再次告知，不得再次准许")


def check_second_notice(state: State, *, is_notified: bool, is_allowed: bool) -> None:
    """Let a supervisor allow a second notice.

    :raises NothingToAskAgain: if the case was not asked about before, or is not back from its supplement
    :raises AllowedAlready: if it was allowed before
    """
    if state is not State.RECEIVED or not is_notified:
        raise NothingToAskAgain
    if is_allowed:
        raise AllowedAlready

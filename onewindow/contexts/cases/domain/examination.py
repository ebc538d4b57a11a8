"""From receipt to acceptance, by 《行政许可法》第三十二条."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_

NOTICE_TERM_WORKDAYS = 5  # 《行政许可法》第三十二条第一款第四项、第八十二条


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that the examination may look at, and nothing else."""

    state: State
    received_on: date
    notice_due_on: date
    completed_on: date | None  # the day the last required paper came in
    required: frozenset[str]
    handed_in: frozenset[str]
    notified_on: date | None = None
    supplement_due_on: date | None = None
    deemed_by_law: bool = True  # licences, and items whose guide names a basis
    defective: frozenset[str] = frozenset()  # handed in, and not as they must be
    asked: frozenset[str] = frozenset()  # what the notice asked for, and the supplement brought
    notices: int = 0
    may_ask_again: bool = False  # a supervisor has allowed a second notice (decision 4)

    @property
    def missing(self) -> frozenset[str]:
        """Return what must still be handed in, or handed in again."""
        return (self.required - self.handed_in) | self.defective


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """受理. `deemed` when the office let the notice term pass (视为受理)."""

    accepted_on: date
    deemed: bool = False

    @property
    def verb(self) -> Verb:
        return Verb.DEEM if self.deemed else Verb.ACCEPT


@dataclass(frozen=True, kw_only=True)
class Notice:
    """一次性告知: everything that is missing, said once."""

    verb = Verb.ASK
    notified_on: date
    missing: tuple[str, ...]
    is_second: bool = False


class Ground(StrEnum):
    """Why a case is not accepted; each is another state and another sentence."""

    NOT_NEEDED = "NOT_NEEDED"  # 第三十二条第一款第一项：依法不需要取得行政许可
    WRONG_AGENCY = "WRONG_AGENCY"  # 第三十二条第一款第二项：不属于本行政机关职权范围
    NOT_QUALIFIED = "NOT_QUALIFIED"  # 不符合受理条件


@dataclass(frozen=True, kw_only=True)
class Declined:
    """不予受理, with its ground in words and, where another organ is in charge, which one."""

    declined_on: date
    ground: Ground
    reason: str
    competent_agency: str = ""

    @property
    def verb(self) -> Verb:
        return {
            Ground.NOT_NEEDED: Verb.DISMISS,
            Ground.WRONG_AGENCY: Verb.REDIRECT,
            Ground.NOT_QUALIFIED: Verb.DECLINE,
        }[self.ground]


@dataclass(frozen=True, kw_only=True)
class Supplemented:
    """补正: the applicant answered the notice; `completed_on` is set once nothing is missing."""

    verb = Verb.SUPPLEMENT
    supplemented_on: date
    completed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Lapsed:
    """逾期未补正，终止办理."""

    verb = Verb.LAPSE
    lapsed_on: date


class AlreadyNotified(Refusal):
    """A second list may not be sent; accept what was asked for, or refuse with reasons (decision 4)."""

    words = N_("%(notified_on)s 已一次性告知，不得再次告知")


class VisibleTheFirstTime(AlreadyNotified):
    """What the first filing already showed may not be asked for now, whoever allows it (decision 4)."""

    words = N_("%(notified_on)s 已一次性告知；%(missing)s 在第一次提交时就能发现，不得再次告知")


class StillMissing(Refusal):
    """The applicant answers a notice as a whole."""

    words = N_("还缺：%(missing)s。请一次补齐后再提交")


class DeemedAlready(Refusal):
    """The notice term is over: the case counts as accepted, and may no longer be asked or turned away (decision 2)."""

    words = N_("告知期限已于 %(notice_due_on)s 届满，依法自收到材料之日起即为受理，不得再告知补正或不予受理")


class NothingToDeem(Refusal):
    """A notice was given, the term still runs, or the law gives this item no such effect."""

    words = N_("该办件不符合视为受理的条件")


class NothingLapsed(Refusal):
    """The term to supplement still runs."""

    words = N_("补正期限至 %(supplement_due_on)s，尚未届满")


class NotOfThisCase(Invalid):
    """Only what this case needs or holds can be wrong with it: nobody is sent for a paper that is not asked for."""

    words = N_("本办件没有编号为 %(codes)s 的材料，请对照材料清单核对后重新提交")


class ReasonNeeded(Invalid):
    """A decision against somebody says why, and where to turn."""

    words = N_("请写明理由，让申请人知道为什么、下一步找谁")


def examine(facts: Facts, *, today: date) -> Accepted | Notice:
    """Decide what a filed case gets today: acceptance, or the one-time notice.

    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises NotOfThisCase: if something is said to be wrong that the case neither needs nor holds
    :raises AlreadyNotified: if materials are missing although the notice was given
    :raises DeemedAlready: if materials are missing and the term to say so is over
    """
    MOVES.after(facts.state, Verb.ACCEPT)
    if foreign := facts.defective - facts.required - facts.handed_in:
        raise NotOfThisCase(field="defects", codes="、".join(sorted(foreign)))
    if not facts.missing:
        return Accepted(accepted_on=facts.completed_on or today)  # the day the papers were in, not the day of the click
    if facts.notified_on is not None:
        return _ask_again(facts, today)
    _still_in_term(facts, today)
    return Notice(notified_on=today, missing=tuple(sorted(facts.missing)))


def _ask_again(facts: Facts, today: date) -> Notice:
    """Decide on a second notice: once, when a supervisor has allowed it, for what the supplement itself brought."""
    if not facts.may_ask_again or facts.notices > 1:
        raise AlreadyNotified(notified_on=facts.notified_on)
    if visible := facts.missing - facts.asked:
        raise VisibleTheFirstTime(notified_on=facts.notified_on, missing="、".join(sorted(visible)))
    return Notice(notified_on=today, missing=tuple(sorted(facts.missing)), is_second=True)


def decline(facts: Facts, *, ground: Ground, reason: str, competent_agency: str, today: date) -> Declined:
    """Decide that the case is not accepted.

    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises ReasonNeeded: if no reason is given, or another organ is in charge and is not named
    :raises DeemedAlready: if the notice term is over and the case counts as accepted
    """
    outcome = Declined(
        declined_on=today, ground=ground, reason=reason.strip(), competent_agency=competent_agency.strip()
    )
    MOVES.after(facts.state, outcome.verb)
    if not outcome.reason:
        raise ReasonNeeded(field="reason")
    if ground is Ground.WRONG_AGENCY and not outcome.competent_agency:
        raise ReasonNeeded(field="competent_agency")
    if facts.notified_on is None:
        _still_in_term(facts, today)
    return outcome


def deem(facts: Facts, *, today: date) -> Accepted:
    """Accept by silence when the notice clock has run out (on `ClockRanOut`, at 00:00, not on a click).

    :raises IllegalMove: if the case is not 已提交 or 已收件
    :raises NothingToDeem: if a notice was given, the term still runs, or the law gives this item no such effect
    """
    MOVES.after(facts.state, Verb.DEEM)
    if not _is_deemed(facts, today):
        raise NothingToDeem
    # The term is the office's, not the applicant's: silence accepts from the day of receipt.
    return Accepted(accepted_on=facts.received_on, deemed=True)


def supplement(facts: Facts, *, names: Mapping[str, str], today: date) -> Supplemented:
    """Take in what the applicant handed in after the notice, all at once. `names` are those of the materials by code.

    :raises IllegalMove: if the case does not wait for a supplement
    :raises StillMissing: if something that was asked for is still not there
    """
    MOVES.after(facts.state, Verb.SUPPLEMENT)
    if facts.missing:
        missing = (names.get(code, code) for code in sorted(facts.missing))
        raise StillMissing(missing="、".join(missing))
    return Supplemented(supplemented_on=today, completed_on=today)


def lapse(facts: Facts, *, today: date) -> Lapsed:
    """Close a case whose applicant let the term to supplement pass.

    :raises IllegalMove: if the case does not wait for a supplement
    :raises NothingLapsed: if the term still runs
    """
    MOVES.after(facts.state, Verb.LAPSE)
    if facts.supplement_due_on is None or today <= facts.supplement_due_on:
        raise NothingLapsed(supplement_due_on=facts.supplement_due_on)
    return Lapsed(lapsed_on=today)


def _is_deemed(facts: Facts, today: date) -> bool:
    return facts.deemed_by_law and facts.notified_on is None and today > facts.notice_due_on


def _still_in_term(facts: Facts, today: date) -> None:
    if _is_deemed(facts, today):
        raise DeemedAlready(notice_due_on=facts.notice_due_on)

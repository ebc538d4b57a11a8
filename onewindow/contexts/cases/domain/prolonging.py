"""延期与特别程序: what makes a decision come later, and what each of them owes the applicant (第四十二条、第四十五条).

Which clocks stand still or run longer, and whether they may, is `deadlines`' to say.
"""

from dataclasses import dataclass
from datetime import date

from onewindow.contexts.cases.domain.examination import ReasonNeeded
from onewindow.contexts.cases.domain.handling import Progress
from onewindow.contexts.cases.domain.states import MOVES, Verb
from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Term, Unit

_WORKDAYS_IN = {Unit.INSTANT: 0, Unit.WORKDAY: 1, Unit.DAY: 1, Unit.MONTH: 21, Unit.YEAR: 250}


@dataclass(frozen=True, kw_only=True)
class Extended:
    """延期: the statutory term ends on another day, by whose approval the document says."""

    verb = Verb.EXTEND
    extended_on: date
    former_due_on: date
    due_on: date


@dataclass(frozen=True, kw_only=True)
class SpecialBegun:
    """启动特别程序: which, and until when the applicant was told that it lasts."""

    verb = Verb.START_SPECIAL
    procedure: str
    started_on: date
    told_until: date


@dataclass(frozen=True, kw_only=True)
class SpecialOver:
    """结束特别程序: its result is recorded, and the clocks run again from the next day."""

    verb = Verb.END_SPECIAL
    procedure: str
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What the applicant is told of a special procedure beside its name and its time."""

    participants: str  # who takes part
    what_to_do: str = ""  # what the applicant should bring, attend or let happen
    reason: str = ""  # why it takes longer than the promise


class NotOfTheItem(Invalid):
    """Only what the guide names for the situation can stop a clock (decision 11)."""

    words = N_("该事项的办事指南没有规定这项特别程序，时限照常计算")


class SpecialNotTold(Invalid):
    """A notice of a special procedure that leaves out what it must say; each subclass says what."""

    words = N_("特别程序告知书的内容不完整，请补充")


class ParticipantsNeeded(SpecialNotTold):
    """The notice says who takes part."""

    words = N_("请写明参加特别程序的单位或人员，告知书要告诉申请人")


class TimeNeeded(SpecialNotTold):
    """The notice says how long it takes (第四十五条：应当将所需时间书面告知申请人)."""

    words = N_("请填写特别程序所需的时间，至少为 1")


class LongerThanPromised(SpecialNotTold):
    """A procedure takes no longer than the item's promise, or the notice says why."""

    words = N_("所需时间超过了承诺时限（%(promise)s），请写明理由")


class ResultNeeded(Invalid):
    """A procedure ends with its result."""

    words = N_("请写明特别程序的结果")


def time_told(told: int | None, *, limit: Term) -> Term:
    """Return how long the applicant is told that a procedure takes: the guide's own time where nothing else is said.

    :raises TimeNeeded: if it is no time at all
    """
    term = limit if told is None else Term(told, limit.unit)
    if term.amount < 1:
        raise TimeNeeded(field="told")
    return term


def check_extension(progress: Progress, *, reason: str) -> None:
    """Let an extension pass whose reason the applicant is told (第四十二条第一款：应当将延长期限的理由告知申请人).

    :raises IllegalMove: if the case is not 审查中
    :raises ReasonNeeded: if no reason is given
    """
    MOVES.after(progress.state, Verb.EXTEND)
    if not reason.strip():
        raise ReasonNeeded(field="reason")


def check_start(progress: Progress, *, told: Term, promise: Term, telling: Telling) -> None:
    """Let a special procedure start whose notice says who takes part and how long it takes.

    :raises IllegalMove: if the case is not 审查中
    :raises ParticipantsNeeded: if nobody is named
    :raises LongerThanPromised: if it takes longer than the promise, without a reason
    """
    MOVES.after(progress.state, Verb.START_SPECIAL)
    if not telling.participants:
        raise ParticipantsNeeded(field="participants")
    if is_longer(told, promise) and not telling.reason:
        raise LongerThanPromised(field="reason", promise=promise.words)


def check_end(progress: Progress, *, result: str) -> None:
    """Let a special procedure end with its result.

    :raises IllegalMove: if none is under way
    :raises ResultNeeded: if no result is given
    """
    MOVES.after(progress.state, Verb.END_SPECIAL)
    if not result.strip():
        raise ResultNeeded(field="result")


def is_longer(told: Term, promise: Term) -> bool:
    """Say whether a procedure takes longer than the item's promise."""
    return told.amount * _WORKDAYS_IN[told.unit] > promise.amount * _WORKDAYS_IN[promise.unit]

"""特别程序与延期: what makes a clock stand still or run longer (《行政许可法》第四十二条、第四十五条)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.contexts.deadlines.domain.clocks import Alarm, Clock, Halt, reckon
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_, NN_
from onewindow.kernel.workdays import Term, WorkCalendar


class Article45(StrEnum):
    """The closed list of 《行政许可法》第四十五条; a site visit is not on it."""

    HEARING = "HEARING"  # 听证
    TENDER = "TENDER"  # 招标
    AUCTION = "AUCTION"  # 拍卖
    INSPECTION = "INSPECTION"  # 检验
    TESTING = "TESTING"  # 检测
    QUARANTINE = "QUARANTINE"  # 检疫
    APPRAISAL = "APPRAISAL"  # 鉴定
    EXPERT_REVIEW = "EXPERT_REVIEW"  # 专家评审


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """A special procedure that starts: which, told with which notice (D05), for how long."""

    kind: str
    name: str  # as the item calls it
    started_on: date
    told: Term
    document_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ExtensionRule:
    """Whether and how far an item's term may be extended, and who approves it: data of the item (decision 9)."""

    amount: int  # 0: not at all
    approver: str  # the verb of who may approve, for instance the head of the organ


@dataclass(frozen=True, kw_only=True)
class Extension:
    """An extension as it was approved, told with its notice (D06)."""

    amount: int
    approved_on: date
    approver: str
    document_id: UUID | None


class NoticeNeeded(Refusal):
    """A pause or an extension that nobody was told of has no effect (decision 11)."""

    words = N_("尚未出具告知书，请先制作并送达告知书")


class StopsNothing(Refusal):
    """No running term of the item is stopped by the procedure (decisions 8 and 11)."""

    words = N_("该事项没有规定“%(procedure)s”可以不计入办理时限，时限照常计算")


class AlreadyUnderWay(Refusal):
    """One special procedure at a time."""

    words = N_("%(after)s 启动的特别程序尚未结束，请先记录其结果")


class NothingUnderWay(Refusal):
    """There is no special procedure whose result could be recorded."""

    words = N_("当前没有进行中的特别程序")


class EndsBeforeItStarts(Invalid):
    """The result cannot be older than the procedure."""

    words = N_("特别程序的结束日（%(until)s）不能早于启动日（%(after)s）")


class NoExtension(Refusal):
    """The item's term cannot be extended at all."""

    words = N_("该事项没有规定可以延长办理期限")


class ExtendedAlready(Refusal):
    """A term is extended once (《行政许可法》第四十二条第一款)."""

    words = N_("办理期限已延长过一次，不得再次延长")


class ExtendedTooFar(Invalid):
    """Longer than the law or the guide lets it."""

    words = NN_("最多可以延长 %(allowed)s 日，填写的 %(amount)s 日超出了规定")
    counts = "allowed"


class WrongApprover(Refusal):
    """Whoever approved may not: the chief representative at a window is not the head of the organ (decision 9)."""

    words = N_("延长期限须由本行政机关负责人（或规定的批准人）批准")


class RanOutAlready(Refusal):
    """An extension comes before the end or not at all (rule P4)."""

    words = N_("办理期限已于 %(due_on)s 届满，不能再延长")


def start(clocks: Iterable[Clock], procedure: Procedure) -> tuple[Clock, ...]:
    """Decide which clocks stand still from the day after a special procedure starts.

    :raises NoticeNeeded: if the applicant was not told in writing how long it takes
    :raises AlreadyUnderWay: if another one is under way
    :raises StopsNothing: if none of the clocks is stopped by such a procedure
    """
    if procedure.document_id is None:
        raise NoticeNeeded
    stopped = tuple(clock for clock in clocks if procedure.kind in clock.stopped_by)
    for halt in (halt for clock in stopped for halt in clock.halts if halt.until is None):
        raise AlreadyUnderWay(after=halt.after)
    if not stopped:
        raise StopsNothing(procedure=procedure.name)
    halt = Halt(procedure=procedure.kind, after=procedure.started_on, document_id=procedure.document_id)
    return tuple(replace(clock, halts=(*clock.halts, halt), alarm=Alarm.NONE) for clock in stopped)


def finish(clocks: Iterable[Clock], *, until: date) -> tuple[Clock, ...]:
    """Decide which clocks run again from the day after the result of a special procedure is recorded.

    :raises NothingUnderWay: if no clock stands still
    :raises EndsBeforeItStarts: if the result is older than the procedure
    """
    paused = tuple(clock for clock in clocks if clock.is_paused)
    if not paused:
        raise NothingUnderWay
    return tuple(replace(clock, halts=tuple(_ended(halt, until) for halt in clock.halts)) for clock in paused)


def extend(clock: Clock, extension: Extension, *, rule: ExtensionRule, calendar: WorkCalendar) -> Clock:
    """Decide that a clock runs longer, once and before it has run out.

    :raises NoExtension: if the item knows no extension
    :raises ExtendedAlready: if the term was extended before
    :raises ExtendedTooFar: if it is longer than the item lets it
    :raises WrongApprover: if somebody else than the rule says approved it
    :raises NoticeNeeded: if the applicant was not told
    :raises RanOutAlready: if the term has run out
    """
    if not rule.amount:
        raise NoExtension
    if clock.extension:
        raise ExtendedAlready
    if not 0 < extension.amount <= rule.amount:
        raise ExtendedTooFar(field="amount", allowed=rule.amount, amount=extension.amount)
    if extension.approver != rule.approver:
        raise WrongApprover
    if extension.document_id is None:
        raise NoticeNeeded
    due_on = reckon(clock, calendar).on
    if not clock.is_paused and extension.approved_on > due_on:
        raise RanOutAlready(due_on=due_on)
    return replace(clock, extension=extension.amount, alarm=Alarm.NONE)


def _ended(halt: Halt, until: date) -> Halt:
    if halt.until is not None:
        return halt
    if until < halt.after:
        raise EndsBeforeItStarts(field="until", until=until, after=halt.after)
    return replace(halt, until=until)

"""From acceptance to archive: review, decision, certificate, delivery, and the ways out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onewindow.contexts.cases.domain.examination import ReasonNeeded
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_


@dataclass(frozen=True, kw_only=True)
class Progress:
    """All that the rules after acceptance may look at."""

    state: State
    accepted_on: date | None = None
    sealing_works: bool = True  # the ledger has been sealed within four hours (decision 20)


class Decision(StrEnum):
    GRANT = "GRANT"  # 准予
    DENY = "DENY"  # 不予


@dataclass(frozen=True, kw_only=True)
class Decided:
    """决定: what was decided, on which day, with which reasons (always for a refusal)."""

    decision: Decision
    decided_on: date
    reasons: tuple[str, ...] = ()

    @property
    def verb(self) -> Verb:
        return Verb.GRANT if self.decision is Decision.GRANT else Verb.DENY


class EndKind(StrEnum):
    WITHDRAWN = "WITHDRAWN"  # 申请人撤回
    DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN"  # 视为撤回：承诺补交的材料到期没有补交
    TERMINATED = "TERMINATED"  # 终止办理
    VOIDED = "VOIDED"  # 作废：因技术差错产生


_ENDS = {
    EndKind.WITHDRAWN: Verb.WITHDRAW,
    EndKind.DEEMED_WITHDRAWN: Verb.WITHDRAW,
    EndKind.TERMINATED: Verb.TERMINATE,
    EndKind.VOIDED: Verb.VOID,
}


@dataclass(frozen=True, kw_only=True)
class Ended:
    """终止: the applicant withdrew, there is nobody and nothing left to decide, or the case was an error."""

    kind: EndKind
    ended_on: date
    reason: str

    @property
    def verb(self) -> Verb:
        return _ENDS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """送达: the result is in the hands of who applied."""

    verb = Verb.DELIVER
    delivered_on: date


@dataclass(frozen=True, kw_only=True)
class Served:
    """What the receipt of service says of a delivery: which papers, to whom, how (《行政许可法》第四十四条)."""

    papers: tuple[tuple[str, str], ...]  # what each is called, and its number
    method: str
    receiver: str
    delivered_by: str
    relation: str = ""
    identity_check: str = ""
    place: str = ""
    tracking_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A move that sets nothing but the state: review begun, certificate in the making, ready, archived."""

    verb: Verb
    done_on: date


class DecidedBeforeAcceptance(Refusal):
    """A decision dated before acceptance is refused (decision 11)."""

    words = N_("决定日期不得早于受理日期（%(accepted_on)s）")


class DecisionsWait(Refusal):
    """The ledger could not be sealed for four hours; receipts, supplements and withdrawals go on (decision 20)."""

    words = N_("存证系统暂时无法封存，为保证决定可查可验，请稍后再作出决定；收件、补正和撤回不受影响")


def decide(progress: Progress, *, decision: Decision, reasons: tuple[str, ...], today: date) -> Decided:
    """Decide an accepted and reviewed case.

    :raises IllegalMove: if the case is not 审查中
    :raises ReasonNeeded: if a refusal gives no reason (《行政许可法》第三十八条第二款)
    :raises DecidedBeforeAcceptance: if the day lies before the day of acceptance
    :raises DecisionsWait: if the ledger has not been sealed for four hours
    """
    outcome = Decided(
        decision=decision,
        decided_on=today,
        reasons=tuple(reason.strip() for reason in reasons if reason.strip()),
    )
    MOVES.after(progress.state, outcome.verb)
    if decision is Decision.DENY and not outcome.reasons:
        raise ReasonNeeded(field="reasons")
    if progress.accepted_on is None or today < progress.accepted_on:
        raise DecidedBeforeAcceptance(accepted_on=progress.accepted_on)
    if not progress.sealing_works:
        raise DecisionsWait
    return outcome


def end(progress: Progress, *, kind: EndKind, reason: str, today: date) -> Ended:
    """End a case without a decision: at the applicant's word, since nothing is left to decide, or as an error.

    :raises IllegalMove: if the case cannot end so from its state
    :raises ReasonNeeded: if no reason is given
    """
    outcome = Ended(kind=kind, ended_on=today, reason=reason.strip())
    MOVES.after(progress.state, outcome.verb)
    if not outcome.reason:
        raise ReasonNeeded(field="reason")
    return outcome


def deliver(progress: Progress, *, today: date) -> Delivered:
    """Record that the result reached its holder.

    :raises IllegalMove: if there is nothing ready to hand over
    """
    MOVES.after(progress.state, Verb.DELIVER)
    return Delivered(delivered_on=today)


def step(progress: Progress, *, verb: Verb, today: date) -> Step:
    """Take one of the moves that carry no facts of their own.

    :raises IllegalMove: if the verb is no move from the state
    """
    MOVES.after(progress.state, verb)
    return Step(verb=verb, done_on=today)

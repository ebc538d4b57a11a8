"""From draft to receipt: what it takes to file, and on which day a filing counts as received."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_, NN_


class ReceiptRule(StrEnum):
    """When a filing on a day off counts as received (decision 1; a setting of the centre)."""

    SYSTEM_TIME = "SYSTEM_TIME"  # 《电子签名法》第十一条第二款：进入指定系统之日
    NEXT_WORKDAY = "NEXT_WORKDAY"  # 非工作日提交的，视为下一工作日收到


@dataclass(frozen=True, kw_only=True)
class Unfilled:
    """A place of the application that is empty or wrong, and what is said there: a template and its values."""

    field: str  # a data element, or the code of a question; a cell of a table as element.row.column
    sentence: str
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All that filing may look at."""

    state: State
    stopped_by: str = ""  # the sentence of the guide that ends here, for instance 只需备案，不办许可
    problems: tuple[Unfilled, ...] = ()
    required: frozenset[str] = frozenset()
    handed_in: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Filed:
    """提交 or 收件: `received_on` is the day from which the notice term runs."""

    verb: Verb
    filed_on: date
    received_on: date
    missing: tuple[str, ...]


class GuideStopsHere(Refusal):
    """The answers lead to a place where no application is needed or possible."""

    words = N_("%(stopped_by)s")


class FormIncomplete(Invalid):
    """Fields are empty or wrong; each is said at its place."""

    words = NN_("还有 %(problems)s 处没有填好，请按提示修改")
    counts = "problems"

    def __init__(self, *, unfilled: tuple[Unfilled, ...]) -> None:
        super().__init__(problems=len(unfilled))
        self.unfilled = unfilled


def file(
    draft: Draft, *, verb: Verb, rule: ReceiptRule, is_workday: Callable[[date], bool], next_workday: date, today: date
) -> Filed:
    """File a draft: 提交 online, or 收件 at a window. Papers may be missing: the office says once which.

    :raises IllegalMove: if the case was filed before
    :raises GuideStopsHere: if the answers lead to no application
    :raises FormIncomplete: if fields are empty or wrong
    """
    MOVES.after(draft.state, verb)
    if draft.stopped_by:
        raise GuideStopsHere(stopped_by=draft.stopped_by)
    if draft.problems:
        raise FormIncomplete(unfilled=draft.problems)
    is_late = verb is Verb.SUBMIT and rule is ReceiptRule.NEXT_WORKDAY and not is_workday(today)
    return Filed(
        verb=verb,
        filed_on=today,
        received_on=next_workday if is_late else today,
        missing=tuple(sorted(draft.required - draft.handed_in)),
    )

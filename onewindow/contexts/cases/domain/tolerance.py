"""容缺: accepted now, named papers later; what follows when they do not come is what the guide says (decision 7)."""

from dataclasses import dataclass
from datetime import date

from onewindow.contexts.cases.domain.handling import Ended, EndKind, Progress
from onewindow.contexts.cases.domain.states import MOVES
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_

BROKEN_PROMISE = "承诺补交的材料到期没有补交，按承诺视为撤回申请"  # printed, so in Chinese whatever the reader speaks


@dataclass(frozen=True, kw_only=True)
class LatePaper:
    """A paper that was promised for later and has not come. After its day the application counts as withdrawn, or,
    where the guide says so, it is for the organ to refuse it: a refusal is somebody's act, never the clock's."""

    code: str
    name: str
    due_on: date
    counts_as_withdrawn: bool

    def is_overdue(self, today: date) -> bool:
        """Say whether its last day has passed."""
        return self.due_on < today


class NothingOverdue(Refusal):
    """Everything that was promised has come, its term still runs, or its not coming is for the organ to decide on."""

    words = N_("没有到期未补交、应视为撤回申请的材料")


def expire(progress: Progress, late: tuple[LatePaper, ...], *, today: date) -> Ended:
    """Take an application as withdrawn (视为撤回) whose applicant did not bring in time what was promised.

    :raises IllegalMove: if the case is decided or over
    :raises NothingOverdue: if no paper is overdue whose not coming counts as withdrawing
    """
    overdue = [paper.name for paper in late if paper.counts_as_withdrawn and paper.is_overdue(today)]
    outcome = Ended(kind=EndKind.DEEMED_WITHDRAWN, ended_on=today, reason=f"{BROKEN_PROMISE}：{'、'.join(overdue)}")
    MOVES.after(progress.state, outcome.verb)
    if not overdue:
        raise NothingOverdue
    return outcome

"""办事指南 — its states and moves: written, checked for legality, approved, published, replaced or withdrawn."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.moves import Moves
from onewindow.kernel.words import N_, NN_


class GuideState(StrEnum):
    DRAFT = "DRAFT"  # 起草中
    REVIEWED = "REVIEWED"  # 已通过合法性审查
    APPROVED = "APPROVED"  # 已批准
    PUBLISHED = "PUBLISHED"  # 已发布
    SUPERSEDED = "SUPERSEDED"  # 已有新版
    WITHDRAWN = "WITHDRAWN"  # 已撤下


class GuideVerb(StrEnum):
    REVISE = "REVISE"  # 修改
    REVIEW = "REVIEW"  # 通过合法性审查
    APPROVE = "APPROVE"  # 批准
    RETURN = "RETURN"  # 退回修改
    PUBLISH = "PUBLISH"  # 发布
    SUPERSEDE = "SUPERSEDE"  # 由新版替代
    WITHDRAW = "WITHDRAW"  # 撤下


GUIDE_MOVES = Moves[GuideState, GuideVerb](
    {
        (GuideState.DRAFT, GuideVerb.REVISE): GuideState.DRAFT,
        (GuideState.DRAFT, GuideVerb.REVIEW): GuideState.REVIEWED,
        (GuideState.REVIEWED, GuideVerb.APPROVE): GuideState.APPROVED,
        (GuideState.REVIEWED, GuideVerb.RETURN): GuideState.DRAFT,
        (GuideState.APPROVED, GuideVerb.RETURN): GuideState.DRAFT,
        (GuideState.APPROVED, GuideVerb.PUBLISH): GuideState.PUBLISHED,
        (GuideState.PUBLISHED, GuideVerb.SUPERSEDE): GuideState.SUPERSEDED,
        (GuideState.PUBLISHED, GuideVerb.WITHDRAW): GuideState.WITHDRAWN,
    }
)

ISSUED = (GuideState.PUBLISHED, GuideState.SUPERSEDED, GuideState.WITHDRAWN)  # a case may be ruled by one of these


@dataclass(frozen=True, kw_only=True)
class Progress:
    """All that the route of a guide may look at."""

    state: GuideState
    authors: frozenset[UUID]  # everybody who wrote on it
    reviewed_by: UUID | None = None
    published_from: date | None = None


class SamePerson(Refusal):
    """Whoever wrote a guide neither checks nor approves it; whoever checked it does not approve it."""

    words = N_("起草、合法性审查、批准须由不同人员办理，请换由其他有权人员操作")


class OpinionNeeded(Invalid):
    """Who sends a guide back, or takes it down, says why."""

    words = N_("请写明理由，便于起草部门修改")


class PublishedInThePast(Invalid):
    """A guide is in force from today or a later day; what was told yesterday is not rewritten."""

    words = N_("生效日期（%(published_from)s）不能早于今天，请重新选择")


class PublishedBeforeTheLast(Invalid):
    """A new version follows the one in force."""

    words = N_("新版的生效日期应晚于现行版本的生效日期（%(published_from)s）")


class GuideHasErrors(Refusal):
    """Lint found errors; a guide with one of them is not published."""

    words = NN_("办事指南还有 %(number)s 处错误，改正后才能发布：%(errors)s")
    counts = "number"


def review(progress: Progress, *, by: UUID) -> GuideState:
    """Decide that the draft passed its legality review.

    :raises IllegalMove: if the guide is no draft
    :raises SamePerson: if the reviewer wrote it
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.REVIEW)
    if by in progress.authors:
        raise SamePerson
    return state


def approve(progress: Progress, *, by: UUID) -> GuideState:
    """Decide that the reviewed draft is approved.

    :raises IllegalMove: if the guide was not reviewed
    :raises SamePerson: if the approver wrote or reviewed it
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.APPROVE)
    if by in progress.authors | {progress.reviewed_by}:
        raise SamePerson
    return state


def send_back(progress: Progress, *, opinion: str) -> GuideState:
    """Decide that the guide goes back to whoever writes it.

    :raises IllegalMove: if it is neither reviewed nor approved
    :raises OpinionNeeded: if no reason is given
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.RETURN)
    if not opinion.strip():
        raise OpinionNeeded(field="opinion")
    return state


def publish(progress: Progress, *, errors: tuple[str, ...], published_from: date, today: date) -> GuideState:
    """Decide that the approved guide is in force from a day.

    :raises IllegalMove: if the guide is not approved
    :raises GuideHasErrors: if lint found errors
    :raises PublishedInThePast: if the day is over
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.PUBLISH)
    if errors:
        raise GuideHasErrors(number=len(errors), errors="；".join(errors))
    if published_from < today:
        raise PublishedInThePast(field="published_from", published_from=published_from)
    return state


def supersede(progress: Progress, *, published_from: date) -> GuideState:
    """Decide that the guide in force is replaced from a day.

    :raises IllegalMove: if the guide is not in force
    :raises PublishedBeforeTheLast: if its own first day is not over by then
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.SUPERSEDE)
    if progress.published_from is not None and published_from <= progress.published_from:
        raise PublishedBeforeTheLast(field="published_from", published_from=progress.published_from)
    return state


def withdraw(progress: Progress, *, reason: str) -> GuideState:
    """Decide that the guide in force is taken down, without another.

    :raises IllegalMove: if the guide is not in force
    :raises OpinionNeeded: if no reason is given
    """
    state = GUIDE_MOVES.after(progress.state, GuideVerb.WITHDRAW)
    if not reason.strip():
        raise OpinionNeeded(field="reason")
    return state

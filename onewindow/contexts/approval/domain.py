"""审批 — what must have happened before a department may decide. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_, NN_

INSPECTORS_ON_SITE = 2  # 《行政许可法》第三十四条第三款：指派两名以上工作人员进行核查


class Conclusion(StrEnum):
    AGREE = "AGREE"  # 同意
    DISAGREE = "DISAGREE"  # 不同意


@dataclass(frozen=True, kw_only=True)
class ReviewStep:
    """A step of the guide between acceptance and decision: 审查, 现场核查."""

    code: str
    name: str
    is_on_site: bool = False


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """What a reviewer found in one step. `companion` is the second inspector of a visit; `points` are those of the
    papers' points of review that were checked."""

    step: str
    person: UUID
    conclusion: Conclusion
    reason: str = ""
    companion: UUID | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A paper that was accepted to come later (容缺), has not come, and until when it may."""

    name: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Review:
    """All that the rules of review may look at: the guide's steps, the opinions so far, oldest first, and the papers
    that were to come later and have not."""

    steps: tuple[ReviewStep, ...]
    opinions: tuple[Opinion, ...] = ()
    owed: tuple[Owed, ...] = ()
    points: frozenset[str] = frozenset()  # the points of review of the papers that are there
    is_one_person_enough: bool = False  # 审核合一, an element of the guide (decision 15)

    def latest(self, step: str) -> Opinion | None:
        """Return the opinion that stands for a step: a later one replaces an earlier one."""
        return next((opinion for opinion in reversed(self.opinions) if opinion.step == step), None)

    def unanswered(self, checked: tuple[str, ...] = ()) -> frozenset[str]:
        """Return the points of review that nobody answers: neither checked now, nor by an opinion that stands, nor left
        out there with a reason."""
        standing = [opinion for step in self.steps if (opinion := self.latest(step.code))]
        agreed = [opinion for opinion in standing if opinion.conclusion is Conclusion.AGREE]
        if any(opinion.reason for opinion in agreed):
            return frozenset()
        return self.points.difference(checked, *(opinion.points for opinion in agreed))

    @property
    def open_steps(self) -> tuple[ReviewStep, ...]:
        """Return the steps that nobody has given an opinion on."""
        return tuple(step for step in self.steps if self.latest(step.code) is None)

    @property
    def is_finished(self) -> bool:
        """Say whether a decision need not wait: no step is open, or the guide says 审核合一."""
        return self.is_one_person_enough or not self.open_steps

    @property
    def barred(self) -> frozenset[UUID]:
        """Return who may not decide, since the guide asks for four eyes: whoever gave an opinion or went along on a
        visit, whose findings the opinion holds (《行政许可法》第三十四条第三款)."""
        if self.is_one_person_enough:
            return frozenset()
        took_part = ((opinion.person, opinion.companion) for opinion in self.opinions)
        return frozenset(person for pair in took_part for person in pair if person)

    def needs_another_than(self, person: UUID | None) -> bool:
        """Say whether somebody else must decide."""
        return person in self.barred


class NoSuchStep(Invalid):
    """The guide has no such step."""

    words = N_("办事指南中没有这个审查环节")


class OpinionNeedsReason(Invalid):
    """Who disagrees says why."""

    words = N_("不同意时请写明理由和依据，供决定人和申请人了解")


class PointsUnanswered(Invalid):
    """Who agrees has looked at every point of review, or says why not."""

    words = NN_("还有 %(number)s 个审查要点没有勾选。请逐项核对后勾选；不适用或者另有情况的，请写明理由")
    counts = "number"


class TwoInspectorsNeeded(Invalid):
    """A visit on site takes two."""

    words = N_("现场核查须由两名以上工作人员进行，请选择同行的核查人员")


class ReviewUnfinished(Refusal):
    """A decision waits for every step of the guide (rule P1 流程缺环)."""

    words = N_("还有环节没有完成：%(steps)s。完成后再作出决定")


class FourEyesNeeded(Refusal):
    """Who reviewed, or went along on a visit, may not decide, unless the guide says 审核合一."""

    words = N_("审查或者现场核查过这件办件的人不能再作决定，请由其他有决定权的人员作出决定")


class AgainstOpinion(Refusal):
    """A grant against a standing disagreement is not possible; a later opinion may settle it."""

    words = N_("环节“%(step)s”的意见为不同意，不能准予；情况有变化的，请重新出具审查意见")


class PapersStillDue(Refusal):
    """Nothing is granted while a paper that may come later has not come (容缺, rulebook §7.4)."""

    words = N_("还有容缺材料没有补交：%(papers)s，最晚 %(due_on)s。补交之前不能准予")


class PapersNeverCame(Refusal):
    """Nothing is granted on a promise that was broken; the organ refuses, or the application counts as withdrawn."""

    words = N_("容缺材料到期没有补交：%(papers)s，期限 %(due_on)s 已过，不能准予")


def give_opinion(
    review: Review,
    *,
    step: str,
    person: UUID,
    conclusion: Conclusion,
    reason: str,
    companion: UUID | None,
    points: tuple[str, ...] = (),
) -> Opinion:
    """Return the opinion that the reviewer gives on a step of the guide.

    :raises NoSuchStep: if the guide has no such step
    :raises OpinionNeedsReason: if the reviewer disagrees without a reason
    :raises PointsUnanswered: if the reviewer agrees, and points of review are not checked, without a reason
    :raises TwoInspectorsNeeded: if a visit on site names no second inspector
    """
    guide_step = next((candidate for candidate in review.steps if candidate.code == step), None)
    if guide_step is None:
        raise NoSuchStep(field="step")
    if conclusion is Conclusion.DISAGREE and not reason.strip():
        raise OpinionNeedsReason(field="reason")
    if not reason.strip() and (left := review.unanswered(points)):
        raise PointsUnanswered(field="points", number=len(left))
    if guide_step.is_on_site and companion in {None, person}:
        raise TwoInspectorsNeeded(field="companion")
    return Opinion(
        step=step, person=person, conclusion=conclusion, reason=reason.strip(), companion=companion, points=points
    )


def check_decision(review: Review, *, person: UUID, is_grant: bool, today: date) -> None:
    """Let a decision pass, or say what stands against it.

    :raises ReviewUnfinished: if a step of the guide has no opinion
    :raises FourEyesNeeded: if the person reviewed the case or visited the site, and the guide does not say 审核合一
    :raises AgainstOpinion: if it is a grant and an opinion that stands says no
    :raises PapersStillDue, PapersNeverCame: if it is a grant and a paper that was to come later has not come
    """
    if not review.is_finished:
        raise ReviewUnfinished(steps="、".join(step.name for step in review.open_steps))
    if review.needs_another_than(person):
        raise FourEyesNeeded
    for step in review.steps if is_grant else ():
        opinion = review.latest(step.code)
        if opinion is not None and opinion.conclusion is Conclusion.DISAGREE:
            raise AgainstOpinion(step=step.name)
    if is_grant:
        _check_owed(review.owed, today)


def _check_owed(owed: tuple[Owed, ...], today: date) -> None:
    for refusal, papers in (
        (PapersNeverCame, [paper for paper in owed if paper.due_on < today]),
        (PapersStillDue, [paper for paper in owed if paper.due_on >= today]),
    ):
        if papers:
            raise refusal(papers="、".join(one.name for one in papers), due_on=max(one.due_on for one in papers))

"""How far the review of a case has come, and what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.approval.domain import Conclusion, Owed, Review, ReviewStep
from onewindow.contexts.approval.models import OpinionRow
from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.platform.access.actors import Actor
from onewindow.platform.database.prepared import rows_of

REVIEW_KINDS = frozenset({catalogue.StepKind.REVIEW, catalogue.StepKind.SITE_VISIT, catalogue.StepKind.CONSULT})
LOOKED_AT = frozenset({materials.State.SUPPLIED, materials.State.WAIVED})


@dataclass(frozen=True, kw_only=True)
class OpinionView:
    """An opinion as the desk and the trace show it."""

    seq: int
    step: str
    person_id: UUID
    companion_id: UUID | None
    conclusion: Conclusion
    reason: str
    points: tuple[str, ...]
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A step of the guide between acceptance and decision, with the opinion that stands."""

    code: str
    name: str
    post: str
    limit: str
    standard: str
    is_on_site: bool
    opinion: OpinionView | None


@dataclass(frozen=True, kw_only=True)
class ReviewView:
    """The review of a case: its steps in order, every opinion, its papers, what has not come, what the rules go by."""

    case_id: UUID
    steps: tuple[StepView, ...]
    opinions: tuple[OpinionView, ...]
    papers: tuple[materials.PaperView, ...]
    late: tuple[cases.LatePaper, ...]  # 容缺: until they come, nothing is granted
    rules: Review

    @property
    def is_finished(self) -> bool:
        """Say whether nothing is left but the decision."""
        return self.rules.is_finished

    def needs_another_than(self, person: UUID | None) -> bool:
        """Say whether the person reviewed the case or visited the site, and so may not decide."""
        return self.rules.needs_another_than(person)

    @property
    def open_steps(self) -> tuple[StepView, ...]:
        """Return the steps that nobody has given an opinion on."""
        return tuple(step for step in self.steps if step.opinion is None)


def review(*, case_id: UUID, by: Actor) -> ReviewView:
    """Return how far the review of a case has come.

    :raises NotAllowed: if the actor may look at no case
    :raises NotFound: if there is no such case within the actor's reach
    """
    view = cases.case(case_id=case_id, by=by)
    rows, papers = _rows(case_id), materials.papers(subjects=[view.subject])[view.subject]
    late = cases.late_papers(case=view, listed=papers)
    opinions = tuple(_view(row) for row in rows)
    latest: Mapping[str, OpinionView] = {opinion.step: opinion for opinion in opinions}
    steps = _guide_steps(view)
    return ReviewView(
        case_id=case_id,
        steps=tuple(
            StepView(
                code=step.code,
                name=step.name,
                post=step.post,
                limit=step.limit.words,
                standard=step.standard,
                is_on_site=step.kind is catalogue.StepKind.SITE_VISIT,
                opinion=latest.get(step.code),
            )
            for step in steps
        ),
        opinions=opinions,
        papers=papers,
        late=late,
        rules=_rules(view, steps, rows, papers, late),
    )


def review_of(view: cases.CaseView) -> Review:
    """Return what the rules of this room may see of a case that an action has found within reach."""
    papers = materials.papers(subjects=[view.subject])[view.subject]
    return _rules(view, _guide_steps(view), _rows(view.id), papers, cases.late_papers(case=view, listed=papers))


def _rules(
    view: cases.CaseView,
    steps: tuple[catalogue.Step, ...],
    rows: tuple[OpinionRow, ...],
    papers: tuple[materials.PaperView, ...],
    late: tuple[cases.LatePaper, ...],
) -> Review:
    return Review(
        steps=tuple(
            ReviewStep(code=step.code, name=step.name, is_on_site=step.kind is catalogue.StepKind.SITE_VISIT)
            for step in steps
        ),
        opinions=tuple(row.opinion() for row in rows),
        points=_points(view, papers),
        owed=tuple(Owed(name=paper.name, due_on=paper.due_on) for paper in late),
        is_one_person_enough=_is_one_person_enough(view),
    )


def _guide_steps(view: cases.CaseView) -> tuple[catalogue.Step, ...]:
    form = cases.form_on_file(case=view)
    steps = catalogue.steps(guide_id=view.guide_id, answers=form.answers, values=form.values)
    return tuple(step for step in steps if step.kind in REVIEW_KINDS)


def _points(view: cases.CaseView, papers: tuple[materials.PaperView, ...]) -> frozenset[str]:
    """Return the points of review of the papers that are there, or that a register vouches for."""
    there = {paper.material_code for paper in papers if paper.is_standing and paper.state in LOOKED_AT}
    asked = catalogue.guide(guide_id=view.guide_id).document.materials
    return frozenset(code for material in asked if material.code in there for code in material.points_by_code)


def _is_one_person_enough(view: cases.CaseView) -> bool:
    review = catalogue.guide(guide_id=view.guide_id).document.review
    return review.single_review or not review.four_eyes


def _rows(case_id: UUID) -> tuple[OpinionRow, ...]:
    return tuple(rows_of(OpinionRow, ("seq",), case_id=case_id))


def _view(row: OpinionRow) -> OpinionView:
    return OpinionView(
        seq=row.seq,
        step=row.step,
        person_id=row.person_id,
        companion_id=row.companion_id,
        conclusion=Conclusion(row.conclusion),
        reason=row.reason,
        points=tuple(row.points),
        given_at=row.given_at,
    )

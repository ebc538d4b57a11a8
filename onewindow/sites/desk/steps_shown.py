"""The steps of a review as the desk shows them: who found what, and which points were looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.approval import api as approval
from onewindow.contexts.organisations import api as organisations
from onewindow.sites.desk.papers_shown import PaperLine


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A paper of which points were looked at."""

    material: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step of the guide, with the opinion on it once somebody gave one."""

    step: approval.StepView
    signed: str  # who gave the opinion, and who was there with them
    checked: tuple[Checked, ...]


def step_lines(review: approval.ReviewView, papers: tuple[PaperLine, ...]) -> tuple[StepLine, ...]:
    """Return the steps of a review in the order of the guide."""
    names = _names(review)
    return tuple(
        StepLine(step=step, signed=_signed(step.opinion, names), checked=_checked(step.opinion, papers))
        for step in review.steps
    )


def _names(review: approval.ReviewView) -> Mapping[UUID, str]:
    ids = {one for opinion in review.opinions for one in (opinion.person_id, opinion.companion_id) if one}
    return {known: staff.name for known, staff in organisations.staff_names(ids=ids).items()} if ids else {}


def _signed(opinion: approval.OpinionView | None, names: Mapping[UUID, str]) -> str:
    if opinion is None:
        return ""
    name = names.get(opinion.person_id, "")
    if opinion.companion_id is None:
        return name
    return gettext("%(name)s，同行 %(companion)s") % {"name": name, "companion": names.get(opinion.companion_id, "")}


def _checked(opinion: approval.OpinionView | None, papers: tuple[PaperLine, ...]) -> tuple[Checked, ...]:
    if opinion is None:
        return ()
    found = (
        (line.paper.material_name, tuple(point.text for point in line.points if point.value in opinion.points))
        for line in papers
    )
    return tuple(Checked(material=material, points=points) for material, points in found if points)

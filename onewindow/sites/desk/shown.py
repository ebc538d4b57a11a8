"""A case as the desk shows it: everything on one page, in the officer's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Deadline, Light, Moment, Tone
from onewindow.sites.words import EVENTS

LIGHTS = {
    deadlines.Light.GREEN: Light.GREEN,
    deadlines.Light.WARNING: Light.YELLOW,
    deadlines.Light.YELLOW: Light.RED,
    deadlines.Light.RED: Light.RED,
}


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What lies on the desk: the case, its papers, its review, its clocks, its history, its documents."""

    case: cases.CaseView
    guide: catalogue.GuideView
    applicant: parties.MaskedParty
    papers: tuple[materials.PaperView, ...]
    review: approval.ReviewView
    deadlines: tuple[Deadline, ...]
    history: tuple[Moment, ...]
    documents: tuple[documents.DocumentView, ...]

    @property
    def may_be_examined(self) -> bool:
        """Say whether accepting or asking is the next act."""
        return cases.Verb.ACCEPT in self.case.verbs

    @property
    def may_be_reviewed(self) -> bool:
        """Say whether opinions can still be given."""
        return self.case.state in {cases.State.ACCEPTED, cases.State.IN_REVIEW}

    @property
    def may_be_decided(self) -> bool:
        """Say whether nothing is left but the decision."""
        is_open = bool(self.review.open_steps) and not self.review.is_one_person_enough
        return self.may_be_reviewed and not is_open


def bench(*, case_id: UUID, by: Actor, now: datetime) -> Bench:
    """Return what the desk shows of a case within the actor's reach.

    :raises NotFound: if there is no such case
    """
    case = cases.case(case_id=case_id, by=by)
    clocks = deadlines.clocks(subjects=[case.subject], now=now)[case.subject]
    return Bench(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        applicant=parties.masked(ids=[case.owner_id])[case.owner_id],
        papers=materials.papers(subjects=[case.subject])[case.subject],
        review=approval.review(case_id=case_id, by=by),
        deadlines=tuple(shown for clock in clocks if (shown := deadline(clock)) is not None),
        history=history(cases.acts(case_id=case_id)),
        documents=documents.documents_of(subject=case.subject, by=by),
    )


def deadline(clock: deadlines.ClockView) -> Deadline | None:
    """Return a running clock as a line; one that stopped, or that nobody knows the end of, is left out."""
    if clock.due_on is None or clock.stopped_on is not None:
        return None
    words = gettext("超期 %(days)s 个工作日") if clock.overdue else gettext("还剩 %(days)s 个工作日")
    return Deadline(
        due_on=clock.due_on,
        light=LIGHTS[clock.light],
        words=words % {"days": clock.overdue or clock.remaining},
        derivation=(clock.derivation,),
        is_provisional=clock.is_provisional,
    )


def history(acts: tuple[cases.Act, ...]) -> tuple[Moment, ...]:
    """Return what was done, the last first, each with who did it."""
    names = _names(acts)
    return tuple(
        Moment(
            label=gettext(EVENTS.get(act.name, act.name)),
            at=act.happened_at,
            who=names.get(act.actor.get("person", ""), _other(act)),
            basis=str(act.body.get("basis", "")),
            tone=Tone.GREEN,
        )
        for act in reversed(acts)
    )


def _names(acts: tuple[cases.Act, ...]) -> Mapping[str, str]:
    people = {UUID(act.actor["person"]) for act in acts if "person" in act.actor}
    return {str(known): staff.name for known, staff in organisations.staff_names(ids=people).items()}


def _other(act: cases.Act) -> str:
    return gettext("申请人") if "person" in act.actor else gettext("系统")

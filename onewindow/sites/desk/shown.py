"""A case as the desk shows it: everything on one page, in the officer's words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, may
from onewindow.platform.web.parts import Moment
from onewindow.platform.web.words import say
from onewindow.sites.desk.papers_shown import PaperLine, paper_lines
from onewindow.sites.desk.steps_shown import StepLine, step_lines
from onewindow.sites.histories import history
from onewindow.sites.lights import Term, term

UNDER_REVIEW = frozenset({cases.State.ACCEPTED, cases.State.IN_REVIEW})


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What lies on the desk: the case, its papers, its review, its clocks, its history, its documents."""

    case: cases.CaseView
    guide: catalogue.GuideView
    applicant: parties.MaskedParty
    papers: tuple[PaperLine, ...]
    review: approval.ReviewView
    terms: tuple[Term, ...]
    history: tuple[Moment, ...]
    documents: tuple[documents.DocumentView, ...]
    steps: tuple[StepLine, ...]
    deciders: tuple[str, ...]  # who may decide, where the reader may not since they took part
    late: tuple[str, ...]  # 容缺: what has not come, until when it may, and what follows, in words
    reader: Actor

    def _may(self, verb: str) -> bool:
        return may(self.reader, verb, self.case.place)

    @property
    def may_be_examined(self) -> bool:
        """Say whether accepting or asking is the next act, and the reader's."""
        return cases.Verb.ACCEPT in self.case.verbs and self._may("cases.examine")

    @property
    def may_be_declined(self) -> bool:
        """Say whether the reader may turn the case away."""
        return cases.Verb.DECLINE in self.case.verbs and self._may("cases.decline")

    @property
    def may_be_reviewed(self) -> bool:
        """Say whether the reader can still give opinions."""
        return self.case.state in UNDER_REVIEW and self._may("cases.review")

    @property
    def may_be_decided(self) -> bool:
        """Say whether nothing is left but the decision, and the reader may make it."""
        is_left = self.case.state in UNDER_REVIEW and self.review.is_finished
        return is_left and self._may("cases.decide") and not self.needs_another

    @property
    def needs_another(self) -> bool:
        """Say whether the reader reviewed the case or visited the site, and the guide asks for four eyes."""
        return self.review.needs_another_than(self.reader.person)

    @property
    def must_leave_it(self) -> bool:
        """Say whether the reader could decide, had they not taken part."""
        return self.case.state is cases.State.IN_REVIEW and self.needs_another and self._may("cases.decide")

    @property
    def is_done_here(self) -> bool:
        """Say whether nothing is left to do for the reader."""
        return not (self.may_be_examined or self.may_be_decided or (self.may_be_reviewed and self.review.open_steps))


def bench(*, case_id: UUID, by: Actor, now: datetime) -> Bench:
    """Return what the desk shows of a case within the actor's reach.

    :raises NotFound: if there is no such case
    """
    case = cases.case(case_id=case_id, by=by)
    guide = catalogue.guide(guide_id=case.guide_id)
    acts, review = cases.acts(case_id=case_id), approval.review(case_id=case_id, by=by)
    clocks = deadlines.clocks(subjects=[case.subject], now=now)[case.subject]
    papers = paper_lines(review.papers, guide.document)
    return Bench(
        case=case,
        guide=guide,
        applicant=parties.masked(ids=[case.owner_id])[case.owner_id],
        papers=papers,
        review=review,
        terms=tuple(term(one) for one in clocks if _runs(one, review)),
        history=history(acts),
        documents=documents.documents_of(subjects=[case.subject], by=by)[case.subject],
        steps=step_lines(review, papers),
        deciders=_deciders(case, review, by, legal_day(now)),
        late=tuple(late(paper, today=legal_day(now)) for paper in review.late),
        reader=by,
    )


def _runs(clock: deadlines.ClockView, review: approval.ReviewView) -> bool:
    is_owed = clock.kind is not deadlines.Kind.TOLERANCE or bool(review.late)
    return clock.stopped_on is None and is_owed


def late(paper: cases.LatePaper, *, today: date) -> str:
    """Return in words until when a paper may come that was accepted to come later, and what follows if it does not."""
    match paper.is_overdue(today), paper.counts_as_withdrawn:
        case False, True:
            words = gettext("%(name)s：最晚 %(day)s 补交，到期没有补交的，视为撤回申请")
        case False, False:
            words = gettext("%(name)s：最晚 %(day)s 补交，到期没有补交的，应当不予许可")
        case True, True:
            words = gettext("%(name)s：%(day)s 到期没有补交，视为撤回申请")
        case _:
            words = gettext("%(name)s：%(day)s 到期没有补交，请作出不予许可的决定")
    return words % {"name": paper.name, "day": say(paper.due_on)}


def _deciders(case: cases.CaseView, review: approval.ReviewView, by: Actor, today: date) -> tuple[str, ...]:
    """Return who may decide in the reader's place."""
    if not (review.needs_another_than(by.person) and may(by, "cases.decide", case.place)):
        return ()
    there = organisations.approvers(organisation_id=case.organisation_id, on=today)
    others = [one for one in there if one.staff.id not in review.rules.barred]
    words = (gettext("%(name)s（%(post)s）") % {"name": one.staff.name, "post": one.post.name} for one in others)
    return tuple(dict.fromkeys(words))

"""A case as the counter shows it: what came in, what is still owed, and who does the next act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, may
from onewindow.platform.web.parts import Moment, Tone
from onewindow.platform.web.words import word
from onewindow.sites.histories import history
from onewindow.sites.lights import Term, term
from onewindow.sites.words import PAPERS


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper, with how it stands in words."""

    paper: materials.PaperView
    standing: str
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What lies on the counter: the case, its papers, its clocks, its history, its documents."""

    case: cases.CaseView
    guide: catalogue.GuideView
    department: organisations.OrganisationView
    applicant: parties.MaskedParty
    papers: tuple[PaperLine, ...]
    terms: tuple[Term, ...]
    history: tuple[Moment, ...]
    documents: tuple[documents.DocumentView, ...]
    is_taken_in_here: bool
    is_examined_here: bool
    is_declined_here: bool

    @property
    def may_be_received(self) -> bool:
        """Say whether taking it in is the next act and this window's."""
        return self.is_taken_in_here and cases.Verb.RECEIVE in self.case.verbs

    @property
    def waits_for_examination(self) -> bool:
        """Say whether accepting or asking is the next act, whoever's it is."""
        return cases.Verb.ACCEPT in self.case.verbs

    @property
    def may_be_examined(self) -> bool:
        """Say whether accepting or asking is the next act, and the department has handed it over."""
        return self.is_examined_here and self.waits_for_examination

    @property
    def may_be_declined(self) -> bool:
        """Say whether the case can be turned away here."""
        return self.is_declined_here and cases.Verb.DECLINE in self.case.verbs


def sheet(*, case_id: UUID, by: Actor, now: datetime) -> Sheet:
    """Return what the counter shows of a case within the actor's reach.

    :raises NotFound: if there is no such case
    """
    case = cases.case(case_id=case_id, by=by)
    return Sheet(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        department=organisations.organisation(organisation_id=case.organisation_id),
        applicant=parties.masked(ids=[case.owner_id])[case.owner_id],
        papers=papers(case),
        terms=_terms(case, now),
        history=history(cases.acts(case_id=case_id)),
        documents=documents.documents_of(subjects=[case.subject], by=by)[case.subject],
        is_taken_in_here=organisations.takes_in(
            organisation_id=case.organisation_id, item_id=case.item_id, by=by, on=legal_day(now)
        ),
        is_examined_here=is_done_here(case, "cases.examine", by, now),
        is_declined_here=is_done_here(case, "cases.decline", by, now),
    )


def papers(case: cases.CaseView) -> tuple[PaperLine, ...]:
    """Return the papers of a case, each with how it stands."""
    return tuple(_line(paper) for paper in materials.papers(subjects=[case.subject])[case.subject])


def _line(paper: materials.PaperView) -> PaperLine:
    return PaperLine(paper=paper, standing=word(paper.state), tone=PAPERS[paper.state])


def _terms(case: cases.CaseView, now: datetime) -> tuple[Term, ...]:
    clocks = deadlines.clocks(subjects=[case.subject], now=now)[case.subject]
    return tuple(term(clock) for clock in clocks if clock.stopped_on is None)


def is_done_here(case: cases.CaseView, verb: str, by: Actor, now: datetime) -> bool:
    """Say whether the act is the window's: the actor has the right, and the department has handed it over."""
    return may(by, verb, case.place) and organisations.department_delegates(
        organisation_id=case.organisation_id, item_id=case.item_id, verb=verb, by=by, on=legal_day(now)
    )

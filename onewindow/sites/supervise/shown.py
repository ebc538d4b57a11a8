"""What supervision shows: counts that lead to their lists, and a case with its trace. Of persons, masked names only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, may
from onewindow.platform.ledger.inspection import WORDS
from onewindow.platform.ledger.standing import Standing
from onewindow.platform.web.parts import Light, Moment, Stat
from onewindow.sites.histories import trace
from onewindow.sites.lights import LIGHTS, left

SEE = "supervise.view"
ALLOW = "cases.allow_second_notice"
LIST = "/supervise/cases/"
NEXT: Mapping[cases.State, str] = {  # whose turn it is
    cases.State.SUBMITTED: "cases.examine",
    cases.State.RECEIVED: "cases.examine",
    cases.State.ACCEPTED: "cases.review",
    cases.State.IN_REVIEW: "cases.decide",
    cases.State.DECIDED_GRANT: "cases.make",
    cases.State.CERT_MAKING: "cases.make",
}


@dataclass(frozen=True, kw_only=True)
class DepartmentLine:
    """The counts of one department with its name."""

    name: str
    tally: cases.Tally


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """A clock with its light; one that has stopped says when."""

    clock: deadlines.ClockView
    light: Light
    words: str


@dataclass(frozen=True, kw_only=True)
class Trace:
    """A case as those see it who answer for its deadlines."""

    case: cases.CaseView
    guide: catalogue.GuideView
    applicant: parties.MaskedParty
    office: str
    responsible: tuple[str, ...]
    moments: tuple[Moment, ...]
    terms: tuple[TermLine, ...]
    chain: Standing
    flaw: str  # what is wrong with the chain, in words
    hits: tuple[cases.HitView, ...]
    may_be_asked_again: bool


def departments(tallies: Iterable[cases.Tally]) -> tuple[DepartmentLine, ...]:
    """Return the counts with the departments' names, in the order that they came."""
    tallies = tuple(tallies)
    names = organisations.organisations(ids=[tally.organisation_id for tally in tallies])
    return tuple(
        DepartmentLine(name=names[tally.organisation_id].name, tally=tally)
        for tally in tallies
        if tally.organisation_id in names
    )


def chosen_department(request: HttpRequest) -> UUID | None:
    """Return the department that the address asks for."""
    try:
        return UUID(request.GET.get("department", ""))
    except ValueError:
        return None


def stats(tallies: tuple[cases.Tally, ...]) -> tuple[Stat, ...]:
    """Return the big numbers; behind each lies the list that it counts."""
    counted = (
        (gettext("在办"), sum(one.open for one in tallies), "", None),
        (gettext("预警"), sum(one.warning for one in tallies), deadlines.Light.WARNING, Light.YELLOW),
        (gettext("超承诺时限"), sum(one.yellow for one in tallies), deadlines.Light.YELLOW, Light.CARD),
        (gettext("超法定时限"), sum(one.red for one in tallies), deadlines.Light.RED, Light.RED),
    )
    return tuple(
        Stat(label=label, value=value, href=f"{LIST}?light={light}" if light else LIST, light=colour)
        for label, value, light, colour in counted
    )


def trace_of(*, case_id: UUID, by: Actor, now: datetime) -> Trace:
    """Return a case with every act of it, and its chain verified while somebody looks.

    :raises NotFound: if there is no such case within the actor's reach
    """
    case = cases.case(case_id=case_id, by=by, verb=SEE)
    chain = cases.chain_standing(case_id=case_id)
    clocks = deadlines.clocks(subjects=[case.subject], now=now)[case.subject]
    return Trace(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        applicant=parties.masked(ids=[case.owner_id])[case.owner_id],
        office=organisations.organisation(organisation_id=case.organisation_id).name,
        responsible=_responsible(case, now),
        moments=trace(cases.acts(case_id=case_id)),
        terms=tuple(_term(clock) for clock in clocks),
        chain=chain,
        flaw=gettext(WORDS[chain.broken.flaw]) if chain.broken else "",
        hits=cases.rule_hits(case_id=case_id),
        may_be_asked_again=may(by, ALLOW, case.place) and cases.may_be_asked_again(case_id=case_id),
    )


def _responsible(case: cases.CaseView, now: datetime) -> tuple[str, ...]:
    if (verb := NEXT.get(case.state)) is None:
        return ()
    on_duty = organisations.who_may(verb=verb, organisation_id=case.organisation_id, on=legal_day(now))
    return tuple(dict.fromkeys(one.staff.name for one in on_duty))


def _term(clock: deadlines.ClockView) -> TermLine:
    if clock.stopped_on is None:
        return TermLine(clock=clock, light=Light.PAUSED if clock.is_paused else LIGHTS[clock.light], words=left(clock))
    if clock.is_on_time:
        return TermLine(clock=clock, light=Light.DONE, words=gettext("按时完成"))
    return TermLine(clock=clock, light=Light.RED, words=left(clock))

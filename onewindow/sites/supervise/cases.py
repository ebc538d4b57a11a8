"""The pages of those who answer for deadlines: the numbers, the list behind each, the trace of one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.web.parts import Light, Moment, Stat, Tone
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import page
from onewindow.sites.supervise.menu import MENU
from onewindow.sites.words import EVENTS

SEE = "supervise.view"
LIGHTS = {
    deadlines.Light.GREEN: Light.GREEN,
    deadlines.Light.WARNING: Light.YELLOW,
    deadlines.Light.YELLOW: Light.RED,
    deadlines.Light.RED: Light.RED,
}


@dataclass(frozen=True, kw_only=True)
class DepartmentLine:
    """The counts of one department with its name."""

    name: str
    tally: cases.Tally


@page(verb=SEE)
def overview(request: Request) -> HttpResponse:
    """Show the three numbers and the departments, the worst first."""
    tallies = cases.tallies(by=request.actor)
    names = organisations.organisations(ids=[tally.organisation_id for tally in tallies])
    departments = [
        DepartmentLine(name=names[tally.organisation_id].name, tally=tally)
        for tally in tallies
        if tally.organisation_id in names
    ]
    values = {"stats": _stats(tallies), "departments": departments, "links": MENU}
    return render(request, "supervise/overview.html", values)


@page(verb=SEE)
def listing(request: Request) -> HttpResponse:
    """List the open cases, of one light if the address says so."""
    asked = request.GET.get("light", "")
    light = deadlines.Light(asked) if asked in set(deadlines.Light) else None
    lines = cases.worklist(
        by=request.actor, verb=SEE, now=timezone.now(), light=light, cursor=request.GET.get("after", "")
    )
    names = organisations.organisations(ids={line.organisation_id for line in lines})
    shown = [(line, names[line.organisation_id].name, LIGHTS.get(line.light) if line.light else None) for line in lines]
    return render(request, "supervise/cases.html", {"page": lines, "lines": shown, "links": MENU})


@page(verb=SEE)
def trace(request: Request, case_id: UUID) -> HttpResponse:
    """Show every act of a case, its clocks, and whether its chain is whole now."""
    case = cases.case(case_id=case_id, by=request.actor, verb=SEE)
    acts = cases.acts(case_id=case_id)
    values = {
        "case": case,
        "guide": catalogue.guide(guide_id=case.guide_id),
        "moments": _moments(acts),
        "acts": acts,
        "clocks": deadlines.clocks(subjects=[case.subject], now=timezone.now())[case.subject],
        "broken": cases.first_broken_act(case_id=case_id),
        "links": MENU,
    }
    return render(request, "supervise/trace.html", values)


def _stats(tallies: tuple[cases.Tally, ...]) -> tuple[Stat, ...]:
    return (
        Stat(label=gettext("在办"), value=sum(one.open for one in tallies), href="/supervise/cases/"),
        Stat(
            label=gettext("预警"),
            value=sum(one.warning for one in tallies),
            href="/supervise/cases/?light=WARNING",
            light=Light.YELLOW,
        ),
        Stat(
            label=gettext("超时"),
            value=sum(one.yellow + one.red for one in tallies),
            href="/supervise/cases/?light=YELLOW",
            light=Light.RED,
        ),
    )


def _moments(acts: tuple[cases.Act, ...]) -> tuple[Moment, ...]:
    names = _names(acts)
    return tuple(
        Moment(
            label=gettext(EVENTS.get(act.name, act.name)),
            at=act.happened_at,
            who=names.get(act.actor.get("person", ""), gettext("申请人或系统")),
            words=act.hash[:16],
            basis=str(act.body.get("basis", "")),
            tone=Tone.GREEN,
        )
        for act in acts
    )


def _names(acts: tuple[cases.Act, ...]) -> Mapping[str, str]:
    people = {UUID(act.actor["person"]) for act in acts if "person" in act.actor}
    return {str(known): staff.name for known, staff in organisations.staff_names(ids=people).items()}

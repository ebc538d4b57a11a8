"""The pages of cases at the desk: what waits, and one case until it is accepted or turned away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import NotFound
from onewindow.kernel.page import Page
from onewindow.platform.web.requests import Request
from onewindow.sites.declining import DeclineForm
from onewindow.sites.desk.forms.cases import ExamineForm
from onewindow.sites.desk.menu import STAGES, keys, menu, stage_of
from onewindow.sites.desk.showing import carry_out, defectives, show_case
from onewindow.sites.desk.shown import bench
from onewindow.sites.identity import page
from onewindow.sites.worklists import light_of, listed


@page(verb="materials.view")
def inbox(request: Request) -> HttpResponse:
    """List what waits, the nearest term first; a number that is looked for leads to its case."""
    stage, number = stage_of(request.GET.get("stage", ""), request.actor), request.GET.get("number", "").strip()
    if number and (found := _numbered(request, number)):
        return redirect(f"{reverse('desk:case', args=[found])}?stage={stage}")
    lines = _waiting(request, stage)
    values = {
        **listed(request, lines, to="desk:case", kept={"stage": stage}, now=timezone.now()),
        "stage": stage,
        "heading": STAGES[stage].label,
        "number": number,
        "keys": keys(),
        "links": menu(request.actor, stage),
    }
    return render(request, "desk/inbox.html", values)


@page(verb="materials.view")
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Show one case with all that lies on the desk."""
    return show_case(request, case_id)


@page(verb="materials.view")
def following(request: Request, case_id: UUID) -> HttpResponse:
    """Go on to the next case of the stage, or back to the list when there is none."""
    stage = stage_of(request.GET.get("stage", ""), request.actor)
    ids = [line.case_id for line in _waiting(request, stage)]
    place = ids.index(case_id) + 1 if case_id in ids else 0
    onwards = (ids[place:] or [one for one in ids if one != case_id])[:1]
    to = reverse("desk:case", args=onwards) if onwards else reverse("desk:inbox")
    return redirect(f"{to}?stage={stage}")


@require_POST
@page(verb="cases.examine")
def examine(request: Request, case_id: UUID) -> HttpResponse:
    """Accept the case, or give the one-time notice of what is missing and of what was marked."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    form = ExamineForm(request.POST, codes=defectives(shown))
    return carry_out(request, case_id, cases.examine_case, "examine", form)


@require_POST
@page(verb="cases.decline")
def decline(request: Request, case_id: UUID) -> HttpResponse:
    """Turn the case away in writing."""
    return carry_out(request, case_id, cases.decline_case, "decline", DeclineForm(request.POST))


def _waiting(request: Request, stage: str) -> Page[cases.CaseLine]:
    """Return what waits at a stage, narrowed as the address says."""
    return cases.worklist(
        by=request.actor,
        verb=STAGES[stage].verb,
        now=timezone.now(),
        states=STAGES[stage].states,
        light=light_of(request),
        cursor=request.GET.get("after", ""),
    )


def _numbered(request: Request, number: str) -> UUID | None:
    try:
        return cases.case_by_number(number=number, by=request.actor).id
    except NotFound:
        return None  # said on the list

"""The pages of those who answer for deadlines: the numbers, the list behind each, the trace of one case."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.page import Page
from onewindow.platform.web.parts import Column
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import page
from onewindow.sites.supervise.forms.cases import AllowForm
from onewindow.sites.supervise.menu import menu
from onewindow.sites.supervise.shown import ALLOW, SEE, chosen_department, departments, stats, trace_of
from onewindow.sites.worklists import columns, light_of, lights, matters


@page(verb=SEE)
def overview(request: Request) -> HttpResponse:
    """Show the numbers and the departments, the worst first; each number leads to its list."""
    tallies = cases.tallies(by=request.actor)
    heads = (gettext("部门"), gettext("在办"), gettext("预警"), gettext("黄牌"), gettext("红牌"))
    values = {
        "stats": stats(tallies),
        "departments": departments(tallies),
        "columns": tuple(Column(label=head, is_number=place > 0) for place, head in enumerate(heads)),
        "counted_at": max((tally.counted_at for tally in tallies), default=None),
        "links": menu("overview"),
    }
    return render(request, "supervise/overview.html", values)


@page(verb=SEE)
def listing(request: Request) -> HttpResponse:
    """List the open cases behind a number: of one light, of one department, or all."""
    light, department, now = light_of(request), chosen_department(request), timezone.now()
    lines = _behind(request, light, department)
    offices = organisations.organisations(ids={line.organisation_id for line in lines})
    values = {
        "page": lines,
        "lines": matters(lines, to="supervise:trace", more=lambda line: offices[line.organisation_id].name, now=now),
        "columns": columns(gettext("部门")),
        "lights": lights(request, {"department": str(department or "")}),
        "departments": departments(cases.tallies(by=request.actor)),
        "department": department,
        "light": light or "",
        "is_narrowed": light is not None or department is not None,
        "links": menu(light or ""),
    }
    return render(request, "supervise/cases.html", values)


@page(verb=SEE)
def trace(request: Request, case_id: UUID) -> HttpResponse:
    """Show every act of a case, its clocks, who has it now, and whether its chain is whole at this moment."""
    return _trace(request, case_id, AllowForm())


@require_POST
@page(verb=ALLOW)
def allow_second_notice(request: Request, case_id: UUID) -> HttpResponse:
    """Let the department ask once more, about what the supplement itself brought."""
    form = AllowForm(request.POST)
    if not form.is_valid():
        return _trace(request, case_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    cases.allow_second_notice(
        case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command
    )
    messages.success(request, gettext("已准许再次告知一次，部门办理该办件时可以使用。"))
    return redirect("supervise:trace", case_id=case_id)


def _trace(request: Request, case_id: UUID, form: AllowForm, *, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    shown = trace_of(case_id=case_id, by=request.actor, now=timezone.now())
    values = {"trace": shown, "form": form, "links": menu()}
    return render(request, "supervise/trace.html", values, status=status)


def _behind(request: Request, light: deadlines.Light | None, department: UUID | None) -> Page[cases.CaseLine]:
    """Return the cases that a number counts."""
    return cases.worklist(
        by=request.actor,
        verb=SEE,
        now=timezone.now(),
        light=light,
        organisation_id=department,
        with_tests=False,
        cursor=request.GET.get("after", ""),
    )

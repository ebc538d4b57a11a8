"""The pages of cases at the counter: what waits, and one case from receipt to acceptance."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import Invalid
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.menu import menu
from onewindow.sites.counter.shown import facts, sheet
from onewindow.sites.desk.forms.cases import DeclineForm
from onewindow.sites.desk.shown import LIGHTS
from onewindow.sites.identity import page

STAGES = {
    "receive": frozenset({cases.State.SUBMITTED}),
    "examine": frozenset({cases.State.RECEIVED}),
}


@page(verb="cases.receive")
def inbox(request: Request) -> HttpResponse:
    """List what waits to be taken in or examined, the nearest term first."""
    states = STAGES.get(request.GET.get("stage", ""), STAGES["receive"])
    lines = cases.worklist(
        by=request.actor, verb="cases.receive", now=timezone.now(), states=states, cursor=request.GET.get("after", "")
    )
    shown = [(line, LIGHTS[line.light] if line.light else None) for line in lines]
    return render(request, "counter/inbox.html", {"page": lines, "lines": shown, "links": menu()})


@page(verb="cases.receive")
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Show one case with all that lies on the counter."""
    return _show(request, case_id)


@require_POST
@page(verb="cases.receive")
def receive(request: Request, case_id: UUID) -> HttpResponse:
    """Take an online filing in hand; where the department examines, it lies in its queue from now on."""
    cases.receive_case(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:case", case_id=case_id)


@require_POST
@page(verb="cases.examine")
def examine(request: Request, case_id: UUID) -> HttpResponse:
    """Accept the case, or give the one-time notice of what is missing and of what was marked."""
    marked = {
        name.removeprefix("defect-"): words
        for name in request.POST
        if name.startswith("defect-") and (words := request.POST[name].strip())
    }
    cases.examine_case(case_id=case_id, defects=marked, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:case", case_id=case_id)


@require_POST
@page(verb="cases.decline")
def decline(request: Request, case_id: UUID) -> HttpResponse:
    """Turn the case away in writing."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, decline=form)
    typed = form.cleaned_data | {"ground": cases.Ground(form.cleaned_data["ground"])}
    try:
        cases.decline_case(case_id=case_id, **typed, by=request.actor, now=timezone.now(), command=request.command)
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
        return _show(request, case_id, decline=form)
    return redirect("counter:case", case_id=case_id)


@page(verb="materials.view")
def paper(request: Request, case_id: UUID, seq: int) -> HttpResponse:
    """Open a paper of a case; that it was looked at is written down."""
    case = cases.case(case_id=case_id, by=request.actor)
    opened = materials.paper_file(
        subject=case.subject,
        at=case.place,
        seq=seq,
        purpose=gettext("收件时核对申请材料"),
        by=request.actor,
        now=timezone.now(),
    )
    return HttpResponse(b"".join(opened.pieces), headers=dict(opened.headers))


@page(verb="documents.view")
def document(request: Request, document_id: UUID) -> HttpResponse:
    """Open a sealed document, to print it for the visitor."""
    pdf = documents.document_pdf(document_id=document_id, by=request.actor, now=timezone.now())
    return HttpResponse(pdf, content_type="application/pdf")


def _show(request: Request, case_id: UUID, **forms: Form) -> HttpResponse:
    by, now = request.actor, timezone.now()
    shown = sheet(case_id=case_id, by=by, now=now)
    values: dict[str, Any] = {
        "sheet": shown,
        "facts": facts(shown.case, by=by, now=now),
        "decline": DeclineForm(),
        "links": menu(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if forms else HTTPStatus.OK
    return render(request, "counter/case.html", values | forms, status=status)

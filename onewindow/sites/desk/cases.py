"""The pages of the desk: the inbox, and one case from acceptance to decision."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import Invalid
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.desk.forms.cases import DecisionForm, OpinionForm
from onewindow.sites.desk.menu import MENU
from onewindow.sites.desk.shown import LIGHTS, bench
from onewindow.sites.identity import page

STAGES = {
    "examine": ("cases.examine", frozenset({cases.State.SUBMITTED, cases.State.RECEIVED})),
    "review": ("cases.review", frozenset({cases.State.ACCEPTED, cases.State.IN_REVIEW})),
    "decide": ("cases.decide", frozenset({cases.State.IN_REVIEW, cases.State.ACCEPTED})),
}


@page(verb="cases.view")
def inbox(request: Request) -> HttpResponse:
    """List what waits, the nearest term first."""
    stage = request.GET.get("stage", "examine")
    verb, states = STAGES.get(stage, STAGES["examine"])
    lines = cases.worklist(
        by=request.actor, verb=verb, now=timezone.now(), states=states, cursor=request.GET.get("after", "")
    )
    shown = [(line, LIGHTS.get(line.light) if line.light else None) for line in lines]
    values = {"page": lines, "lines": shown, "links": MENU}
    return render(request, "desk/inbox.html", values)


@page(verb="cases.view")
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Show one case with all that lies on the desk."""
    return _show(request, case_id)


@require_POST
@page(verb="cases.examine")
def examine(request: Request, case_id: UUID) -> HttpResponse:
    """Accept the case, or give the one-time notice of what is missing and of what was marked."""
    marked = {
        name.removeprefix("defect-"): str(words).strip()
        for name, words in request.POST.items()
        if name.startswith("defect-") and str(words).strip()
    }
    cases.examine_case(case_id=case_id, defects=marked, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("desk:case", case_id=case_id)


@require_POST
@page(verb="cases.review")
def give_opinion(request: Request, case_id: UUID) -> HttpResponse:
    """Give an opinion on a step."""
    form = OpinionForm(request.POST, colleagues=_colleagues(request))
    if not form.is_valid():
        return _show(request, case_id, opinion=form)
    try:
        approval.give_opinion(
            case_id=case_id,
            step=form.cleaned_data["step"],
            conclusion=approval.Conclusion(form.cleaned_data["conclusion"]),
            reason=form.cleaned_data["reason"],
            companion=form.cleaned_data["companion"],
            by=request.actor,
            now=timezone.now(),
            command=request.command,
        )
    except Invalid as refusal:
        return _show(request, case_id, opinion=_marked(form, refusal))
    return redirect("desk:case", case_id=case_id)


@require_POST
@page(verb="cases.decide")
def decide(request: Request, case_id: UUID) -> HttpResponse:
    """Grant or refuse."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, decision=form)
    try:
        approval.decide(
            case_id=case_id,
            decision=cases.Decision(form.cleaned_data["decision"]),
            reasons=form.reasons,
            by=request.actor,
            now=timezone.now(),
            command=request.command,
        )
    except Invalid as refusal:
        return _show(request, case_id, decision=_marked(form, refusal))
    return redirect("desk:case", case_id=case_id)


@page(verb="materials.view")
def paper(request: Request, case_id: UUID, seq: int) -> HttpResponse:
    """Open a paper of a case; that it was looked at is written down."""
    case = cases.case(case_id=case_id, by=request.actor)
    opened = materials.paper_file(
        subject=case.subject,
        at=case.place,
        seq=seq,
        purpose=gettext("审查申请材料"),
        by=request.actor,
        now=timezone.now(),
    )
    return HttpResponse(b"".join(opened.pieces), headers=dict(opened.headers))


@page(verb="documents.view")
def document(request: Request, document_id: UUID) -> HttpResponse:
    """Open a sealed document."""
    pdf = documents.document_pdf(document_id=document_id, by=request.actor, now=timezone.now())
    return HttpResponse(pdf, content_type="application/pdf")


def _show(request: Request, case_id: UUID, **forms: Form) -> HttpResponse:
    values: dict[str, Any] = {
        "bench": bench(case_id=case_id, by=request.actor, now=timezone.now()),
        "opinion": OpinionForm(colleagues=_colleagues(request)),
        "decision": DecisionForm(),
        "links": MENU,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if forms else HTTPStatus.OK
    return render(request, "desk/case.html", values | forms, status=status)


def _colleagues(request: Request) -> tuple[tuple[str, str], ...]:
    organisation_id = request.actor.organisation
    if organisation_id is None:
        return ()
    today = legal_day(timezone.now())
    found = [
        *organisations.who_may(verb="cases.review", organisation_id=organisation_id, on=today),
        *organisations.who_may(verb="cases.decide", organisation_id=organisation_id, on=today),
    ]
    return tuple({str(one.staff.id): one.staff.name for one in found if one.staff.id != request.actor.person}.items())


def _marked(form: Form, refusal: Invalid) -> Form:
    field = {"reasons": "reason"}.get(refusal.field, refusal.field)
    form.add_error(field if field in form.fields else None, sentence(refusal))
    return form

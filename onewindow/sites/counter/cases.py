"""The pages of cases at the counter: what waits, and one case from receipt to acceptance."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import IllegalMove, Invalid, MovedMeanwhile, Refusal
from onewindow.kernel.page import Page
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import say, sentence
from onewindow.sites.counter.defective import doubt
from onewindow.sites.counter.forms.intake import defects
from onewindow.sites.counter.frame import show
from onewindow.sites.counter.shown import Sheet, sheet
from onewindow.sites.declining import DeclineForm
from onewindow.sites.examining import examination_words
from onewindow.sites.filled import filled
from onewindow.sites.identity import narrate, page
from onewindow.sites.papers import beside, pdf
from onewindow.sites.worklists import light_of, listed

RECEIVE = "cases.receive"
PURPOSE = N_("收件时核对申请材料")
STAGES = {
    "receive": frozenset({cases.State.SUBMITTED}),
    "examine": frozenset({cases.State.RECEIVED}),
}


@page(verb=RECEIVE)
def inbox(request: Request) -> HttpResponse:
    """List what waits to be taken in or examined, the nearest term first."""
    asked = request.GET.get("stage", "")
    stage = asked if asked in STAGES else "receive"
    values = listed(request, _waiting(request, stage), to="counter:case", kept={"stage": stage}, now=timezone.now())
    return show(request, "counter/inbox.html", values | {"stage": stage})


@page(verb=RECEIVE)
def show_case(request: Request, case_id: UUID) -> HttpResponse:
    """Show one case with all that lies on the counter."""
    return _show(request, case_id)


@require_POST
@page(verb=RECEIVE)
def receive(request: Request, case_id: UUID) -> HttpResponse:
    """Take an online filing in hand; where the department examines, it lies in its queue from now on."""
    cases.receive_case(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    messages.success(request, gettext("已收件。"))
    return redirect("counter:case", case_id=case_id)


@require_POST
@page(verb="cases.examine")
def examine(request: Request, case_id: UUID) -> HttpResponse:
    """Accept the case, or give the one-time notice of what is missing and of what was marked."""
    now = timezone.now()
    papers = sheet(case_id=case_id, by=request.actor, now=now).papers
    marked = defects(request.POST, names={line.paper.material_code for line in papers})
    try:
        found = cases.examine_case(case_id=case_id, defects=marked, by=request.actor, now=now, command=request.command)
    except (MovedMeanwhile, IllegalMove) as refusal:
        return _show(request, case_id, said=marked, wrong=refusal)
    messages.success(request, _said(found))
    return redirect("counter:case", case_id=case_id)


def _said(found: cases.Accepted | cases.Notice) -> str:
    if isinstance(found, cases.Notice):
        return gettext("已经一次性告知申请人需要补正的内容。")
    return gettext("已受理，受理通知书已经发给申请人。")


@require_POST
@page(verb="cases.decline")
def decline(request: Request, case_id: UUID) -> HttpResponse:
    """Turn the case away in writing."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, decline=form)
    try:
        cases.decline_case(case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command)
    except (MovedMeanwhile, IllegalMove) as refusal:
        return _show(request, case_id, decline=form, wrong=refusal)
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
        return _show(request, case_id, decline=form)
    return redirect("counter:case", case_id=case_id)


@page(verb="materials.view")
def paper(request: Request, case_id: UUID, seq: int) -> StreamingHttpResponse:
    """Open a paper of a case; that it was looked at is written down."""
    case = cases.case(case_id=case_id, by=request.actor)
    opened = materials.paper_file(
        subject=case.subject,
        at=case.place,
        seq=seq,
        purpose=PURPOSE,
        by=request.actor,
        now=timezone.now(),
    )
    return beside(opened)


@page(verb="documents.view")
def document(request: Request, document_id: UUID) -> HttpResponse:
    """Open a sealed document, to print it for the visitor."""
    content = documents.document_pdf(document_id=document_id, by=request.actor, now=timezone.now())
    return pdf(content, name=gettext("文书"))


def _waiting(request: Request, stage: str) -> Page[cases.CaseLine]:
    """Return what waits at a stage, narrowed as the address says."""
    return cases.worklist(
        by=request.actor,
        verb=RECEIVE,
        now=timezone.now(),
        states=STAGES[stage],
        light=light_of(request),
        cursor=request.GET.get("after", ""),
    )


def _show(
    request: Request,
    case_id: UUID,
    *,
    said: dict[str, str] | None = None,
    decline: DeclineForm | None = None,
    wrong: Refusal | None = None,
) -> HttpResponse:
    by, now = request.actor, timezone.now()
    shown = sheet(case_id=case_id, by=by, now=now)
    values: dict[str, Any] = {
        "sheet": shown,
        "papers": _papers(shown, said or {}),
        "outcome": _outcome(shown, by, now),
        "filled": filled(shown.case, purpose=PURPOSE, by=by, now=now),
        "decline": decline or DeclineForm(),
        "wrong": _sentence(wrong) if wrong else "",
        "typed": [*(said or {}).values(), *_reason(decline if wrong else None)],
    }
    status = wrong.status if wrong else HTTPStatus.UNPROCESSABLE_ENTITY if decline else HTTPStatus.OK
    return show(request, "counter/case.html", values, status=status)


def _papers(shown: Sheet, said: dict[str, str]) -> list[tuple[Any, Any]]:
    """Return the papers, each with what can be said against it if it lies there."""
    points = {material.code: material.review_points for material in shown.guide.document.materials}
    return [
        (
            line,
            doubt(line.paper.material_code, points.get(line.paper.material_code, ()), said)
            if line.paper.is_standing and line.paper.state is materials.State.SUPPLIED
            else None,
        )
        for line in shown.papers
    ]


def _outcome(shown: Sheet, by: Actor, now: datetime) -> str:
    if not shown.may_be_examined:
        return ""
    names = {line.paper.material_code: line.paper.material_name for line in shown.papers}
    return examination_words(case_id=shown.case.id, names=names, by=by, now=now)


def _sentence(refusal: Refusal) -> str:
    """Return what is wrong; of a case that moved meanwhile, who moved it, when and how."""
    actor = refusal.values.get("actor")
    if not isinstance(refusal, MovedMeanwhile) or not isinstance(actor, dict):
        return sentence(refusal)
    meanwhile = narrate(actor=actor, event=str(refusal.values.get("name")))
    return gettext("%(who)s 已于 %(when)s 办理“%(what)s”，您的操作没有提交") % {
        "who": meanwhile.who,
        "what": meanwhile.what,
        "when": say(refusal.values.get("moved_at")),
    }


def _reason(form: DeclineForm | None) -> list[str]:
    return [form.cleaned_data["reason"]] if form is not None else []

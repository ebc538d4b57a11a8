"""申请: for whom, the situation, the form, one thing a page; then checked and filed once."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.kernel.errors import IllegalMove
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.portal import codes
from onewindow.sites.portal.drafting import drafting
from onewindow.sites.portal.forms.sections import SectionForm
from onewindow.sites.portal.parties import choose
from onewindow.sites.portal.shown import applications as shown
from onewindow.sites.portal.shown.applications import Application
from onewindow.sites.portal.shown.filing import filed_page
from onewindow.sites.portal.shown.guides import chosen
from onewindow.sites.portal.shown.materials import states
from onewindow.sites.portal.shown.parties import applicant_of, people

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_WRITE
@signed_in(AccountKind.CITIZEN)
def apply(request: Request, guide_id: UUID) -> HttpResponse:
    """Ask for whom, and begin an application under the guide with what was answered there."""
    guide, now = catalogue.guide(guide_id=guide_id), timezone.now()
    is_personal = catalogue.Audience.PERSON in guide.document.audience
    choices = people(by=request.actor, on=legal_day(now), item_id=guide.item_id, is_personal=is_personal)
    if request.method == "POST" and (by := choose(request, choices)):
        answers = chosen(guide.document, request.GET)
        case_id = cases.draft_case(guide_id=guide_id, answers=answers, by=by, now=now, command=request.command)
        return redirect("portal:application", case_id)
    return _asking(request, "portal/apply.html", {"guide": guide, "people": choices})


@drafting
def application(request: Request, draft: Application) -> HttpResponse:
    """Show what is to do in a draft."""
    context = {
        "draft": draft,
        "tasks": shown.tasks(draft),
        "onwards": shown.next_href(draft),
        "applicant": applicant_of(draft.case),
        "kept_days": cases.draft_days(on=legal_day(timezone.now())),
    }
    return render(request, "portal/application.html", context)


@drafting
def situation(request: Request, draft: Application) -> HttpResponse:
    """Show the answers so far and what follows from them."""
    return render(request, "portal/situation.html", {"draft": draft, "onwards": shown.first_section(draft)})


@READ_OR_WRITE
@drafting
def question(request: Request, draft: Application, code: str) -> HttpResponse:
    """Ask one question of the situation, and keep its answer."""
    asked = draft.question(code)
    given = chosen(draft.guide.document, request.POST).get(code)
    if given is None:
        return _asking(request, "portal/question.html", {"draft": draft, "asked": asked})
    answers = {**draft.answers, code: [*given]}
    catalogue.applicable(guide_id=draft.guide.id, answers=answers)  # refuses what the guide does not know
    cases.save_draft(case_id=draft.case.id, answers=answers, by=request.actor, now=request.came_at)
    return redirect(shown.after_question(_anew(request, draft)))


@READ_OR_WRITE
@drafting
def section(request: Request, draft: Application, code: str) -> HttpResponse:
    """Show one page of the form, and keep what is typed into it, right or wrong."""
    part = draft.section(code)
    if request.method != "POST":
        return render(request, "portal/section.html", {"draft": draft, "form": SectionForm(part)})
    saved = _saved(request, draft, code)
    problems = saved.problems_of(saved.section(code))
    if "more" in request.POST:  # a table is full: it comes back with empty rows
        return redirect("portal:section", draft.case.id, code)
    if not problems:
        return redirect(shown.after_section(saved, code))
    context = {"draft": saved, "form": SectionForm(saved.section(code), problems)}
    return render(request, "portal/section.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@drafting
def keep(request: Request, draft: Application, code: str) -> HttpResponse:
    """Keep what is typed while it is being typed."""
    _saved(request, draft, code)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _saved(request: Request, draft: Application, code: str) -> Application:
    asked = {field.key for field in draft.section(code).drawn}
    posted = dict(request.POST.lists())
    typed = forms.typed(guide_id=draft.guide.id, answers=draft.answers, posted=posted)
    others = {key: value for key, value in draft.values.items() if key not in asked}
    values = others | {key: value for key, value in typed.items() if key in asked}
    cases.save_draft(case_id=draft.case.id, values=values, by=request.actor, now=request.came_at)
    return _anew(request, draft)


def _anew(request: Request, draft: Application) -> Application:
    return shown.application(case_id=draft.case.id, by=request.actor, on=legal_day(timezone.now()))


@drafting
def check(request: Request, draft: Application) -> HttpResponse:
    """Show everything once more: what is missing, and what follows when it is filed as it is."""
    context = {"draft": draft, "open_tasks": shown.open_tasks(draft), "states": states(draft)}
    return render(request, "portal/check.html", context)


@require_POST
@signed_in(AccountKind.CITIZEN)
def submit(request: Request, case_id: UUID) -> HttpResponse:
    """File the application; whoever presses again, on a page from before, gets the same answer."""
    try:
        filing = cases.submit_case(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    except IllegalMove:
        return redirect("portal:filed", case_id)
    codes.keep(request, filing)
    return redirect("portal:filed", case_id)


@signed_in(AccountKind.CITIZEN)
def filed(request: Request, case_id: UUID) -> HttpResponse:
    """Show the number, the query code, and what happens next."""
    view = cases.case(case_id=case_id, by=request.actor)
    if view.state is cases.State.DRAFT:
        return redirect("portal:application", case_id)
    page = filed_page(view, query_code=codes.kept(request, case_id), by=request.actor, now=timezone.now())
    return render(request, "portal/filed.html", {"page": page, "address": codes.address(request, view)})


@require_POST
@signed_in(AccountKind.CITIZEN)
def discard(request: Request, case_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    cases.discard_draft(case_id=case_id, by=request.actor)
    return redirect("portal:cases")


def _asking(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    """Ask a question; whoever posted no answer to it is told so."""
    is_wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, template, context | {"is_wrong": is_wrong}, status=status)

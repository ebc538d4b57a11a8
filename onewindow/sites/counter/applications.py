"""窗口受理申请: the situation, the form and the taking in of what a visitor applies for."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.forms import api as forms
from onewindow.kernel.errors import Invalid
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.drafts import Draft, draft
from onewindow.sites.counter.forms.applications import GuideForm, SituationForm
from onewindow.sites.counter.materials import show_papers
from onewindow.sites.counter.menu import menu
from onewindow.sites.identity import page

READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@page(verb="cases.file")
def begin(request: Request, guide_id: UUID) -> HttpResponse:
    """Begin an application for the visitor."""
    case_id = cases.draft_case(
        guide_id=guide_id, answers={}, by=request.actor, now=timezone.now(), command=request.command
    )
    return redirect("counter:situation", case_id=case_id)


@READ_OR_WRITE
@page(verb="cases.file")
def situation(request: Request, case_id: UUID) -> HttpResponse:
    """Ask the questions of the guide, those that follow from the answers as well."""
    begun = draft(case_id=case_id, by=request.actor)
    if request.method != "POST":
        asked = catalogue.questions(guide_id=begun.guide.id, answers=begun.answers)
        return _asked(request, begun, SituationForm(asked, initial=dict(begun.answers)))
    given = {question.code: request.POST.getlist(question.code) for question in begun.guide.document.questions}
    answers = {code: options for code, options in given.items() if options}
    form = SituationForm(catalogue.questions(guide_id=begun.guide.id, answers=answers), data=request.POST)
    outcome = catalogue.applicable(guide_id=begun.guide.id, answers=answers)
    cases.save_draft(case_id=case_id, answers=answers, by=request.actor, now=timezone.now())
    if form.is_valid() and not isinstance(outcome, catalogue.StopHere):
        return redirect("counter:form", case_id=case_id)
    return _asked(request, begun, form, outcome if isinstance(outcome, catalogue.StopHere) else None)


@READ_OR_WRITE
@page(verb="cases.file")
def form(request: Request, case_id: UUID) -> HttpResponse:
    """Show the whole form, and keep what is typed into it, right or wrong."""
    begun = draft(case_id=case_id, by=request.actor)
    if request.method != "POST":
        return _typed(request, begun, GuideForm(_view(begun)))
    posted = dict(request.POST.lists())
    values = forms.typed(guide_id=begun.guide.id, answers=begun.answers, posted=posted)
    cases.save_draft(case_id=case_id, values=values, by=request.actor, now=timezone.now())
    problems = forms.check(guide_id=begun.guide.id, answers=begun.answers, values=values)
    if not problems:
        return redirect("counter:papers", case_id=case_id)
    return _typed(request, begun, GuideForm(_view(draft(case_id=case_id, by=request.actor)), problems))


@require_POST
@page(verb="cases.file")
def take_in(request: Request, case_id: UUID) -> HttpResponse:
    """Take the application in: from now on it has a number and a receipt."""
    begun = draft(case_id=case_id, by=request.actor)
    try:
        cases.receive_case(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    except Invalid as refusal:
        return show_papers(request, begun, wrong=sentence(refusal))
    return redirect("counter:taken-in", case_id=case_id)


@page(verb="cases.file")
def taken_in(request: Request, case_id: UUID) -> HttpResponse:
    """Show the number and the receipt to print."""
    begun = draft(case_id=case_id, by=request.actor)
    letters = documents.documents_of(subject=begun.case.subject, by=request.actor)
    values = {"draft": begun, "documents": letters, "links": menu()}
    return render(request, "counter/taken_in.html", values)


def _asked(request: Request, begun: Draft, form: SituationForm, stop: catalogue.StopHere | None = None) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    values = {"draft": begun, "form": form, "stop": stop, "links": menu()}
    return render(request, "counter/situation.html", values, status=status)


def _typed(request: Request, begun: Draft, form: GuideForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "counter/form.html", {"draft": begun, "form": form, "links": menu()}, status=status)


def _view(begun: Draft) -> forms.FormView:
    return forms.form(
        guide_id=begun.guide.id, answers=begun.answers, applicant_id=begun.case.owner_id, values=begun.values
    )

"""接待来访: who stands at the window, and what they come for."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import Invalid
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.forms.parties import VisitorForm
from onewindow.sites.counter.menu import menu
from onewindow.sites.identity import act_for, page


@require_http_methods(["GET", "HEAD", "POST"])
@page(verb="parties.register")
def visit(request: Request) -> HttpResponse:
    """Write down who visits; then offer what they can apply for."""
    form = VisitorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            visitor = parties.find_or_register_party(newcomer=form.newcomer, by=request.actor, now=timezone.now())
            act_for(request, visitor)
            return redirect("counter:visit")
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else "number", sentence(refusal))
    if request.actor.on_behalf_of is not None and not form.is_bound:
        return _offer(request, parties.masked(ids=[request.actor.on_behalf_of.id])[request.actor.on_behalf_of.id])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "counter/visitor.html", {"form": form, "links": menu()}, status=status)


@require_POST
@page(verb="parties.register")
def end(request: Request) -> HttpResponse:
    """Say goodbye: the next act is in nobody's name."""
    act_for(request, None)
    return redirect("counter:visit")


def _offer(request: Request, visitor: parties.MaskedParty) -> HttpResponse:
    words = request.GET.get("q", "")
    guides = catalogue.published_guides(on=legal_day(timezone.now()), words=words, after=request.GET.get("after", ""))
    values = {"visitor": visitor, "page": guides, "words": words, "links": menu()}
    return render(request, "counter/visit.html", values)

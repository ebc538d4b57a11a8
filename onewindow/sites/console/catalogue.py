"""Items, published or not, and what the lint says of a guide."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page


@page(verb="catalogue.edit")
def listing(request: Request) -> HttpResponse:
    """List the items by name, with the guide in force."""
    words = request.GET.get("q", "").strip()
    items = catalogue.items(words=words, after=request.GET.get("after", ""))
    guides = catalogue.guides_in_force(item_ids=[item.id for item in items], on=legal_day(timezone.now()))
    lines = [(item, guides.get(item.id)) for item in items]
    values = {"page": items, "lines": lines, "words": words, "links": menu(request)}
    return render(request, "console/items.html", values)


@page(verb="catalogue.edit")
def findings(request: Request, guide_id: UUID) -> HttpResponse:
    """Read a guide as an editor would."""
    guide = catalogue.guide(guide_id=guide_id)
    values = {"guide": guide, "findings": catalogue.lint(guide=guide.document), "links": menu(request)}
    return render(request, "console/guide.html", values)

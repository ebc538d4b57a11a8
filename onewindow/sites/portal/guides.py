"""办事: the guides in force, and each of them as the reader's situation asks for it."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.requests import Request
from onewindow.sites.portal.parties import reader
from onewindow.sites.portal.shown import search
from onewindow.sites.portal.shown.guides import chosen, guide_page


def guides(request: Request) -> HttpResponse:
    """List the guides in force that a search finds."""
    wanted = search.wanted(request.GET)
    page = catalogue.published_guides(
        on=legal_day(timezone.now()),
        words=wanted.words,
        audience=wanted.audience,
        topic=wanted.topic,
        after=request.GET.get("after", ""),
    )
    return render(request, "portal/guides.html", {"page": page, "wanted": wanted})


def guide(request: Request, guide_id: UUID) -> HttpResponse:
    """Show a guide; what the reader answered narrows it. With htmx only the part that the answers change."""
    found = catalogue.guide(guide_id=guide_id)
    answers = chosen(found.document, request.GET)
    today = legal_day(timezone.now())
    page = guide_page(found, answers=answers, held=_held(reader(request), found, today), on=today)
    template = "portal/guide.html#situation" if request.htmx else "portal/guide.html"
    return render(request, template, {"page": page, "document": found.document})


def _held(by: Actor | None, found: catalogue.GuideView, today: date) -> frozenset[str]:
    """Return which of the guide's materials the reader, once logged in, has in the wallet."""
    if by is None:
        return frozenset()
    codes = [material.code for material in found.document.materials]
    return frozenset(paper.material_code for paper in materials.vault(by=by, on=today, material_codes=codes))

"""Items, published or not, and what the lint says of a guide."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.parts import Link
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import word
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page


@page(verb="catalogue.edit")
def listing(request: Request) -> HttpResponse:
    """List the items, those with a guide in force first; narrowed by words and by how far their guides are."""
    words, on = request.GET.get("q", "").strip(), legal_day(timezone.now())
    standing = next((one for one in catalogue.ItemStanding if one == request.GET.get("standing")), None)
    values = {
        "page": catalogue.item_lines(on=on, words=words, standing=standing, after=request.GET.get("after", "")),
        "standings": _standings(catalogue.item_counts(on=on, words=words), words, standing),
        "words": words,
        "links": menu(request),
    }
    return render(request, "console/items.html", values)


def _standings(
    counts: Mapping[catalogue.ItemStanding, int], words: str, chosen: catalogue.ItemStanding | None
) -> tuple[Link, ...]:
    """Return the ways to narrow the list, each with how many items it shows."""
    ways = [("", gettext("全部"), sum(counts.values())), *((str(one), word(one), counts[one]) for one in counts)]
    here = reverse("console:items")
    return tuple(
        Link(
            label=label,
            href=f"{here}?{urlencode({'q': words, 'standing': value})}",
            count=number,
            is_current=value == (chosen or ""),
        )
        for value, label, number in ways
    )


@page(verb="catalogue.edit")
def findings(request: Request, guide_id: UUID) -> HttpResponse:
    """Read a guide as an editor would."""
    guide = catalogue.guide(guide_id=guide_id)
    values = {"guide": guide, "findings": catalogue.lint(guide=guide.document), "links": menu(request)}
    return render(request, "console/guide.html", values)

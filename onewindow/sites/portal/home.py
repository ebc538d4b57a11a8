"""The home page: unfinished business first, then search and what is asked for most, then everything else."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.notices import api as notices
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.portal.parties import reader
from onewindow.sites.portal.shown.parties import principals
from onewindow.sites.portal.shown.search import topics_of
from onewindow.sites.portal.shown.unfinished import unfinished

SERVICES = 12


def home(request: Request) -> HttpResponse:
    """Show the home page."""
    services = catalogue.published_guides(on=legal_day(timezone.now()), size=SERVICES).lines
    return render(request, "portal/home.html", {"services": services, "topics": topics_of(services), **_own(request)})


def _own(request: Request) -> dict[str, Any]:
    """Return what is only for who is logged in."""
    by = reader(request)
    if by is None:
        return {"unfinished": None, "unread": 0}
    now = timezone.now()
    return {
        "unfinished": unfinished(by=by, now=now),
        "principals": principals(by=by, on=legal_day(now)),
        "unread": notices.unread_count(by=by),
    }

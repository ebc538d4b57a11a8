"""Who looked at whose data: read by the audit administrator."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.looks import Look, looks
from onewindow.platform.web.requests import Request
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page
from onewindow.sites.words import looked_at


@page(verb="console.audit")
def listing(request: Request) -> HttpResponse:
    """List the looks at personal data, the newest first; whose it was stays an id here."""
    found = looks(after=request.GET.get("after", ""))
    names = _names(found)
    lines = [(look, names.get(look.person) if look.person else None, looked_at(look.what)) for look in found]
    return render(request, "console/looks.html", {"page": found, "lines": lines, "links": menu(request)})


def _names(found: Iterable[Look]) -> Mapping[UUID, organisations.StaffView]:
    return organisations.staff_names(ids={look.person for look in found if look.person and look.organisation})

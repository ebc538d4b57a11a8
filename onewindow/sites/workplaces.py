"""Where officers work: the sites that are open to whoever comes, the one of most of their acts first."""

from django.http import HttpResponse
from django.shortcuts import redirect

from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import AccountKind, may_anywhere
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in

OPENS = (
    ("hall.serve", "/counter/"),
    ("cases.review", "/desk/"),
    ("cases.decide", "/desk/"),
    ("supervise.view", "/supervise/"),
    ("console.system", "/console/"),
    ("console.security", "/console/"),
    ("console.audit", "/console/"),
    ("catalogue.edit", "/console/"),
)
OUTPUT = "/counter/delivery/"  # for who hands results out and examines nothing


@signed_in(AccountKind.STAFF)
def enter(request: Request) -> HttpResponse:
    """Lead an officer to where their work is."""
    if may_anywhere(request.actor, "cases.deliver") and not may_anywhere(request.actor, "cases.examine"):
        return redirect(OUTPUT)
    for verb, site in OPENS:
        if may_anywhere(request.actor, verb):
            return redirect(site)
    raise NotAllowed

"""谁看过我的信息: which offices looked at the reader's data, when, and what for."""

from django.http import HttpResponse
from django.shortcuts import render

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.portal.shown.looks import looks_page


@signed_in(AccountKind.CITIZEN)
def listed(request: Request) -> HttpResponse:
    """List the looks at one's own data, or at that of whom one represents, the newest first."""
    page = looks_page(by=request.actor, after=request.GET.get("after", ""))
    return render(request, "portal/looks.html", {"page": page})

"""证照: what organs issued to the reader, and the papers that later errands can use again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.materials import api as materials
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, owners
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in


@signed_in(AccountKind.CITIZEN)
def wallet(request: Request) -> HttpResponse:
    """Show the licences of the reader, or of whom they act for, and the papers that can be used again."""
    now = timezone.now()
    papers = [paper for owner in owners(request.actor) for paper in materials.vault(owner_id=owner, on=legal_day(now))]
    return render(request, "portal/wallet.html", {"papers": papers})

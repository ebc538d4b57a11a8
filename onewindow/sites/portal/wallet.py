"""证照: what organs issued to the reader, and the papers that later errands can use again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.papers import pdf
from onewindow.sites.portal.shown.wallet import wallet_page


@signed_in(AccountKind.CITIZEN)
def wallet(request: Request) -> HttpResponse:
    """Show the licences of the reader, or of whom they act for, and the papers that can be used again."""
    return render(request, "portal/wallet.html", {"page": wallet_page(by=request.actor, now=timezone.now())})


@signed_in(AccountKind.CITIZEN)
def licence(request: Request, licence_id: UUID) -> HttpResponse:
    """Open a licence of one's own as its sealed paper."""
    now = timezone.now()
    found = licences.licence(licence_id=licence_id, by=request.actor, now=now)
    content = documents.document_pdf(document_id=found.document_id, by=request.actor, now=now)
    return pdf(content, name=f"{found.type_name} {found.number}")

"""消息: what one was told, the newest first; opening one leads to what it is about."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from onewindow.contexts.notices import api as notices
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.portal.shown.notices import address_of


@signed_in(AccountKind.CITIZEN)
def listed(request: Request) -> HttpResponse:
    """List what one was told."""
    page = notices.inbox(by=request.actor, language=get_language(), cursor=request.GET.get("after", ""))
    has_unread = any(not line.is_read for line in page)
    return render(request, "portal/notices.html", {"page": page, "has_unread": has_unread})


@signed_in(AccountKind.CITIZEN)
def opened(request: Request, notice_id: UUID) -> HttpResponse:
    """Mark a notice as read and go where it points."""
    line = notices.notice(notice_id=notice_id, by=request.actor)
    notices.mark_read(notice_id=notice_id, by=request.actor, now=timezone.now())
    return redirect(address_of(line))


@require_POST
@signed_in(AccountKind.CITIZEN)
def read_all(request: Request) -> HttpResponse:
    """Mark everything as read."""
    notices.mark_all_read(by=request.actor, now=timezone.now())
    return redirect("portal:notices")

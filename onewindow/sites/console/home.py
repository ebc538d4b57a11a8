"""The way in: to the first page of the console that is open to whoever comes."""

from django.http import HttpResponse
from django.shortcuts import redirect

from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import signed_in


@signed_in(AccountKind.STAFF)
def enter(request: Request) -> HttpResponse:
    """Lead to the first page of the actor's menu."""
    for entry in menu(request):
        return redirect(entry.href)
    raise NotAllowed

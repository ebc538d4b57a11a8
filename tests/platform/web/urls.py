"""The real addresses and a few that only tests need: pages that refuse, fail, or take a form."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from onewindow.config import urls
from onewindow.kernel.errors import IllegalMove, Invalid, MovedMeanwhile, NotAllowed, NotFound
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import page, signed_in

REFUSALS = {
    "illegal": IllegalMove(state="RECEIVED", verb="GRANT"),
    "invalid": Invalid(field="name"),
    "meanwhile": MovedMeanwhile(moved_at=None, actor={"post": "1", "person": str(UUID(int=7))}, name="CaseAccepted"),
    "not-allowed": NotAllowed(),
    "not-found": NotFound(),
}
FORM = '{% load ui %}<form method="post">{% command %}<input name="words"></form>'


def refuse(request: HttpRequest, name: str) -> HttpResponse:
    raise REFUSALS[name]


def fail(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


@signed_in(AccountKind.CITIZEN)
def form(request: Request) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse(f"{request.command.endpoint} {request.command.key} {request.command.body_hash.hex()}")
    return HttpResponse(engines["django"].from_string(FORM).render({}, request))


@page(verb="cases.examine")
def examine(request: Request) -> HttpResponse:
    return HttpResponse("examined")


urlpatterns = [
    path("refuse/<str:name>/", refuse, name="refuse"),
    path("fail/", fail, name="fail"),
    path("form/", form, name="form"),
    path("examine/", examine, name="examine"),
    path("ui/", include("onewindow.platform.web.gallery.urls")),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500

"""The real addresses and a few that only tests need: pages that refuse, fail, or take a form."""

from uuid import UUID

from django import forms
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path

from onewindow.config import urls
from onewindow.kernel.errors import IllegalMove, Invalid, MovedMeanwhile, NotAllowed, NotFound
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.forms import Form
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import page, signed_in

REFUSALS = {
    "illegal": IllegalMove(state="RECEIVED", verb="GRANT"),
    "invalid": Invalid(field="name"),
    "meanwhile": MovedMeanwhile(moved_at=None, actor={"post": "1", "person": str(UUID(int=7))}, name="CaseAccepted"),
    "not-allowed": NotAllowed(),
    "not-found": NotFound(),
}
PAGE = """{% extends "layouts/citizen.html" %}
{% load ui %}
{% block title %}测试{% endblock %}
{% block content %}
<h1>测试</h1>
{% error_summary form %}
<form method="post" enctype="multipart/form-data" novalidate>
  {% command %}
  {% field form.words %}
  {% if form.paper %}{% upload form.paper %}{% endif %}
  {% button "提交" %}
  <ow-draft data-url="/draft/" data-saving="正在保存" data-saved="已保存" data-failed="没有保存"></ow-draft>
</form>
<button class="button" hx-post="/refuse/illegal/">受理</button>
{% endblock %}"""
DRAFTS: list[dict[str, str]] = []  # what the draft page was sent


class WordsForm(Form):
    words = forms.CharField(label="说明")


class PaperForm(WordsForm):
    paper = forms.FileField(label="布局图")


def draw(request: HttpRequest, form: Form) -> HttpResponse:
    page = engines["django"].from_string(PAGE).render({"form": form}, request)
    return HttpResponse(page, status=422 if form.errors else 200)


def refuse(request: HttpRequest, name: str) -> HttpResponse:
    raise REFUSALS[name]


def fail(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def lost(request: HttpRequest) -> HttpResponse:
    raise OperationalError


@signed_in(AccountKind.CITIZEN)
def form(request: Request) -> HttpResponse:
    filled = WordsForm(request.POST or None)
    if request.method == "POST" and filled.is_valid():
        return HttpResponse(f"{request.command.endpoint} {request.command.key} {request.command.body_hash.hex()}")
    return draw(request, filled)


@signed_in(AccountKind.CITIZEN)
def paper(request: Request) -> HttpResponse:
    filled = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and filled.is_valid():
        return HttpResponseRedirect(f"/login/?size={filled.cleaned_data['paper'].size}")
    return draw(request, filled)


@signed_in(AccountKind.CITIZEN)
def draft(request: Request) -> HttpResponse:
    DRAFTS.append({"words": request.POST["words"], "key": request.command.key})
    return HttpResponse(status=204)


@page(verb="cases.examine")
def examine(request: Request) -> HttpResponse:
    return HttpResponse("examined")


urlpatterns = [
    path("refuse/<str:name>/", refuse, name="refuse"),
    path("fail/", fail, name="fail"),
    path("lost/", lost, name="lost"),
    path("form/", form, name="form"),
    path("paper/", paper, name="paper"),
    path("draft/", draft, name="draft"),
    path("examine/", examine, name="examine"),
    path("ui/", include("onewindow.platform.web.gallery.urls")),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500

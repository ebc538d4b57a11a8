"""What stands around every page of the counter: the menu, and the window at which the clerk sits."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from onewindow.platform.web.requests import Request
from onewindow.sites.counter.menu import menu
from onewindow.sites.identity import seat


def show(
    request: Request, template: str, values: Mapping[str, object], *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Answer with a page of the counter."""
    around = {"links": menu(request.path, request.GET.get("stage", "")), "seat": seat(request)}
    return render(request, template, {**around, **values}, status=status)

"""Opening the application that a page works on; one that is no longer open leads to its case."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from onewindow.contexts.cases.api import State
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.portal.shown.applications import NEW, Application, application

type Page[**P] = Callable[Concatenate[Request, Application, P], HttpResponse]
type Address[**P] = Callable[Concatenate[Request, UUID, P], HttpResponse]


def drafting[**P](view: Page[P]) -> Address[P]:
    """Give the view the citizen's draft instead of its id; what was filed is shown as the case it became."""
    return _opened(view, NEW)


def answering[**P](states: Collection[State]) -> Callable[[Page[P]], Address[P]]:
    """Give the view an application in one of these states."""
    return lambda view: _opened(view, states)


def _opened[**P](view: Page[P], states: Collection[State]) -> Address[P]:
    @signed_in(AccountKind.CITIZEN)
    @wraps(view)
    def opened(request: Request, case_id: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = application(case_id=case_id, by=request.actor)
        if found.case.state not in states:
            return redirect("portal:case", case_id)
        return view(request, found, *args, **kwargs)

    return opened

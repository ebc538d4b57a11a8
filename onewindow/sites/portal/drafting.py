"""Opening the application that a page works on; one that is no longer open leads to its case."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from onewindow.contexts.cases.api import State
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.portal.shown.applications import NEW, application

type Page = Callable[..., HttpResponse]  # takes the request, the application, and the rest of the address
type Address = Callable[..., HttpResponseBase]  # takes the id in the application's place


def drafting(view: Page) -> Address:
    """Give the view the citizen's draft instead of its id; what was filed is shown as the case it became."""
    return answering(NEW)(view)


def answering(states: Collection[State]) -> Callable[[Page], Address]:
    """Give the view an application in one of these states."""

    def decorate(view: Page) -> Address:
        @wraps(view)
        def opened(request: Request, /, case_id: UUID, **rest: Any) -> HttpResponseBase:
            found = application(case_id=case_id, by=request.actor, on=legal_day(timezone.now()))
            if found.case.state not in states:
                return redirect("portal:case", case_id)
            return view(request, found, **rest)

        return signed_in(AccountKind.CITIZEN)(opened)

    return decorate

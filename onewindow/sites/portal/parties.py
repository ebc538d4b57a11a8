"""为谁办: a citizen acts for themselves, or for somebody under a mandate, until they choose again."""

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onewindow.contexts.parties.api import NoParty
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.web.modes import safe_next
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import act_for, actor_of, signed_in
from onewindow.sites.portal.shown.parties import Person, people

NAME = "acting_for_name"  # masked, so the session may hold it


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(AccountKind.CITIZEN)
def acting(request: Request) -> HttpResponse:
    """Choose for whom to act."""
    choices = people(by=request.actor, on=legal_day(timezone.now()))
    if request.method == "POST" and choose(request, choices):
        return redirect(safe_next(request))
    is_wrong = request.method == "POST"
    context = {"people": choices, "next": safe_next(request), "is_wrong": is_wrong}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "portal/acting.html", context, status=status)


def choose(request: Request, among: Iterable[Person]) -> Actor | None:
    """Act from now on for whom the form names; nothing happens if it names nobody of these."""
    named = request.POST.get("for", "")
    person = next((person for person in among if person.choice.value == named), None)
    if person is None:
        return None
    act_for(request, person.party.id if person.party else None)
    request.session[NAME] = person.party.name if person.party else ""
    request.actor = actor_of(request)
    return request.actor


def acted_for(request: Request) -> str:
    """Return the name of whom the citizen acts for; it is empty for themselves."""
    return str(request.session.get(NAME, "")) if request.session.get("acting_for") else ""


def reader(request: Request) -> Actor | None:
    """Return the citizen who reads a public page; nobody if they are not logged in, or known by no name."""
    if getattr(request.user, "kind", None) != AccountKind.CITIZEN:
        return None
    try:
        return request.actor if request.actor.person else None
    except NoParty:
        return None

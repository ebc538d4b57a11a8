"""Who acts on a page: chosen by the account's kind, built when a view first asks; and what a page demands of them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Channel, may_anywhere
from onewindow.platform.access.models import Account
from onewindow.platform.web.problems import Meanwhile
from onewindow.platform.web.requests import Request
from onewindow.sites.entrance.pages import ask_to_enter
from onewindow.sites.entrance.returning import expire
from onewindow.sites.words import EVENTS

type Answer = Callable[[HttpRequest], HttpResponse]
type Page[**P] = Callable[Concatenate[Request, P], HttpResponseBase]

log = logging.getLogger("onewindow.access")
NOBODY = Actor(account=UUID(int=0), kind=AccountKind.CITIZEN, channel=Channel.WEB)
IDLE = {AccountKind.CITIZEN: timedelta(minutes=30), AccountKind.STAFF: timedelta(minutes=15)}
LONGEST = {AccountKind.CITIZEN: timedelta(hours=12), AccountKind.STAFF: timedelta(hours=8)}
SEEN_EVERY = timedelta(minutes=1)  # a session row is written at most once a minute
VISIT = "/counter/visit/"  # where a clerk acts for the visitor; everywhere else for their own organ
PHONES = ("Mobile", "Android", "MicroMessenger")


@dataclass(frozen=True, kw_only=True)
class Seat:
    """The window at which a clerk sits today, and what it is called."""

    window_id: UUID
    name: str


class Identity:
    """Give each request its actor; end sessions that were left alone or grew too old (quality S1)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponse:
        request = cast("Request", plain)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _keep_or_end_session(request, timezone.now())
        request.actor = cast("Actor", SimpleLazyObject(lambda: actor_of(request)))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts: the account's person in their post, or nobody."""
    account = request.user
    if not isinstance(account, Account):
        return NOBODY
    kind = AccountKind(account.kind)
    channel = _channel(request, kind)
    match kind:
        case AccountKind.STAFF:
            return _staff(request, account.id, channel)
        case AccountKind.CITIZEN:
            return _citizen(request, account.id, channel)
    return replace(NOBODY, account=account.id, kind=kind, channel=channel)


def act_for(request: HttpRequest, party_id: UUID | None) -> None:
    """Let the next pages be those of an agent or a clerk who acts for a party; None ends it."""
    if party_id is None:
        request.session.pop("acting_for", None)
    else:
        request.session["acting_for"] = str(party_id)


def take_window(request: HttpRequest, window_id: UUID | None, *, name: str = "") -> None:
    """Seat a clerk at a window for the rest of the day; whether it is theirs is asked at each page."""
    if window_id is None:
        request.session.pop("window", None)
    else:
        today = legal_day(timezone.now()).isoformat()
        request.session["window"] = {"id": str(window_id), "name": name, "on": today}


def seat(request: HttpRequest) -> Seat | None:
    """Return the window that the clerk chose today."""
    noted = request.session.get("window")
    if not noted or noted["on"] != legal_day(timezone.now()).isoformat():
        return None
    return Seat(window_id=UUID(noted["id"]), name=noted["name"])


def signed_in[**P](*kinds: AccountKind) -> Callable[[Page[P]], Page[P]]:
    """Open a page to accounts of these kinds; others are asked to log in, what they typed is carried along."""

    def decorate(view: Page[P]) -> Page[P]:
        @wraps(view)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return ask_to_enter(request)
            if request.user.kind not in kinds:
                log.warning("wrong kind", extra={"account": str(request.user.id), "page": view.__name__})
                raise NotAllowed
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def page[**P](*, verb: str) -> Callable[[Page[P]], Page[P]]:
    """Open a page to those who have the verb in any scope; the door it calls narrows to the scope."""

    def decorate(view: Page[P]) -> Page[P]:
        @wraps(view)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return ask_to_enter(request)
            if not may_anywhere(request.actor, verb):
                log.warning("no right", extra={"account": str(request.user.id), "verb": verb})
                raise NotAllowed
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def narrate(*, actor: dict[str, str], event: str) -> Meanwhile:
    """Say who moved a case meanwhile and how (`settings.NARRATOR`)."""
    return Meanwhile(who=_name(actor), what=gettext(EVENTS.get(event, N_("办理"))))


def _name(actor: dict[str, str]) -> str:
    if "post" not in actor:
        return gettext("申请人") if "person" in actor else gettext("系统")
    person = UUID(actor["person"])
    staff = organisations.staff_names(ids=[person]).get(person)
    return staff.name if staff else gettext("另一位工作人员")


def _staff(request: HttpRequest, account_id: UUID, channel: Channel) -> Actor:
    principal = _noted(request, "acting_for") if request.path.startswith(VISIT) else None
    try:
        return organisations.staff_actor(
            account_id=account_id,
            now=timezone.now(),
            channel=channel,
            window_id=chosen.window_id if (chosen := seat(request)) else None,
            on_behalf_of=Subject(parties.SUBJECT, principal) if principal else None,
        )
    except organisations.NotYourWindow:  # the shift has ended: said once, then they choose a window anew
        take_window(request, None)
        raise


def _citizen(request: HttpRequest, account_id: UUID, channel: Channel) -> Actor:
    try:
        return parties.citizen_actor(
            account_id=account_id,
            now=timezone.now(),
            channel=channel,
            on_behalf_of=_noted(request, "acting_for"),
        )
    except parties.NoMandate:  # never silently in their own name: said once, then they act for themselves
        act_for(request, None)
        raise


def _noted(request: HttpRequest, name: str) -> UUID | None:
    noted = request.session.get(name)
    return UUID(noted) if noted else None


def _channel(request: HttpRequest, kind: AccountKind) -> Channel:
    match kind:
        case AccountKind.STAFF:
            return Channel.WINDOW if request.path.startswith("/counter/") else Channel.DESK
        case AccountKind.MACHINE:
            return Channel.EXCHANGE
        case AccountKind.SYSTEM:
            return Channel.SYSTEM
        case AccountKind.CITIZEN:
            agent = request.headers.get("User-Agent", "")
            return Channel.MOBILE if any(phone in agent for phone in PHONES) else Channel.WEB


def _keep_or_end_session(request: HttpRequest, now: datetime) -> None:
    kind = request.session.get("kind", AccountKind.CITIZEN)
    seen, began = (request.session.get(name) for name in ("seen", "began"))
    if seen is None or began is None:
        return
    idle = now - datetime.fromisoformat(seen)
    if idle > IDLE.get(kind, IDLE[AccountKind.STAFF]) or now - datetime.fromisoformat(began) > LONGEST.get(
        kind, LONGEST[AccountKind.STAFF]
    ):
        expire(request)
    elif idle > SEEN_EVERY:
        request.session["seen"] = now.isoformat()

"""Who acts on a page: chosen by the account's kind, built when a view first asks; and what a page demands of them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, Channel, may_anywhere
from onewindow.platform.access.models import Account
from onewindow.platform.web.problems import Meanwhile
from onewindow.platform.web.requests import Request
from onewindow.sites.entrance.pages import ask_to_enter
from onewindow.sites.words import EVENTS

type Answer = Callable[[HttpRequest], HttpResponse]
type Page[**P] = Callable[Concatenate[Request, P], HttpResponseBase]

log = logging.getLogger("onewindow.access")
NOBODY = Actor(account=UUID(int=0), kind=AccountKind.CITIZEN, channel=Channel.WEB)
IDLE = {AccountKind.CITIZEN: timedelta(minutes=30), AccountKind.STAFF: timedelta(minutes=15)}
LONGEST = {AccountKind.CITIZEN: timedelta(hours=12), AccountKind.STAFF: timedelta(hours=8)}
SEEN_EVERY = timedelta(minutes=1)  # a session row is written at most once a minute
PHONES = ("Mobile", "Android", "MicroMessenger")


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
    if kind is AccountKind.STAFF:
        return _staff(request, account.id, channel)
    if kind is AccountKind.CITIZEN:
        return _citizen(request, account.id, channel)
    return replace(NOBODY, account=account.id, kind=kind, channel=channel)


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
        return gettext("申请人")
    person = UUID(actor["person"])
    staff = organisations.staff_names(ids=[person]).get(person)
    return staff.name if staff else gettext("另一位工作人员")


def _staff(request: HttpRequest, account_id: UUID, channel: Channel) -> Actor:
    window = request.session.get("window")  # chosen at the counter
    now = timezone.now()
    try:
        return organisations.staff_actor(
            account_id=account_id, now=now, channel=channel, window_id=window and UUID(window)
        )
    except organisations.NotYourWindow:  # the shift has ended: choose a window anew
        request.session.pop("window", None)
        return organisations.staff_actor(account_id=account_id, now=now, channel=channel)


def _citizen(request: HttpRequest, account_id: UUID, channel: Channel) -> Actor:
    chosen = principal_of(request)
    now = timezone.now()
    try:
        return parties.citizen_actor(
            account_id=account_id, now=now, channel=channel, on_behalf_of=chosen.id if chosen else None
        )
    except parties.NoMandate:  # it has ended meanwhile: they act for themselves
        act_for(request, None)
        return parties.citizen_actor(account_id=account_id, now=now, channel=channel)
    except parties.NoParty:  # nobody is known behind the account, so nothing is theirs
        return Actor(account=account_id, kind=AccountKind.CITIZEN, channel=channel)


@dataclass(frozen=True, kw_only=True)
class Acting:
    """For whom a citizen acts until they choose again; the name is masked, so the session may hold it."""

    id: UUID
    name: str


def principal_of(request: HttpRequest) -> Acting | None:
    """Return for whom the citizen chose to act; nobody for themselves."""
    kept = request.session.get("principal")
    return Acting(id=UUID(kept["id"]), name=kept["name"]) if kept else None


def act_for(request: HttpRequest, principal: parties.MaskedParty | None) -> None:
    """Let the citizen act for somebody from now on, or for themselves; every door asks for the mandate again."""
    request.session.pop("principal", None)
    if principal is not None:
        request.session["principal"] = {"id": str(principal.id), "name": principal.name}


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
        logout(request)
    elif idle > SEEN_EVERY:
        request.session["seen"] = now.isoformat()

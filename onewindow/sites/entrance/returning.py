"""Coming back after a session has ended: whoever logs in again acts for whom, and where, they did before.

A session that was left alone leaves its choices for the next log-in. Where the cookie is gone too, the page that was
asked for still says for whom: a case is opened for whoever it belongs to, if the citizen may act for them today.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from onewindow.contexts.cases import api as cases
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import Refusal
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Channel
from onewindow.platform.access.models import Account

CHOSEN = ("acting_for", "acting_for_name", "window")  # ids and a masked name; whether they still may is asked anew
RETURNING = "returning"
type Choice = tuple[UUID | None, str]  # for whom, and what they are called; nobody is oneself


def expire(request: HttpRequest) -> None:
    """End a session; what its account had chosen waits for its next log-in in this browser."""
    chosen = {name: request.session[name] for name in CHOSEN if name in request.session}
    account = str(request.user.pk)
    logout(request)
    if chosen:
        request.session[RETURNING] = {"account": account, "chosen": chosen}


def come_back(request: HttpRequest, account: Account, *, to: str, now: datetime) -> None:
    """Give an account that has just logged in what it had chosen; others begin anew. Where that does not open the case
    that they come back to, a citizen acts for whom it does."""
    left = request.session.pop(RETURNING, None)
    if left is not None and left["account"] == str(request.user.pk):
        request.session.update(left["chosen"])
    case_id = _case(to)
    if case_id is None or account.kind != AccountKind.CITIZEN:
        return
    for party_id, name in _choices(request, account, now):
        if _opens(account, party_id, case_id, now):
            request.session["acting_for"] = str(party_id) if party_id else None
            request.session["acting_for_name"] = name
            return


def _case(to: str) -> UUID | None:
    """Return the case that an address names."""
    try:
        named = resolve(to.partition("?")[0]).kwargs.get("case_id")
    except Resolver404:
        return None
    return named if isinstance(named, UUID) else None


def _choices(request: HttpRequest, account: Account, now: datetime) -> Iterator[Choice]:
    """Return for whom the citizen may act: for whom they did, themselves, then those of their mandates."""
    if noted := request.session.get("acting_for"):
        yield UUID(noted), request.session.get("acting_for_name", "")
    yield None, ""
    try:
        oneself = parties.citizen_actor(account_id=account.id, now=now, channel=Channel.WEB)
    except parties.NoParty:
        return
    for principal in parties.my_principals(by=oneself, on=legal_day(now)):
        yield principal.party.id, principal.party.name


def _opens(account: Account, party_id: UUID | None, case_id: UUID, now: datetime) -> bool:
    try:
        by = parties.citizen_actor(account_id=account.id, now=now, channel=Channel.WEB, on_behalf_of=party_id)
        cases.case(case_id=case_id, by=by)
    except Refusal:
        return False
    return True

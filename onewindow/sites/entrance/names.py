"""What the head of a page calls whoever is logged in: an officer by name, others as far as it is shown."""

from datetime import datetime

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import Refusal
from onewindow.platform.access.actors import AccountKind, Channel
from onewindow.platform.access.models import Account


def shown_name(*, account: Account, now: datetime) -> str:
    """Return the name, masked where it is a citizen's: a session may hold it. It is empty for an account of nobody."""
    try:
        if account.kind == AccountKind.STAFF:
            staff = organisations.staff_actor(account_id=account.id, now=now, channel=Channel.DESK).person
            return organisations.staff_names(ids=[staff])[staff].name if staff else ""
        person = parties.citizen_actor(account_id=account.id, now=now, channel=Channel.WEB).person
        return parties.masked(ids=[person])[person].name if person else ""
    except Refusal:
        return ""

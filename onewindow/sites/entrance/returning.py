"""Coming back after a session has expired: whoever logs in again acts for whom, and where, they did before."""

from django.contrib.auth import logout
from django.http import HttpRequest

CHOSEN = ("acting_for", "acting_for_name", "window")  # ids and a masked name; whether they still may is asked anew
RETURNING = "returning"


def expire(request: HttpRequest) -> None:
    """End a session; what its account had chosen waits for its next log-in in this browser."""
    chosen = {name: request.session[name] for name in CHOSEN if name in request.session}
    account = str(request.user.pk)
    logout(request)
    if chosen:
        request.session[RETURNING] = {"account": account, "chosen": chosen}


def come_back(request: HttpRequest) -> None:
    """Give an account that has just logged in what it had chosen; others begin anew."""
    left = request.session.pop(RETURNING, None)
    if left is not None and left["account"] == str(request.user.pk):
        request.session.update(left["chosen"])

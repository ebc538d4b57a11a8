"""当班窗口: at which window the clerk sits today. Who may sit there, the register of windows and posts says."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.counter.frame import show
from onewindow.sites.identity import page, seat, take_window


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A window at which the clerk is on duty today."""

    id: UUID
    name: str
    hall: str
    post: str


@require_http_methods(["GET", "HEAD", "POST"])
@page(verb="hall.serve")
def choose(request: Request) -> HttpResponse:
    """Offer the windows of the clerk's posts, and remember for the day which one it is."""
    windows = choices(request)
    if request.method == "POST":
        chosen = next((one for one in windows if str(one.id) == request.POST.get("window")), None)
        if chosen is None:
            raise organisations.NotYourWindow
        take_window(request, chosen.id, name=chosen.name)
        return redirect("counter:visit")
    return show(request, "counter/window.html", {"windows": windows})


def is_seated(request: Request) -> bool:
    """Say whether the clerk sits at a window; where they have one only, they need not choose it."""
    if seat(request) is not None:
        return True
    windows = choices(request)
    if len(windows) != 1:
        return False
    take_window(request, windows[0].id, name=windows[0].name)
    return True


def choices(request: Request) -> tuple[Choice, ...]:
    """Return the windows at which the clerk is on duty today, of their own posts first."""
    today = legal_day(timezone.now())
    posts = {
        post.window_id: post
        for post in reversed(organisations.posts_today(account_id=request.actor.account, on=today))
        if post.window_id is not None
    }
    return tuple(_choice(window_id, post.name) for window_id, post in reversed(posts.items()))


def _choice(window_id: UUID, post: str) -> Choice:
    window = organisations.window(window_id=window_id)
    name = gettext("%(number)s 号窗口 · %(name)s") % {"number": window.number, "name": window.name}
    return Choice(id=window_id, name=name, hall=organisations.hall(hall_id=window.hall_id).name, post=post)

"""What a page is given: Django's request with what our middleware adds to it."""

from datetime import datetime

from django.http import HttpRequest

from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command


class Request(HttpRequest):
    """A request as the pages see it; the middleware sets the attributes, nobody makes one."""

    id: str  # also in the answer's X-Request-ID and in the log
    came_at: datetime  # of two that are answered at once, the later holds what was typed later
    htmx: bool  # only the fragment is asked for
    actor: Actor  # who acts; on public pages possibly nobody (`identity.NOBODY`)
    command: Command  # which press of which button this is, for moves

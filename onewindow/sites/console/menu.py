"""The menu of the console: 三员 see different entries, as many as they have rights for."""

from dataclasses import dataclass

from django.utils.translation import gettext

from onewindow.kernel.words import N_
from onewindow.platform.access.actors import may_anywhere
from onewindow.platform.web.parts import Link
from onewindow.platform.web.requests import Request


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A page of the console and the right that opens it."""

    label: str
    href: str
    icon: str
    verb: str


ENTRIES = (
    Entry(label=N_("运行状况"), href="/console/running/", icon="progress-check", verb="console.system"),
    Entry(label=N_("事项与指南"), href="/console/items/", icon="list-details", verb="catalogue.edit"),
    Entry(label=N_("岗位"), href="/console/posts/", icon="users", verb="console.security"),
    Entry(label=N_("查看记录"), href="/console/looks/", icon="eye", verb="console.audit"),
)


def menu(request: Request) -> tuple[Link, ...]:
    """Return the entries that are open to whoever asks, in the language of the page."""
    return tuple(
        Link(
            label=gettext(entry.label),
            href=entry.href,
            icon=entry.icon,
            is_current=request.path.startswith(entry.href),
        )
        for entry in ENTRIES
        if may_anywhere(request.actor, entry.verb)
    )

"""The menu of the counter."""

from django.utils.translation import gettext

from onewindow.platform.web.parts import Link


def menu() -> tuple[Link, ...]:
    """Return the entries in the language of the page."""
    return (
        Link(label=gettext("接待来访"), href="/counter/visit/", icon="user"),
        Link(label=gettext("待收件"), href="/counter/", icon="inbox"),
        Link(label=gettext("待受理"), href="/counter/?stage=examine", icon="clipboard-check"),
        Link(label=gettext("出件"), href="/counter/delivery/", icon="send"),
    )

"""The menu of the counter."""

from django.utils.translation import gettext

from onewindow.platform.web.parts import Link


def menu(path: str, stage: str = "") -> tuple[Link, ...]:
    """Return the entries in the language of the page, that of the page marked."""
    entries = (
        (gettext("接待来访"), "/counter/visit/", "user", "v"),
        (gettext("今日来访"), "/counter/visits/", "history", "l"),
        (gettext("待收件"), "/counter/", "inbox", "i"),
        (gettext("待受理"), "/counter/?stage=examine", "clipboard-check", "x"),
        (gettext("出件"), "/counter/delivery/", "send", "o"),
    )
    here = _here(path, stage)
    return tuple(
        Link(label=label, href=href, icon=icon, key=key, is_current=href == here) for label, href, icon, key in entries
    )


def _here(path: str, stage: str) -> str:
    for start in ("/counter/visit/", "/counter/visits/", "/counter/delivery/"):
        if path.startswith(start):
            return start
    return "/counter/?stage=examine" if stage == "examine" else "/counter/"

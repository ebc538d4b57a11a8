"""The menu of supervision."""

from django.utils.translation import gettext

from onewindow.platform.web.parts import Link


def menu(current: str = "") -> tuple[Link, ...]:
    """Return the entries in the language of the page; `current` is the one that is open."""
    entries = (
        ("overview", gettext("总览"), "/supervise/", "chart-bar"),
        ("WARNING", gettext("预警"), "/supervise/cases/?light=WARNING", "bell"),
        ("YELLOW", gettext("超承诺时限"), "/supervise/cases/?light=YELLOW", "clock"),
        ("RED", gettext("超法定时限"), "/supervise/cases/?light=RED", "alert-triangle"),
    )
    return tuple(
        Link(label=label, href=href, icon=icon, is_current=code == current) for code, label, href, icon in entries
    )

"""The menu of supervision."""

from onewindow.kernel.words import N_
from onewindow.platform.web.parts import Link

MENU = (
    Link(label=N_("总览"), href="/supervise/", icon="chart-bar"),
    Link(label=N_("预警"), href="/supervise/cases/?light=WARNING", icon="bell"),
    Link(label=N_("超承诺时限"), href="/supervise/cases/?light=YELLOW", icon="clock"),
    Link(label=N_("超法定时限"), href="/supervise/cases/?light=RED", icon="alert-triangle"),
)

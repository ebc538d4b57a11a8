"""The menu of the desk."""

from onewindow.kernel.words import N_
from onewindow.platform.web.parts import Link

MENU = (
    Link(label=N_("待受理"), href="/desk/?stage=examine", icon="inbox"),
    Link(label=N_("待审查"), href="/desk/?stage=review", icon="clipboard-check"),
    Link(label=N_("待决定"), href="/desk/?stage=decide", icon="gavel"),
)

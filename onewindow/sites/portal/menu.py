"""The service navigation: the few ways a citizen goes."""

from onewindow.kernel.words import N_
from onewindow.platform.web.parts import Link

SERVICE_NAV = (
    Link(label=N_("首页"), href="/", icon="home"),
    Link(label=N_("办事"), href="/#services", icon="clipboard-list"),
    Link(label=N_("进度"), href="/#progress", icon="progress-check"),
)

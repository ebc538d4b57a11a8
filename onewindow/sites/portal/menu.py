"""The service navigation: the few ways a citizen goes."""

from onewindow.kernel.words import N_
from onewindow.platform.web.parts import Link

SERVICE_NAV = (
    Link(label=N_("首页"), href="/", icon="home"),
    Link(label=N_("办事"), href="/guides/", icon="clipboard-list"),
    Link(label=N_("办件"), href="/cases/", icon="progress-check"),
    Link(label=N_("消息"), href="/notices/", icon="bell"),
    Link(label=N_("证照"), href="/wallet/", icon="wallet"),
)

"""What items and guides do when a region moves: they go with it."""

from onewindow.contexts.catalogue.models import GuideVersion, Item
from onewindow.contexts.catalogue.queries.guides import forget_guides
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.database.paths import follow_path
from onewindow.platform.outbox.listeners import Heard, hears


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Rebuild the paths below a region that moved; another process knows of it when it starts again."""
    follow_path(Item, GuideVersion, before=heard.event.before, after=heard.event.after)
    forget_guides()

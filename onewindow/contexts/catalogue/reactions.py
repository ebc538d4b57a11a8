"""What items and guides do when a region moves: they go with it."""

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from onewindow.contexts.catalogue.models import GuideVersion, Item
from onewindow.contexts.catalogue.queries.guides import forget_guides
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.outbox.listeners import Heard, hears


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Rebuild the paths below a region that moved; another process knows of it when it starts again."""
    before, after = heard.event.before, heard.event.after
    tail = Concat(Value(after), Substr(F("region_path"), len(before) + 1))
    for table in (Item, GuideVersion):
        table._default_manager.filter(region_path__startswith=before).update(region_path=tail)
    forget_guides()

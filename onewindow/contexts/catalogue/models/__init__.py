"""The rows of the catalogue: items, guide versions and their chain."""

from onewindow.contexts.catalogue.models.guide import GuideEvent, GuideVersion
from onewindow.contexts.catalogue.models.item import Item

__all__ = ["GuideEvent", "GuideVersion", "Item"]

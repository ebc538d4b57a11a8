"""Items, published or not."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.catalogue.domain.items import ItemView
from onewindow.contexts.catalogue.models import Item
from onewindow.kernel.errors import NotFound


def item(*, item_id: UUID) -> ItemView:
    """Return one item; what an item is, is public.

    :raises NotFound: if there is none
    """
    row = Item.objects.filter(id=item_id).first()
    if row is None:
        raise NotFound
    return row.view()


def item_ids(*, codes: Iterable[str]) -> Mapping[str, UUID]:
    """Return the ids of items by code, whichever of their codes is given; a code that no item has is left out."""
    wanted = {code for code in codes if code}
    named = Q(handling_code__in=wanted) | Q(implementation_code__in=wanted) | Q(local_code__in=wanted)
    found: dict[str, UUID] = {}
    for row in Item.objects.filter(named).order_by("handling_code"):
        for code in (row.handling_code, row.implementation_code, row.local_code):
            if code in wanted:
                found.setdefault(code, row.id)
    return found

"""Registering items: an identity, before any guide is written."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from onewindow.contexts.catalogue.domain.items import NewItem, check_codes
from onewindow.contexts.catalogue.models import Item
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor, Place, may

EDIT = "catalogue.edit"


@transaction.atomic
def register_items(*, items: Iterable[NewItem], by: Actor) -> Mapping[str, UUID]:
    """Register items, or correct those that are registered, and return code → id; twice changes nothing.

    :raises NotAllowed: if the actor may not keep the items of a department
    :raises ItemWithoutCode: if an item has no code
    :raises CodeWrong: if a national code is none
    """
    listed = tuple(items)
    for item in listed:
        if not may(by, EDIT, Place(item.organisation_id, item.region_path)):
            raise NotAllowed
        check_codes(item)
    standing = standing_items(item.code for item in listed)
    added = [Item(id=new_id(), **columns(item)) for item in listed if item.code not in standing]
    changed = [
        Item(id=standing[item.code].id, **columns(item))
        for item in listed
        if item.code in standing and differs(standing[item.code], item)
    ]
    Item.objects.bulk_create(added)
    if changed:
        Item.objects.bulk_update(changed, [*columns(listed[0])])
    ids = {code: row.id for code, row in standing.items()}
    return ids | {row.handling_code or row.implementation_code or row.local_code: row.id for row in added}


def standing_items(codes: Iterable[str]) -> dict[str, Item]:
    """Return the registered items that are known by one of the codes, by that code."""
    wanted = {code for code in codes if code}
    rows = Item.objects.filter(
        Q(handling_code__in=wanted)
        | Q(implementation_code__in=wanted, handling_code="")
        | Q(local_code__in=wanted, handling_code="", implementation_code="")
    )
    return {row.handling_code or row.implementation_code or row.local_code: row for row in rows.order_by("id")}


def columns(item: NewItem) -> dict[str, Any]:
    """Return the columns that an item sets."""
    return {
        "name": item.name,
        "main_item": item.main_item,
        "item_type": item.item_type,
        "level": item.level or "",
        "basic_code": item.codes.basic,
        "implementation_code": item.codes.implementation,
        "handling_code": item.codes.handling,
        "local_basic_code": item.codes.local_basic,
        "local_code": item.codes.local,
        "organisation_id": item.organisation_id,
        "department_name": item.department_name,
        "department_code": item.department_code,
        "region_path": item.region_path,
        "area_code": item.area_code,
    }


def differs(row: Item, item: NewItem) -> bool:
    """Say whether the row says something else than the item."""
    return any(getattr(row, name) != value for name, value in columns(item).items())

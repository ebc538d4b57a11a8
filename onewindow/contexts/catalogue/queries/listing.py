"""The list of items as an editor reads it: what is published first, then what is being written, then the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from onewindow.contexts.catalogue.domain.items import ItemStanding, ItemView
from onewindow.contexts.catalogue.models import GuideVersion, Item
from onewindow.contexts.catalogue.models.guide import UNDER_WAY
from onewindow.contexts.catalogue.queries.cursors import beyond, cursor_of
from onewindow.contexts.catalogue.queries.guides import in_force
from onewindow.kernel.errors import Invalid
from onewindow.kernel.page import Page

ORDER = tuple(ItemStanding)  # the rank of a line is its place here


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item with how far its guide is; `guide_id` is the guide in force."""

    item: ItemView
    standing: ItemStanding
    guide_id: UUID | None


def item_lines(
    *, on: date, words: str = "", standing: ItemStanding | None = None, after: str = "", size: int = 50
) -> Page[ItemLine]:
    """Return the items whose name, department or code contains each of the words, those with a guide in force first,
    then by name; those of one standing, or all.

    `after` is the cursor of the page before.

    :raises Invalid: if the cursor is none
    """
    rows = _ranked(on, words)
    if standing is not None:
        rows = rows.filter(rank=ORDER.index(standing))
    if after:
        rows = rows.filter(_beyond(after))
    found = list(rows.order_by("rank", "name", "id")[: size + 1])
    lines = tuple(ItemLine(item=row.view(), standing=ORDER[row.rank], guide_id=row.guide_id) for row in found[:size])
    last = found[size - 1] if len(found) > size else None
    return Page(lines, f"{last.rank}|{cursor_of(last.name, last.id)}" if last else None)


def item_counts(*, on: date, words: str = "") -> Mapping[ItemStanding, int]:
    """Return how many items with these words there are, by how far their guides are; a county has some hundreds."""
    counted = _ranked(on, words).order_by().values_list("rank").annotate(number=Count("id"))
    numbers = dict(counted)
    return {standing: numbers.get(rank, 0) for rank, standing in enumerate(ORDER)}


def _ranked(on: date, words: str) -> "QuerySet[Any, Any]":
    guides = in_force(on).filter(item_id=OuterRef("id")).order_by("published_from")
    written = GuideVersion.objects.filter(item_id=OuterRef("id"), state__in=UNDER_WAY)
    rows = Item.objects.annotate(
        guide_id=Subquery(guides.values("id")[:1]),
        rank=Case(
            When(guide_id__isnull=False, then=Value(ORDER.index(ItemStanding.PUBLISHED))),
            When(Exists(written), then=Value(ORDER.index(ItemStanding.UNDER_WAY))),
            default=Value(ORDER.index(ItemStanding.WITHOUT_GUIDE)),
            output_field=IntegerField(),
        ),
    )
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(department_name__icontains=word)
            | Q(implementation_code__istartswith=word)
            | Q(handling_code__istartswith=word)
            | Q(local_code__istartswith=word)
        )
    return rows


def _beyond(after: str) -> Q:
    rank, _, name = after.partition("|")
    if rank not in {str(number) for number in range(len(ORDER))}:
        raise Invalid(field="after")
    return Q(rank__gt=int(rank)) | (Q(rank=int(rank)) & beyond(name))

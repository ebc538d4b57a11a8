"""Published guides: one by its id, kept by each process, since it never changes; and the list of those in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.contexts.catalogue.domain import guide as documents
from onewindow.contexts.catalogue.domain.guide import Audience, Guide, ItemType, ProjectKind
from onewindow.contexts.catalogue.domain.states import ISSUED
from onewindow.contexts.catalogue.models import GuideVersion
from onewindow.contexts.catalogue.queries.cursors import beyond, cursor_of
from onewindow.kernel.errors import NotFound
from onewindow.kernel.page import Page
from onewindow.kernel.workdays import Term, Unit

KEPT = 4096  # guides that a process keeps


@dataclass(frozen=True, kw_only=True)
class GuideView:
    """A published guide version: the document, and what the row says that never changes either."""

    id: UUID
    item_id: UUID
    edition: int
    organisation_id: UUID
    region_path: str
    published_from: date
    sha256: str
    document: Guide

    @property
    def name(self) -> str:
        """Return the name of the item."""
        return self.document.name

    @property
    def code(self) -> str:
        """Return the code in front of a case number: that of the handling item, else of the implementation."""
        codes = self.document.codes
        return codes.handling or codes.implementation or codes.local


@dataclass(frozen=True, kw_only=True)
class GuideLine:
    """A guide in a list."""

    id: UUID
    item_id: UUID
    name: str
    code: str
    item_type: ItemType
    project_kind: ProjectKind
    audience: tuple[Audience, ...]
    department: str
    organisation_id: UUID
    region_path: str
    promise: Term
    visits: int
    is_online: bool
    is_charged: bool
    topics: tuple[str, ...]


def guide(*, guide_id: UUID) -> GuideView:
    """Return a guide version that was published, whether or not it still is in force: a case keeps its own.

    :raises NotFound: if there is none, or it never was published
    """
    return _issued(guide_id)


@lru_cache(maxsize=KEPT)
def _issued(guide_id: UUID) -> GuideView:
    row = GuideVersion.objects.filter(id=guide_id, state__in=ISSUED).first()
    if row is None or row.published_from is None:
        raise NotFound
    return GuideView(
        id=row.id,
        item_id=row.item_id,
        edition=row.edition,
        organisation_id=row.organisation_id,
        region_path=row.region_path,
        published_from=row.published_from,
        sha256=bytes(row.document_hash).hex(),
        document=documents.parse(document=bytes(row.document)),
    )


def forget_guides() -> None:
    """Forget the guides that this process keeps, since where they stand has changed."""
    _issued.cache_clear()


def current_guide(*, code: str, on: date) -> GuideView:
    """Return the guide in force on a day for an item, by any of its codes; of several under one 实施编码, the first.

    :raises NotFound: if there is none
    """
    named = Q(item__handling_code=code) | Q(item__implementation_code=code) | Q(item__local_code=code)
    found = in_force(on).filter(named).order_by("item__handling_code", "-published_from")
    guide_id = found.values_list("id", flat=True).first() if code else None
    if guide_id is None:
        raise NotFound
    return guide(guide_id=guide_id)


def guides_in_force(*, item_ids: Iterable[UUID], on: date) -> Mapping[UUID, UUID]:
    """Return the id of the guide in force on a day by item; an item without one is left out."""
    rows = in_force(on).filter(item_id__in=set(item_ids)).order_by("published_from")
    return dict(rows.values_list("item_id", "id"))


def published_guides(
    *,
    on: date,
    words: str = "",
    audience: Audience | None = None,
    topic: str = "",
    after: str = "",
    size: int = 20,
) -> Page[GuideLine]:
    """Return the guides in force on a day, by name; those that contain the words, for the kind of applicant. A word is
    a part of the name or of what people call the matter, of how it sounds (spjyxk, shipinjingying), or of its code.

    `after` is the cursor of the page before.

    :raises Invalid: if the cursor is none
    """
    rows = in_force(on)
    for word in words.split():
        rows = rows.filter(
            Q(item__name__icontains=word)
            | Q(derived__keywords__icontains=word)
            | Q(derived__sounds__icontains=word)
            | Q(derived__code__istartswith=word)
        )
    if audience is not None:
        rows = rows.filter(derived__audience__contains=[str(audience)])
    if topic:
        rows = rows.filter(derived__topics__contains=[topic])
    if after:
        rows = rows.filter(beyond(after, name="item__name"))
    found = [*rows.order_by("item__name", "id").values(*_COLUMNS)[: size + 1]]
    lines = tuple(_line(row) for row in found[:size])
    return Page(lines, cursor_of(lines[-1].name, lines[-1].id) if len(found) > size else None)


_COLUMNS = ("id", "item_id", "organisation_id", "region_path", "derived")


def in_force(on: date) -> QuerySet[GuideVersion]:
    not_over = Q(published_until__isnull=True) | Q(published_until__gt=on)
    return GuideVersion.objects.filter(not_over, state__in=ISSUED, published_from__lte=on)


def _line(row: dict[str, Any]) -> GuideLine:
    shown = row["derived"]
    return GuideLine(
        id=row["id"],
        item_id=row["item_id"],
        name=shown["name"],
        code=shown["code"],
        item_type=ItemType(shown["item_type"]),
        project_kind=ProjectKind(shown["project_kind"]),
        audience=tuple(Audience(kind) for kind in shown["audience"]),
        department=shown["department"],
        organisation_id=row["organisation_id"],
        region_path=row["region_path"],
        promise=Term(shown["promise"]["amount"], Unit(shown["promise"]["unit"])),
        visits=shown["visits"],
        is_online=shown["is_online"],
        is_charged=shown["is_charged"],
        topics=tuple(shown["topics"]),
    )

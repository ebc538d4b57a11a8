"""Bringing in a list of items: the good rows land, the bad ones are named, twice changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import batched
from uuid import UUID

from django.db import transaction

from onewindow.contexts.catalogue.actions.items import EDIT, columns, differs, standing_items
from onewindow.contexts.catalogue.domain.importing import (
    HAS_GUIDE,
    NO_CREDIT_CODE,
    CodeTwiceInList,
    ImportReport,
    RowNote,
    is_credit_code,
    read_row,
)
from onewindow.contexts.catalogue.domain.items import NewItem
from onewindow.contexts.catalogue.models import GuideVersion, Item
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import Invalid
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require

AT_ONCE = 500  # rows

type Row = tuple[int, Mapping[str | None, object]]  # line, cells by column


def import_items(
    *, rows: Iterable[Row], region_path: str, by: Actor, progress: Callable[[int], None] | None = None
) -> ImportReport:
    """Bring in a list of items as unpublished ones, and report row by row. A department known here is matched.

    Rows land in batches; `progress` is called with the number of rows behind after each.

    :raises NotAllowed: if the actor keeps no items
    :raises NotFound: if the actor keeps none in the region
    """
    require(by, EDIT, Place(None, region_path))
    report, done = ImportReport(), 0
    listing = _Listing(region_path)
    for batch in batched(rows, AT_ONCE):
        report += _land(listing.read(batch))
        done += len(batch)
        if progress is not None:
            progress(done)
    return report


class _Listing:
    """What was met so far in the list: the line of each code, the department of each credit code."""

    def __init__(self, region_path: str) -> None:
        self._region_path = region_path
        self._lines: dict[str, int] = {}
        self._departments: dict[str, UUID | None] = {}

    def read(self, batch: Iterable[Row]) -> Iterator[tuple[int, NewItem | Invalid]]:
        for line, cells in batch:
            try:
                item = read_row(cells, region_path=self._region_path)
                if item.code in self._lines:
                    raise CodeTwiceInList(code=item.code, line=self._lines[item.code])
            except Invalid as refusal:
                yield line, refusal
                continue
            self._lines[item.code] = line
            yield line, self._matched(item)

    def _matched(self, item: NewItem) -> NewItem:
        code = item.department_code
        if code not in self._departments:
            found = organisations.organisation_by_credit_code(credit_code=code) if is_credit_code(code) else None
            self._departments[code] = found.id if found else None
        return NewItem(**{**vars(item), "organisation_id": self._departments[code]})


@transaction.atomic
def _land(read: Iterable[tuple[int, NewItem | Invalid]]) -> ImportReport:
    good: list[tuple[int, NewItem]] = []
    bad: list[RowNote] = []
    for line, outcome in read:
        if isinstance(outcome, NewItem):
            good.append((line, outcome))
        else:
            bad.append(RowNote(line=line, sentence=outcome.words, values=outcome.values))
    standing = standing_items(item.code for _, item in good)
    fixed = _with_guide(standing.values())
    added = [item for _, item in good if item.code not in standing]
    differing = [(line, item) for line, item in good if item.code in standing and differs(standing[item.code], item)]
    changed = [item for _, item in differing if standing[item.code].id not in fixed]
    Item.objects.bulk_create(Item(id=new_id(), **columns(item)) for item in added)
    for item in changed:
        Item.objects.filter(id=standing[item.code].id).update(**columns(item))
    return ImportReport(
        added=len(added),
        changed=len(changed),
        unchanged=len(good) - len(added) - len(changed),
        bad=tuple(bad),
        warnings=tuple(_warnings(good, [pair for pair in differing if standing[pair[1].code].id in fixed])),
    )


def _with_guide(rows: Iterable[Item]) -> frozenset[UUID]:
    ids = [row.id for row in rows]
    return frozenset(GuideVersion.objects.filter(item_id__in=ids).order_by().values_list("item_id", flat=True))


def _warnings(good: list[tuple[int, NewItem]], kept: list[tuple[int, NewItem]]) -> Iterator[RowNote]:
    for line, item in good:
        if not is_credit_code(item.department_code):
            yield RowNote(line=line, sentence=NO_CREDIT_CODE, values={"code": item.department_code})
    for line, item in kept:
        yield RowNote(line=line, sentence=HAS_GUIDE, values={"name": item.name})

"""To whom a paper is written, and who may take it for them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.contexts.parties.domain.identity import PartyKind
from onewindow.contexts.parties.models import MandateRow, Party
from onewindow.contexts.parties.queries.masking import mask
from onewindow.kernel.errors import NotFound
from onewindow.platform.database.prepared import row_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressee:
    """Who stands at the head of a letter: the whole name, and the number masked unless it is public.

    `masked` is the name as lists show it.
    """

    name: str
    masked: str
    is_person: bool
    number: str


def addressee(*, party_id: UUID) -> Addressee:
    """Return to whom a paper is written. It rests encrypted; whoever opens the paper is written down then.

    :raises NotFound: if there is no such party
    """
    row = row_of(Party, id=party_id)
    if row is None:
        raise NotFound
    shown = mask(row)
    return Addressee(name=row.name, masked=shown.name, is_person=shown.kind is PartyKind.PERSON, number=shown.number)


def agents_of(*, principal_id: UUID, item_id: UUID, on: date) -> frozenset[UUID]:
    """Return who may act for a party in an item on a day: its representative, and those it has authorised."""
    rows = MandateRow.objects.filter(principal_id=principal_id).order_by("valid_from")
    return frozenset(row.agent_id for row in rows if row.mandate.covers(item_id, on=on))

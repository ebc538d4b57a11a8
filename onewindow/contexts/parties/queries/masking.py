"""Parties as lists show them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from onewindow.contexts.parties.domain.identity import MaskedParty, NumberKind, PartyKind
from onewindow.contexts.parties.models import Party
from onewindow.platform.pii.masking import mask_identity, mask_name, mask_phone


def masked(*, ids: Iterable[UUID]) -> Mapping[UUID, MaskedParty]:
    """Return parties masked, by id, with one query; one that does not exist is left out."""
    return {row.id: mask(row) for row in Party.objects.filter(id__in=set(ids)).order_by("id")}


def mask(row: Party) -> MaskedParty:
    """Return one row masked: a person's name, number and phone; an organisation's name and credit code are public."""
    is_person = row.kind == PartyKind.PERSON
    return MaskedParty(
        id=row.id,
        kind=PartyKind(row.kind),
        name=mask_name(row.name) if is_person else row.name,
        number=row.number if row.number_kind == NumberKind.CREDIT_CODE else mask_identity(row.number),
        phone=mask_phone(row.phone),
    )

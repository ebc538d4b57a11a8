"""Looking at a party: for a purpose, and written down. Finding one: by whole values only."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.parties.domain.identity import (
    MaskedParty,
    NumberKind,
    PartyKind,
    PartyView,
    RealNameLevel,
    check_purpose,
)
from onewindow.contexts.parties.domain.knowledge import KnownDatum, standing
from onewindow.contexts.parties.events import SUBJECT
from onewindow.contexts.parties.models import Datum, Party
from onewindow.contexts.parties.queries.masking import mask
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.looks import record_look
from onewindow.platform.access.requiring import require
from onewindow.platform.pii.blind import blind_index, surname_last4
from onewindow.platform.pii.registry import Pii

VIEW = "parties.view"
MOST_FOUND = 20


def party(*, party_id: UUID, by: Actor, purpose: str, now: datetime) -> PartyView:
    """Return a party unmasked. Who looks at somebody else's data says what for, and the person can see that they did.

    :raises NotAllowed: if the actor may see nobody's data
    :raises NotFound: if there is no such party within reach
    :raises PurposeNeeded: if no purpose is given
    """
    require(by, VIEW, where_seen(by, party_id))
    row = Party.objects.filter(id=party_id).first()
    if row is None:
        raise NotFound
    if by.person != party_id:
        check_purpose(purpose)
        _write_down(by, party_id, "parties.party", purpose, now)
    return PartyView(
        id=row.id,
        kind=PartyKind(row.kind),
        name=row.name,
        number_kind=NumberKind(row.number_kind),
        number=row.number,
        phone=row.phone,
        address=row.address,
        real_name_level=RealNameLevel(row.real_name_level),
    )


def where_seen(by: Actor, party_id: UUID) -> Place:
    """Return where a party stands for whoever asks: a person belongs to no office, so every office that may see people
    may see them at its own place, and people themselves may."""
    return Place(by.organisation, by.region_path, party_id)


def find_party(*, number_kind: NumberKind, number: str, by: Actor, purpose: str, now: datetime) -> MaskedParty | None:
    """Return the party of that whole number, masked, if there is one; that it was looked for is written down.

    :raises NotAllowed: if the actor may see nobody's data
    :raises PurposeNeeded: if no purpose is given
    """
    wanted = Q(number_kind=number_kind, number_index=blind_index(Pii.IDENTITY_NUMBER, number))
    found = _find(wanted, by=by, purpose=purpose, now=now)
    return found[0] if found else None


def find_parties(
    *, name: str = "", last4: str = "", phone: str = "", by: Actor, purpose: str, now: datetime
) -> tuple[MaskedParty, ...]:
    """Return the parties of that whole phone, or of that surname with the last four of their number, or of that whole
    name: at most twenty, masked. That they were found is written down.

    :raises NotAllowed: if the actor may see nobody's data
    :raises PurposeNeeded: if no purpose is given
    """
    if phone:
        wanted = Q(phone_index=blind_index(Pii.PHONE, phone))
    elif last4:
        wanted = Q(surname_last4_index=surname_last4(name, last4))
    else:
        wanted = Q(name_index=blind_index(Pii.NAME, name))
    return _find(wanted, by=by, purpose=purpose, now=now)


def _find(wanted: Q, *, by: Actor, purpose: str, now: datetime) -> tuple[MaskedParty, ...]:
    rows = list(Party.objects.filter(wanted).order_by("id")[:MOST_FOUND]) if _may_find(by, purpose) else []
    for row in rows:
        _write_down(by, row.id, "parties.find", purpose, now)
    return tuple(map(mask, rows))


def _may_find(by: Actor, purpose: str) -> bool:
    require(by, VIEW, Place(by.organisation, by.region_path))
    check_purpose(purpose)
    return True


def _write_down(by: Actor, party_id: UUID, what: str, purpose: str, now: datetime) -> None:
    record_look(by=by, at=Subject(SUBJECT, party_id), person_id=party_id, what=what, purpose=purpose.strip(), now=now)


def known_data(*, party_id: UUID) -> Mapping[str, KnownDatum]:
    """Return what is known of a party by element code, each with its source: what a form is filled with beforehand."""
    rows = Datum.objects.filter(party_id=party_id, withdrawn_at=None).order_by("element_code", "recorded_at")
    return standing(row.recorded for row in rows)

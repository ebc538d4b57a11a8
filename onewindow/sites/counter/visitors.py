"""Who stands at the window, read from their card or typed, and for whom they are there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.parties import api as parties
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor
from onewindow.platform.devices.connecting import devices
from onewindow.platform.devices.contract import Card, DeviceRefusal
from onewindow.platform.moves.acts import Command
from onewindow.platform.web.words import word


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody for whom the visitor may apply: themselves, or a principal in the items that the mandates name."""

    party: parties.MaskedParty
    relation: str
    items: frozenset[UUID] | None = None  # None: in all

    def may_be_served_in(self, item_id: UUID) -> bool:
        """Say whether the visitor may apply for them in the item."""
        return self.items is None or item_id in self.items


def people(visitor: parties.MaskedParty, *, by: Actor, on: date) -> tuple[Person, ...]:
    """Return for whom a visitor may apply, those whom they represent first, themselves last."""
    held: dict[UUID, Person] = {}
    for principal in parties.principals(agent_id=visitor.id, by=by, on=on):
        known = held.get(principal.party.id)
        held[principal.party.id] = Person(
            party=principal.party,
            relation=known.relation if known else word(principal.kind),
            items=_together(known.items, principal.items) if known else principal.items,
        )
    return (*held.values(), Person(party=visitor, relation=gettext("本人")))


def _together(some: frozenset[UUID] | None, others: frozenset[UUID] | None) -> frozenset[UUID] | None:
    return None if some is None or others is None else some | others


def read_card(*, lying: str, by: Actor, now: datetime, command: Command) -> UUID:
    """Read the card on the reader and return who it is, registered if they were not, what it says written down.

    :raises DeviceRefusal: if there is no reader or no card
    """
    card = devices(lying=lying).reader.read()
    newcomer = parties.Newcomer(
        kind=parties.PartyKind.PERSON,
        name=card.name,
        number_kind=parties.NumberKind.IDENTITY,
        number=card.number,
        address=card.address,
    )
    visitor = parties.find_or_register_party(newcomer=newcomer, by=by, now=now)
    known = parties.known_data(party_id=visitor)
    fresh = [one for one in _said(card, by) if one.element_code not in known]
    if fresh:
        parties.learn_data(party_id=visitor, data=fresh, by=by, now=now, command=command.part("card"))
    return visitor


def number_on_card(*, lying: str) -> str:
    """Return the number on the card on the reader, to compare it with who is entitled.

    :raises DeviceRefusal: if there is no reader or no card
    """
    return devices(lying=lying).reader.read().number


def samples() -> tuple[str, ...]:
    """Return whose cards can be laid on a simulated reader; a real one has none."""
    try:
        return tuple(devices().samples)
    except DeviceRefusal:
        return ()


def has_devices() -> bool:
    """Say whether the window has a reader and a camera."""
    try:
        devices()
    except DeviceRefusal:
        return False
    return True


def acting_for(by: Actor, principal_id: UUID) -> Actor:
    """Return the clerk as who acts for the visitor's principal."""
    return by.acting_for(Subject(parties.SUBJECT, principal_id))


def appoint(*, principal_id: UUID, agent_id: UUID, until: date, by: Actor, now: datetime, command: Command) -> None:
    """Write down a mandate on paper that the clerk has seen: the agent acts for the principal until a day.

    :raises ForThemselves, TermNeeded: as `parties.appoint_agent`
    """
    parties.appoint_agent(
        principal_id=principal_id,
        agent_id=agent_id,
        items=None,
        term=Span(legal_day(now), until),
        by=acting_for(by, principal_id),
        now=now,
        command=command,
    )


def _said(card: Card, by: Actor) -> tuple[parties.KnownDatum, ...]:
    source = parties.Source(
        kind=parties.SourceKind.WINDOW, name=f"居民身份证（{card.issuer}）", organisation_id=by.organisation
    )
    values = {
        "person_name": card.name,
        "identity_number": card.number,
        "sex": card.sex,
        "birth_on": card.born_on.isoformat(),
        "household_address": card.address,
    }
    return tuple(
        parties.KnownDatum(element_code=code, value=value, source=source, as_of=card.valid_from)
        for code, value in values.items()
    )

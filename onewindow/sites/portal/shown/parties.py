"""For whom a citizen may act, as cards to choose from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases.api import CaseView
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Choice
from onewindow.platform.web.words import say, word

SELF = "self"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody to act for; `party` is empty for oneself."""

    choice: Choice
    party: parties.MaskedParty | None


def people(*, by: Actor, on: date, item_id: UUID | None = None, is_personal: bool = True) -> tuple[Person, ...]:
    """Return for whom the citizen may act, in the item if one is named: themselves, and those of their mandates.

    What is not for persons is asked for somebody else first.
    """
    principals = [one for one in parties.my_principals(by=by, on=on) if _covers(one, item_id)]
    chosen = by.on_behalf_of.id if by.on_behalf_of else None
    others = tuple(_person(principal, chosen) for principal in principals)
    oneself = _oneself(by, is_chosen=chosen is None and (is_personal or not others))
    return (oneself, *others) if is_personal else (*others, oneself)


def principals(*, by: Actor, on: date) -> tuple[Person, ...]:
    """Return whom a citizen who acts for themselves might act for; nobody while they act for somebody."""
    return tuple(_person(one, None) for one in parties.my_principals(by=by, on=on)) if by.on_behalf_of is None else ()


def _covers(principal: parties.Principal, item_id: UUID | None) -> bool:
    return item_id is None or principal.items is None or item_id in principal.items


def _oneself(by: Actor, *, is_chosen: bool) -> Person:
    mine = parties.masked(ids=[by.person] if by.person else [])
    label = next(map(_named, mine.values()), gettext("我自己"))
    return Person(choice=Choice(value=SELF, label=label, is_chosen=is_chosen), party=None)


def _named(party: parties.MaskedParty) -> str:
    words = gettext("我自己（%(name)s）") if party.kind is parties.PartyKind.PERSON else gettext("本单位（%(name)s）")
    return words % {"name": party.name}


def _person(principal: parties.Principal, chosen: UUID | None) -> Person:
    until = gettext("有效期至 %(until)s") % {"until": say(principal.valid_until)} if principal.valid_until else ""
    scope = gettext("限指定事项") if principal.items is not None else ""
    words = (gettext("您是%(kind)s") % {"kind": word(principal.kind)}, until, scope)
    party = principal.party
    choice = Choice(
        value=str(party.id),
        label=party.name,
        hint=gettext("，").join(filter(None, words)),
        is_chosen=party.id == chosen,
    )
    return Person(choice=choice, party=party)


def applicant_of(case: CaseView) -> str:
    """Return whose application it is, masked."""
    return next((party.name for party in parties.masked(ids=[case.owner_id]).values()), "")

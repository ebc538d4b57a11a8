"""Looks at the reader's data in words: which office, who there, at what, and what for."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.page import Page
from onewindow.platform.access.actors import Actor, may_anywhere, owners
from onewindow.platform.access.looks import Look, looks
from onewindow.sites.words import looked_at


@dataclass(frozen=True, kw_only=True)
class LookLine:
    """One look; `name` is empty where the platform itself looked, or a person without an office."""

    happened_at: datetime
    office: str
    name: str
    what: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class LooksPage:
    """The looks of a page. An agent sees none: their mandate is for errands."""

    looks: Page[LookLine]
    is_agent: bool


def looks_page(*, by: Actor, after: str) -> LooksPage:
    """Return who looked at the data of the reader, or of whom they represent.

    :raises Invalid: if the cursor is none
    """
    is_agent = by.on_behalf_of is not None and not may_anywhere(by, "parties.view")
    found = looks(person_ids=() if is_agent else owners(by), after=after)
    offices = organisations.organisations(ids={look.organisation for look in found if look.organisation})
    names = organisations.staff_names(ids={look.person for look in found if look.person and look.organisation})
    lines = tuple(
        LookLine(
            happened_at=look.happened_at,
            office=office.name if look.organisation and (office := offices.get(look.organisation)) else _other(look),
            name=staff.name if look.person and (staff := names.get(look.person)) else "",
            what=looked_at(look.what),
            purpose=gettext(look.purpose) if look.purpose else "",
        )
        for look in found
    )
    return LooksPage(looks=Page(lines, found.next_cursor), is_agent=is_agent)


def _other(look: Look) -> str:
    return gettext("受委托的人") if look.person else gettext("系统")

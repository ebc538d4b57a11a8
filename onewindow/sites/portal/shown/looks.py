"""Looks at the reader's data in words: which office, who there, in which case, and what for; a day's looks together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from onewindow.kernel.page import Page
from onewindow.platform.access.actors import Actor, may_anywhere, owners
from onewindow.platform.access.looks import Look, looks
from onewindow.sites.words import looked_at

AT_ONCE = 200  # looks of a page, before those of a day are put together


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was looked at, what for, and how often."""

    what: str
    purpose: str
    times: int


@dataclass(frozen=True, kw_only=True)
class LookLine:
    """The looks of one person in one case on one day; `name` is empty where the platform itself looked, or a person
    without an office, `number` where it was in no case that the reader has."""

    on: date
    last_at: datetime
    office: str
    name: str
    case_id: UUID | None
    number: str
    seen: tuple[Seen, ...]
    times: int


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
    found = looks(person_ids=() if is_agent else owners(by), after=after, size=AT_ONCE)
    words = _Words(found.lines)
    days = groupby(found, key=lambda look: legal_day(look.happened_at))
    lines = tuple(line for on, of_day in days for line in _of_day(on, list(of_day), words))
    return LooksPage(looks=Page(lines, found.next_cursor), is_agent=is_agent)


class _Words:
    """The names and numbers of a page, asked for together."""

    def __init__(self, found: Sequence[Look]) -> None:
        in_cases = {look.subject.id for look in found if look.subject.kind == cases.SUBJECT}
        self.offices = organisations.organisations(ids={look.organisation for look in found if look.organisation})
        self.names = organisations.staff_names(ids={look.person for look in found if look.person and look.organisation})
        self.numbers = cases.short_numbers(case_ids=in_cases)

    def office(self, look: Look) -> str:
        office = self.offices.get(look.organisation) if look.organisation else None
        if office is not None:
            return office.name
        return gettext("受委托的人") if look.person else gettext("系统")

    def name(self, look: Look) -> str:
        staff = self.names.get(look.person) if look.person else None
        return staff.name if staff else ""


def _of_day(on: date, found: Sequence[Look], words: _Words) -> tuple[LookLine, ...]:
    """Return the looks of a day, those of one person in one case together, the latest first."""
    together: dict[tuple[object, ...], list[Look]] = {}
    for look in found:
        together.setdefault((look.organisation, look.person, look.subject), []).append(look)
    return tuple(_line(on, several, words) for several in together.values())


def _line(on: date, several: Sequence[Look], words: _Words) -> LookLine:
    first = several[0]
    number = words.numbers.get(first.subject.id, "")
    said = Counter((looked_at(look.what), gettext(look.purpose) if look.purpose else "") for look in several)
    return LookLine(
        on=on,
        last_at=first.happened_at,
        office=words.office(first),
        name=words.name(first),
        case_id=first.subject.id if number else None,
        number=number,
        seen=tuple(Seen(what=what, purpose=purpose, times=times) for (what, purpose), times in said.items()),
        times=len(several),
    )

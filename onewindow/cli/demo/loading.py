"""The order in which the demo comes in. What must stand before the address is printed; the rest loads in the worker."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from onewindow.cli.demo import citizens, county, guides, living, mandates, offices, people, seals
from onewindow.cli.demo.logins import password_of
from onewindow.cli.demo.reading import Loader, LoadReport

COUNTY: tuple[Loader, ...] = (
    county.REGIONS,
    county.ORGANISATIONS,
    county.HALLS,
    offices.STAFF,
    offices.POSTS,
    seals.SEALS,
    guides.REGISTERS,
    guides.GUIDES,
    citizens.PARTIES,
    citizens.REPRESENTATIVES,
    mandates.DELEGATIONS,
    mandates.AGENTS,
)
FIRST: tuple[Loader, ...] = (*COUNTY, living.CASES)
REST: tuple[Loader, ...] = (guides.DISTRICT_ITEMS,)


def load(now: datetime, loaders: Iterable[Loader] = FIRST) -> Iterator[LoadReport]:
    """Bring in the demo county part by part; a part that is there is left as it is."""
    for loader in loaders:
        yield loader.load(now)


def logins() -> list[dict[str, str]]:
    """Return who can be tried out, citizens first."""
    listed = [(row.handle, row.name, row.role, "/", row.first) for row in people.party_rows() if row.role]
    listed += [(row.handle, row.name, row.role, row.home, row.first) for row in offices.staff_rows() if row.role]
    return [
        {"handle": handle, "password": password_of(handle), "name": name, "role": role, "home": home, "first": first}
        for handle, name, role, home, first in listed
    ]

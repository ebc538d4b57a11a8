"""The order in which the demo comes in. What must stand before the address is printed; the rest loads in the worker."""

from collections.abc import Iterator
from datetime import datetime

from onewindow.cli.demo import citizens, county, guides, mandates, offices
from onewindow.cli.demo.logins import password_of
from onewindow.cli.demo.reading import Loader, LoadReport

FIRST: tuple[Loader, ...] = (
    county.REGIONS,
    county.ORGANISATIONS,
    county.HALLS,
    offices.STAFF,
    offices.POSTS,
    guides.REGISTERS,
    guides.GUIDES,
    citizens.PARTIES,
    citizens.REPRESENTATIVES,
    mandates.DELEGATIONS,
    mandates.AGENTS,
    guides.DISTRICT_ITEMS,
)


def load(now: datetime) -> Iterator[LoadReport]:
    """Bring in the demo county part by part; a part that is there is left as it is."""
    for loader in FIRST:
        yield loader.load(now)


def logins() -> list[dict[str, str]]:
    """Return who can be tried out, citizens first."""
    people = [(row.handle, row.name, row.role, "/") for row in citizens.party_rows()]
    people += [(row.handle, row.name, row.role, row.home) for row in offices.staff_rows() if row.role]
    return [
        {"handle": handle, "password": password_of(handle), "name": name, "role": role, "home": home}
        for handle, name, role, home in people
    ]

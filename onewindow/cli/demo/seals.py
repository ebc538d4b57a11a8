"""The seals of the county's organs, on the register before anything is sealed."""

from datetime import datetime

from onewindow.cli.demo.offices import ESTABLISHED
from onewindow.cli.demo.reading import COUNTY, Loader, LoadReport, founder
from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import api as organisations

KINDS = (documents.SealKind.WINDOW, documents.SealKind.APPROVAL, documents.SealKind.ORGAN)


def load_seals(now: datetime) -> LoadReport:
    """Register the three seals of every organ: for receipts, for acts on the way, and its own."""
    organs = organisations.organisations_in(region_path=COUNTY)
    added = sum(
        documents.register_seals(office=_office(organ), kinds=KINDS, by=founder(), now=min(now, ESTABLISHED))
        for organ in organs
    )
    return LoadReport(name="印章", added=added, kept=len(organs) * len(KINDS) - added)


def _office(organ: organisations.OrganisationView) -> documents.Office:
    return documents.Office(
        organisation_id=organ.id, name=organ.name, mark=organ.short_name, region_path=organ.region_path
    )


SEALS = Loader(name="印章", load=load_seals)

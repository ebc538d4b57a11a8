"""The twelve items with their guides, the registers that they name, and the items of a real district."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onewindow.cli.demo.reading import COUNTY, DATA, Loader, LoadReport, command, founder, organisation_ids, read
from onewindow.cli.lists import rows_of
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.elements import api as elements
from onewindow.kernel.errors import NotFound
from onewindow.kernel.instants import CHINA, legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.models import Account

PUBLISHED = datetime(2025, 10, 9, 9, tzinfo=CHINA)  # in force before the first of the demo's cases
DISTRICT = "guangan-district-items.csv"


@transaction.atomic
def load_registers(now: datetime) -> LoadReport:
    """Register the licence types, data elements and material types."""
    by = founder()
    licences = read("registers/licence-types.json", elements.LicenceTypeView)
    data = read("registers/data-elements.json", elements.ElementView)
    papers = read("registers/material-types.json", elements.MaterialTypeView)
    outcomes = (
        elements.register_licence_types(licence_types=licences, by=by),
        elements.register_elements(elements=data, by=by),
        elements.register_material_types(material_types=papers, by=by),
    )
    added = sum(outcome.added for outcome in outcomes)
    return LoadReport(name="数据元、材料和证照类型", added=added, kept=len(licences) + len(data) + len(papers) - added)


@transaction.atomic
def load_guides(now: datetime) -> LoadReport:
    """Publish the guides on the way that every guide goes: written, reviewed and approved by different people."""
    documents = [catalogue.parse(document=path.read_bytes()) for path in sorted((DATA / "guides").glob("*.json"))]
    published = min(now, PUBLISHED)
    items = _items(documents)
    fresh = [document for document in documents if not _is_in_force(document, now)]
    for document in fresh:
        _publish(document, items[document.codes.handling], published)
    return LoadReport(name="办事指南", added=len(fresh), kept=len(documents) - len(fresh))


def _items(documents: list[catalogue.Guide]) -> dict[str, UUID]:
    organisation = organisation_ids()
    items = [
        catalogue.NewItem(
            name=document.name,
            item_type=document.item_type,
            level=document.level,
            codes=document.codes,
            organisation_id=organisation[document.body.credit_code],
            department_name=document.body.name,
            department_code=document.body.credit_code,
            region_path=COUNTY,
        )
        for document in documents
    ]
    return dict(catalogue.register_items(items=items, by=founder()))


def _is_in_force(document: catalogue.Guide, now: datetime) -> bool:
    try:
        catalogue.current_guide(code=document.codes.handling, on=legal_day(now))
    except NotFound:
        return False
    return True


def _publish(document: catalogue.Guide, item_id: UUID, now: datetime) -> None:
    name = f"guide {document.codes.handling}"
    editor, legality, head = _official("editor"), _official("legality"), _official("centre_head")
    guide_id = catalogue.draft_guide(
        item_id=item_id, document=document, by=editor, now=now, command=command(f"{name} draft")
    )
    catalogue.review_guide(
        guide_id=guide_id, opinion="符合法律规定", by=legality, now=now, command=command(f"{name} review")
    )
    catalogue.approve_guide(guide_id=guide_id, opinion="同意发布", by=head, now=now, command=command(f"{name} approve"))
    catalogue.publish_guide(
        guide_id=guide_id, published_from=legal_day(now), by=head, now=now, command=command(f"{name} publish")
    )


def _official(handle: str) -> Actor:
    """Return an official of the demo, with the rights of who founds it."""
    return replace(founder(), account=Account.objects.get(handle=handle).id)


def load_district(now: datetime) -> LoadReport:
    """Bring in the list of a real district as unpublished items."""
    rows = rows_of(DATA / DISTRICT, catalogue.COLUMNS)
    report = catalogue.import_items(rows=rows, region_path="", by=founder())
    return LoadReport(name="真实事项清单", added=report.added, kept=report.changed + report.unchanged)


REGISTERS = Loader(name="数据元、材料和证照类型", load=load_registers)
GUIDES = Loader(name="办事指南", load=load_guides)
DISTRICT_ITEMS = Loader(name="真实事项清单", load=load_district)

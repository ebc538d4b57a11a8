"""云岭县: its regions, organisations, halls and windows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onewindow.cli.demo.reading import COUNTY, Loader, LoadReport, command, founder, organisation_ids, read
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.actors import Actor

FOUNDED = date(2020, 1, 1)


@dataclass(frozen=True, kw_only=True)
class RegionRow:
    parent: str
    level: organisations.Level
    name: str
    code: str
    label: str

    @property
    def path(self) -> str:
        return f"{self.parent}{self.label}/"


@dataclass(frozen=True, kw_only=True)
class OrganisationRow:
    kind: organisations.OrganisationKind
    credit_code: str
    name: str
    short_name: str
    region: str
    parent: str
    consult_phone: str
    complaint_phone: str
    reconsideration_organ: str
    court: str


@dataclass(frozen=True, kw_only=True)
class WindowRow:
    number: str
    kind: organisations.WindowKind
    name: str
    zone: str
    serves: list[str]


@dataclass(frozen=True, kw_only=True)
class HallRow:
    organisation: str
    name: str
    address: str
    hours: str
    consult_phone: str
    complaint_phone: str
    windows: list[WindowRow]


@transaction.atomic
def load_regions(now: datetime) -> LoadReport:
    """Bring in the regions from the province to the villages."""
    rows, by = read("county/regions.json", RegionRow), founder()
    known = {region.path: region.id for region in organisations.regions()}
    fresh = [row for row in rows if row.path not in known]
    for row in fresh:
        known[row.path] = organisations.found_region(
            level=row.level,
            name=row.name,
            code=row.code,
            label=row.label,
            parent_id=known.get(row.parent),
            valid_from=FOUNDED,
            by=by,
            now=now,
            command=command(f"region {row.path}"),
        )
    return LoadReport(name="行政区划", added=len(fresh), kept=len(rows) - len(fresh))


@transaction.atomic
def load_organisations(now: datetime) -> LoadReport:
    """Bring in the county government, its departments, the centre and the townships' centres."""
    rows, by = read("county/organisations.json", OrganisationRow), founder()
    regions = {region.path: region.id for region in organisations.regions(below=COUNTY)}
    known = organisation_ids()
    fresh = [row for row in rows if row.credit_code not in known]
    for row in fresh:
        known[row.credit_code] = organisations.found_organisation(
            charter=_charter(row, region_id=regions[row.region], parent_id=known.get(row.parent)),
            valid_from=FOUNDED,
            by=by,
            now=now,
            command=command(f"organisation {row.credit_code}"),
        )
    return LoadReport(name="机构", added=len(fresh), kept=len(rows) - len(fresh))


def _charter(row: OrganisationRow, *, region_id: UUID, parent_id: UUID | None) -> organisations.Charter:
    return organisations.Charter(
        kind=row.kind,
        credit_code=row.credit_code,
        name=row.name,
        short_name=row.short_name,
        region_id=region_id,
        parent_id=parent_id,
        consult_phone=row.consult_phone,
        complaint_phone=row.complaint_phone,
        remedies=organisations.Remedies(
            reconsideration_organ=row.reconsideration_organ, reconsideration_online="", court=row.court
        ),
    )


@transaction.atomic
def load_halls(now: datetime) -> LoadReport:
    """Bring in the halls, their windows and what each window takes in."""
    rows, by = read("county/halls.json", HallRow), founder()
    ids = organisation_ids()
    known = {(hall.organisation_id, hall.name) for hall in organisations.halls(region_path=COUNTY)}
    fresh = [row for row in rows if (ids[row.organisation], row.name) not in known]
    for row in fresh:
        hall_id = organisations.open_hall(
            organisation_id=ids[row.organisation],
            name=row.name,
            address=row.address,
            hours=row.hours,
            consult_phone=row.consult_phone,
            complaint_phone=row.complaint_phone,
            by=by,
            now=now,
            command=command(f"hall {row.name}"),
        )
        for window in row.windows:
            _open_window(hall_id, row, window, ids, by=by, now=now)
    added = sum(len(row.windows) for row in fresh)
    return LoadReport(name="大厅窗口", added=added, kept=sum(len(row.windows) for row in rows) - added)


def _open_window(
    hall_id: UUID, hall: HallRow, row: WindowRow, ids: dict[str, UUID], *, by: Actor, now: datetime
) -> None:
    name = f"window {hall.name} {row.number}"
    window_id = organisations.open_window(
        hall_id=hall_id,
        number=row.number,
        kind=row.kind,
        name=row.name,
        zone=row.zone,
        by=by,
        now=now,
        command=command(name),
    )
    for code in row.serves:
        organisations.bind_window(
            window_id=window_id, organisation_id=ids[code], by=by, now=now, command=command(f"{name} {code}")
        )


REGIONS = Loader(name="行政区划", load=load_regions)
ORGANISATIONS = Loader(name="机构", load=load_organisations)
HALLS = Loader(name="大厅窗口", load=load_halls)

"""Regions, organisations, halls and windows."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from onewindow.contexts.organisations.domain.kinds import OrganisationKind, WindowKind
from onewindow.contexts.organisations.domain.regions import Level
from onewindow.contexts.organisations.models import (
    Hall,
    Organisation,
    OrganisationStanding,
    Region,
    RegionStanding,
    Window,
    WindowService,
)
from onewindow.contexts.organisations.queries.views import (
    HallView,
    OrganisationView,
    RegionView,
    Remedies,
    Service,
    WindowView,
)
from onewindow.kernel.errors import NotFound
from onewindow.kernel.spans import in_force
from onewindow.platform.guards.editions import kept


def region(*, path: str) -> RegionView:
    """Return the region of that path.

    :raises NotFound: if there is none
    """
    row = Region.objects.filter(path=path).first()
    if row is None:
        raise NotFound
    return _region(row)


def regions(*, below: str = "", level: Level | None = None) -> tuple[RegionView, ...]:
    """Return the regions in and under a path, upper ones first."""
    rows = Region.objects.filter(path__startswith=below).order_by("path")
    if level is not None:
        rows = rows.filter(level=level)
    return tuple(map(_region, rows))


def region_on(*, region_id: UUID, on: date) -> RegionView | None:
    """Return how a region stood on a day; None before its first standing. The path is always today's."""
    row = Region.objects.filter(id=region_id).first()
    standing = in_force(RegionStanding.objects.filter(region_id=region_id).order_by("valid_from"), on=on)
    if row is None or standing is None:
        return None
    return RegionView(
        id=row.id,
        level=Level(row.level),
        name=standing.name,
        code=standing.code,
        path=row.path,
        parent_id=standing.parent_id,
    )


@kept(of="organisations")
def organisation(*, organisation_id: UUID) -> OrganisationView:
    """Return one organisation.

    :raises NotFound: if there is none
    """
    found = organisations(ids=[organisation_id])
    if organisation_id not in found:
        raise NotFound
    return found[organisation_id]


def organisations(*, ids: Iterable[UUID]) -> Mapping[UUID, OrganisationView]:
    """Return organisations by id; one that does not exist is left out."""
    return {row.id: _organisation(row) for row in Organisation.objects.filter(id__in=set(ids)).order_by("id")}


def organisation_by_credit_code(*, credit_code: str) -> OrganisationView | None:
    """Return the organisation of that 统一社会信用代码, if it is registered."""
    row = Organisation.objects.filter(credit_code=credit_code).first()
    return _organisation(row) if row else None


def organisations_in(*, region_path: str, kinds: Iterable[OrganisationKind] = ()) -> tuple[OrganisationView, ...]:
    """Return the organisations in and under a region, by credit code."""
    rows = Organisation.objects.filter(region_path__startswith=region_path).order_by("credit_code")
    wanted = list(kinds)
    return tuple(map(_organisation, rows.filter(kind__in=wanted) if wanted else rows))


def name_on(*, organisation_id: UUID, on: date) -> str:
    """Return what an organisation was called on a day, as a paper of that day names it.

    :raises NotFound: if it did not exist
    """
    standing = in_force(
        OrganisationStanding.objects.filter(organisation_id=organisation_id).order_by("valid_from"), on=on
    )
    if standing is None:
        raise NotFound
    return standing.name


def halls(*, region_path: str) -> tuple[HallView, ...]:
    """Return the open halls in and under a region."""
    rows = Hall.objects.filter(organisation__region_path__startswith=region_path, closed_on=None)
    return tuple(map(_hall, rows.select_related("organisation").order_by("organisation__region_path", "name")))


def hall(*, hall_id: UUID) -> HallView:
    """Return one hall.

    :raises NotFound: if there is none
    """
    row = Hall.objects.select_related("organisation").filter(id=hall_id).first()
    if row is None:
        raise NotFound
    return _hall(row)


def windows(*, hall_id: UUID) -> tuple[WindowView, ...]:
    """Return the open windows of a hall with what they take in, by number."""
    return _windows(Window.objects.filter(hall_id=hall_id, closed_on=None).order_by("number"))


def window(*, window_id: UUID) -> WindowView:
    """Return one window.

    :raises NotFound: if there is none
    """
    found = _windows(Window.objects.filter(id=window_id).order_by("number"))
    if not found:
        raise NotFound
    return found[0]


def _windows(rows: Iterable[Window]) -> tuple[WindowView, ...]:
    listed = list(rows)
    services: dict[UUID, list[Service]] = {row.id: [] for row in listed}
    for service in WindowService.objects.filter(window_id__in=services).order_by(
        "organisation__credit_code", "item_id"
    ):
        services[service.window_id].append(Service(organisation_id=service.organisation_id, item_id=service.item_id))
    return tuple(
        WindowView(
            id=row.id,
            hall_id=row.hall_id,
            number=row.number,
            kind=WindowKind(row.kind),
            name=row.name,
            zone=row.zone,
            services=tuple(services[row.id]),
        )
        for row in listed
    )


def _region(row: Region) -> RegionView:
    return RegionView(
        id=row.id, level=Level(row.level), name=row.name, code=row.code, path=row.path, parent_id=row.parent_id
    )


def _organisation(row: Organisation) -> OrganisationView:
    return OrganisationView(
        id=row.id,
        kind=OrganisationKind(row.kind),
        credit_code=row.credit_code,
        name=row.name,
        short_name=row.short_name,
        region_path=row.region_path,
        parent_id=row.parent_id,
        consult_phone=row.consult_phone,
        complaint_phone=row.complaint_phone,
        remedies=Remedies(
            reconsideration_organ=row.reconsideration_organ,
            reconsideration_online=row.reconsideration_online,
            court=row.court,
        ),
    )


def _hall(row: Hall) -> HallView:
    return HallView(
        id=row.id,
        organisation_id=row.organisation_id,
        region_path=row.organisation.region_path,
        name=row.name,
        address=row.address,
        hours=row.hours,
        consult_phone=row.consult_phone,
        complaint_phone=row.complaint_phone,
    )

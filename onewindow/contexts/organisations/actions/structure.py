"""Founding and changing regions and organisations. What changes is added to their history; today's row follows."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import events
from onewindow.contexts.organisations.domain import regions as rules
from onewindow.contexts.organisations.domain.regions import Level
from onewindow.contexts.organisations.models import Organisation, OrganisationStanding, Region, RegionStanding
from onewindow.contexts.organisations.queries.views import Charter
from onewindow.kernel.codes import credit_code
from onewindow.kernel.errors import NotFound, Refusal
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.database.paths import follow_path
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce
from onewindow.platform.preferences.setting import follow_region

MANAGE = "organisations.manage"


class AlreadyThere(Refusal):
    """A label below one parent, and a code anywhere, belong to one region."""

    words = N_("已有同样短码或者代码的区划，请核对")


class AlreadyRegistered(Refusal):
    """A credit code belongs to one organisation."""

    words = N_("统一社会信用代码 %(credit_code)s 已经登记")


@once
def found_region(
    *,
    level: Level,
    name: str,
    code: str,
    label: str,
    parent_id: UUID | None,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Enter a region and return its id.

    :raises CodeWrong: if the code is no division code
    :raises CodeOfAnotherLevel: if it is that of another level
    :raises StandsTooHigh: if the level does not fit the parent's
    :raises NotALabel: if the label cannot be part of a path
    :raises AlreadyThere: if the label or the code is taken
    :raises BeginsLater: if the day has not come
    """
    parent = _region(parent_id) if parent_id else None
    division = rules.read_code(code, level=level)
    rules.check_place(level, parent=Level(parent.level) if parent else None)
    path = rules.path_below(parent.path if parent else "", label)
    require(by, MANAGE, Place(None, path))
    _check_begun(valid_from, now)
    region = Region(id=new_id(), level=level, name=name, code=division, label=label, parent=parent, path=path)
    with receipted(by=by, command=command, subject_id=region.id, answer=region.id):
        _check_free(region)
        region.save(force_insert=True)
        _stand_region(region, valid_from)
    return region.id


@once
def change_region(
    *,
    region_id: UUID,
    name: str,
    code: str,
    parent_id: UUID | None,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> None:
    """Give a region the name, code and parent that it has from a day on. Under another parent its path, and that of
    everything below it, is rebuilt at once, here and in the rooms below; rooms above hear `RegionMoved`.

    :raises NotFound: if there is no such region within reach
    :raises CodeWrong: if the code is no division code
    :raises CodeOfAnotherLevel: if it is that of another level
    :raises StandsTooHigh: if the level does not fit the new parent's
    :raises StandsUnderItself: if the new parent lies in the region
    :raises AlreadyThere: if the label or the code is taken
    :raises BeginsLater: if the day has not come
    :raises BeganBefore: if a standing of that day or a later one is written down
    """
    region = _region(region_id)
    require(by, MANAGE, region.place)
    parent = _region(parent_id) if parent_id else None
    division = rules.read_code(code, level=Level(region.level))
    rules.check_place(Level(region.level), parent=Level(parent.level) if parent else None)
    rules.check_move(region.path, new_parent_path=parent.path if parent else "", name=region.name)
    _check_begun(valid_from, now)
    _check_last(RegionStanding.objects.filter(region=region).aggregate(last=Max("valid_from"))["last"], valid_from)
    before, after = region.path, rules.path_below(parent.path if parent else "", region.label)
    region.name, region.code, region.parent, region.path = name, division, parent, after
    with receipted(by=by, command=command, subject_id=region.id):
        _check_free(region)
        _stand_region(region, valid_from)
        Region.objects.filter(id=region.id).update(name=name, code=division, parent=parent)
        if before != after:
            _rebuild(before, after, by, now)
            announce(_moved(region.id, before, after), by=by, happened_at=now)


def _moved(region_id: UUID, before: str, after: str) -> events.RegionMoved:
    return events.RegionMoved(subject=Subject(events.REGION, region_id), before=before, after=after)


def _stand_region(region: Region, valid_from: date) -> None:
    RegionStanding.objects.create(
        region=region, valid_from=valid_from, name=region.name, code=region.code, parent=region.parent
    )


def _rebuild(before: str, after: str, by: Actor, now: datetime) -> None:
    follow_path(Region, before=before, after=after, column="path")
    follow_path(Organisation, before=before, after=after)
    follow_region(before=before, after=after)
    documents.follow_region(before=before, after=after)
    calendar.follow_region(before=before, after=after, by=by, now=now)


@once
def found_organisation(*, charter: Charter, valid_from: date, by: Actor, now: datetime, command: Command) -> UUID:
    """Enter an organisation and return its id.

    :raises NotFound: if there is no such region within reach
    :raises CodeWrong: if the credit code is none
    :raises AlreadyRegistered: if it is registered
    :raises BeginsLater: if the day has not come
    """
    region = _region(charter.region_id)
    require(by, MANAGE, region.place)
    _check_begun(valid_from, now)
    row = _row(charter, region)
    with receipted(by=by, command=command, subject_id=row.id, answer=row.id):
        if Organisation.objects.filter(credit_code=row.credit_code).exists():
            raise AlreadyRegistered(credit_code=row.credit_code)
        row.save(force_insert=True)
        _stand(row, valid_from)
    return row.id


def _row(charter: Charter, region: Region) -> Organisation:
    return Organisation(
        id=new_id(),
        kind=charter.kind,
        credit_code=credit_code.parse(charter.credit_code).code,
        name=charter.name,
        short_name=charter.short_name,
        region=region,
        region_path=region.path,
        parent_id=charter.parent_id,
        consult_phone=charter.consult_phone,
        complaint_phone=charter.complaint_phone,
        reconsideration_organ=charter.remedies.reconsideration_organ,
        reconsideration_online=charter.remedies.reconsideration_online,
        court=charter.remedies.court,
    )


def _stand(row: Organisation, valid_from: date) -> None:
    OrganisationStanding.objects.create(
        organisation=row, valid_from=valid_from, name=row.name, short_name=row.short_name, parent_id=row.parent_id
    )


@once
def change_organisation(
    *,
    organisation_id: UUID,
    name: str,
    short_name: str,
    parent_id: UUID | None,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> None:
    """Give an organisation the name and the parent that it has from a day on; papers of earlier days keep the old one.

    :raises NotFound: if there is no such organisation within reach
    :raises BeginsLater: if the day has not come
    :raises BeganBefore: if a standing of that day or a later one is written down
    """
    row = Organisation.objects.filter(id=organisation_id).first()
    if row is None:
        raise NotFound
    require(by, MANAGE, row.place)
    _check_begun(valid_from, now)
    last = OrganisationStanding.objects.filter(organisation=row).aggregate(last=Max("valid_from"))["last"]
    _check_last(last, valid_from)
    row.name, row.short_name, row.parent_id = name, short_name, parent_id
    with receipted(by=by, command=command, subject_id=row.id):
        _stand(row, valid_from)
        Organisation.objects.filter(id=row.id).update(name=name, short_name=short_name, parent_id=parent_id)


def _region(region_id: UUID) -> Region:
    region = Region.objects.filter(id=region_id).first()
    if region is None:
        raise NotFound
    return region


def _check_free(region: Region) -> None:
    others = Region.objects.exclude(id=region.id)
    if others.filter(path=region.path).exists() or (region.code and others.filter(code=region.code).exists()):
        raise AlreadyThere


def _check_begun(valid_from: date, now: datetime) -> None:
    if valid_from > legal_day(now):
        raise rules.BeginsLater(valid_from=valid_from)


def _check_last(last: date | None, valid_from: date) -> None:
    if last is not None and valid_from <= last:
        raise rules.BeganBefore(valid_from=last)

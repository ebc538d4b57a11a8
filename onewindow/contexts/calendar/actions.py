"""Correcting the calendar, and what a region says of days when the region moves."""

from datetime import datetime

from django.db import IntegrityError, transaction

from onewindow.contexts.calendar import queries
from onewindow.contexts.calendar.domain import CorrectedMeanwhile, Correction, Said, SaidDay, correct, touched
from onewindow.contexts.calendar.events import CalendarCorrected
from onewindow.contexts.calendar.models import Edition, EditionDay
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.paths import rebased
from onewindow.platform.access.actors import Actor, Place, may
from onewindow.platform.moves.acts import Birth, Command, Insert
from onewindow.platform.moves.once import once
from onewindow.platform.moves.writer import write
from onewindow.platform.outbox.announcing import announce

MOVED = "区划隶属关系变更，原有的地方规定继续适用"


@once
def correct_calendar(
    *,
    days: tuple[SaidDay, ...],
    source: str,
    by: Actor,
    now: datetime,
    command: Command,
    region_path: str = "",
    year: int | None = None,
) -> int:
    """Correct days of a region, or publish the next year of the country, and return the calendar's new version.

    `source` is the notice that it rests on. Terms that run over the days are reckoned anew (`CalendarCorrected`).

    :raises NotAllowed: if the actor may not correct the calendar of the region
    :raises DayRepeated: if a day stands twice in the correction
    :raises OnlyTheStateCouncil: if a region says what only the State Council may
    :raises YearOutOfOrder: if a year is published that does not follow the last one
    :raises EmptyYear: if the published year has no statutory day
    :raises NothingToCorrect: if nothing changes
    :raises CorrectedMeanwhile: if somebody else corrected the calendar first
    """
    if not may(by, "calendar.correct", Place(organisation_id=None, region_path=region_path)):
        raise NotAllowed
    correction = Correction(region_path=region_path, days=days, year=year)
    last, _ = queries.last_edition()
    changed = correct(correction, standing=queries.standing(region_path), last_year=queries.last_published_year())
    edition = Edition(id=new_id(), number=last + 1, region_path=region_path, year=year, source=source, happened_at=now)
    first_day, last_day = touched(correction, changed)
    announcement = CalendarCorrected(
        subject=Subject("calendar_edition", edition.id),
        region_path=region_path,
        version=queries.version_of(edition.number),
        first_day=first_day,
        last_day=last_day,
    )
    _write(_birth(edition, changed, by, command), announcement, now)
    return announcement.version


def follow_region(*, before: str, after: str, by: Actor, now: datetime) -> None:
    """Let what a region and those below it say of days hold at its new path; call it inside the act that moves it.

    Nothing is overwritten: a new edition says it there, and takes it back where it was said. What a region inherits it
    inherits from its new parent by itself.

    :raises CorrectedMeanwhile: if somebody else corrected the calendar first
    """
    said = queries.standing_below(before)
    if not any(said.values()):
        return
    last, _ = queries.last_edition()
    edition = Edition(id=new_id(), number=last + 1, region_path=after, source=MOVED, actor=by.trace(), happened_at=now)
    rows = [
        EditionDay(region_path=at, on=day.on, edition=edition.number, said=said_there, name=day.name)
        for path, layer in said.items()
        for day in layer.values()
        for at, said_there in ((rebased(path, before, after), day.said), (path, Said.WITHDRAWN))
    ]
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
            EditionDay.objects.bulk_create(rows)
    except IntegrityError as error:
        raise CorrectedMeanwhile from error
    _announce(edition, rows, by, now)


def _announce(edition: Edition, rows: list[EditionDay], by: Actor, now: datetime) -> None:
    days = [row.on for row in rows]
    corrected = CalendarCorrected(
        subject=Subject("calendar_edition", edition.id),
        region_path=edition.region_path,
        version=queries.version_of(edition.number),
        first_day=min(days),
        last_day=max(days),
    )
    announce(corrected, by=by, happened_at=now)


def _write(birth: Birth, announcement: CalendarCorrected, now: datetime) -> None:
    try:
        with transaction.atomic():
            write(birth, answer=announcement.version)
            announce(announcement, by=birth.by, happened_at=now)
    except IntegrityError as error:
        raise CorrectedMeanwhile from error


def _birth(edition: Edition, changed: tuple[SaidDay, ...], by: Actor, command: Command) -> Birth:
    row = {
        "id": edition.id,
        "number": edition.number,
        "region_path": edition.region_path,
        "year": edition.year,
        "source": edition.source,
        "actor": by.trace(),
        "happened_at": edition.happened_at,
    }
    days = tuple(
        {
            "region_path": edition.region_path,
            "on": day.on,
            "edition": edition.number,
            "said": str(day.said),
            "name": day.name,
        }
        for day in changed
    )
    return Birth(
        row=Insert(into=Edition, rows=(row,)), command=command, by=by, beside=(Insert(into=EditionDay, rows=days),)
    )

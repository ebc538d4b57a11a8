"""Writing down what is known of a party, and correcting it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from onewindow.contexts.parties.actions.registering import CORRECT
from onewindow.contexts.parties.domain.knowledge import KnownDatum, Source, SourceKind, check_correction
from onewindow.contexts.parties.events import SUBJECT, DatumCorrected
from onewindow.contexts.parties.models import Datum, Party
from onewindow.contexts.parties.queries.looking import known_data, where_seen
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce


@once
def learn_data(*, party_id: UUID, data: Iterable[KnownDatum], by: Actor, now: datetime, command: Command) -> int:
    """Write down data of a party with their sources, and return how many were new; what is known already with the same
    value, source and day is left out, and what was withdrawn as wrong does not come back.

    :raises NotFound: if there is no such party within reach
    """
    require(by, CORRECT, where_seen(by, party_id))
    if not Party.objects.filter(id=party_id).exists():
        raise NotFound
    rows = Datum.objects.filter(party_id=party_id).order_by("recorded_at")
    known = [row.recorded.datum for row in rows]
    fresh = [datum for datum in data if datum not in known]
    with receipted(by=by, command=command, subject_id=party_id, answer=len(fresh)):
        Datum.objects.bulk_create(_row(party_id, datum, by=by, now=now) for datum in fresh)
    return len(fresh)


def _row(party_id: UUID, datum: KnownDatum, *, by: Actor, now: datetime) -> Datum:
    return Datum(
        id=new_id(),
        party_id=party_id,
        element_code=datum.element_code,
        value=datum.value,
        source_kind=datum.source.kind,
        source_name=datum.source.name,
        source_organisation_id=datum.source.organisation_id,
        source_reference=datum.source.reference,
        as_of=datum.as_of,
        recorded_at=now,
        recorded_by=by.account,
    )


@once
def correct_datum(
    *, party_id: UUID, element_code: str, value: object, reason: str, by: Actor, now: datetime, command: Command
) -> None:
    """Correct a datum: what was known of the element is withdrawn with the reason, and the new value stands under who
    corrected it: the person themselves, or the office whose clerk did (《个人信息保护法》第四十六条).

    :raises NotFound: if there is no such party within reach
    :raises ReasonNeeded: if no reason is given
    :raises CorrectAtTheSource: if another organ issued or keeps the datum
    """
    require(by, CORRECT, where_seen(by, party_id))
    if not Party.objects.filter(id=party_id).exists():
        raise NotFound
    source = _source(by)
    check_correction(known_data(party_id=party_id).get(element_code), as_source=source, reason=reason)
    datum = KnownDatum(element_code=element_code, value=value, source=source, as_of=legal_day(now))
    with receipted(by=by, command=command, subject_id=party_id):
        Datum.objects.filter(party_id=party_id, element_code=element_code, withdrawn_at=None).update(
            withdrawn_at=now, withdrawn_because=reason.strip()
        )
        _row(party_id, datum, by=by, now=now).save(force_insert=True)
        corrected = DatumCorrected(subject=Subject(SUBJECT, party_id), element_code=element_code)
        announce(corrected, by=by, happened_at=now)


def _source(by: Actor) -> Source:
    if by.kind is AccountKind.STAFF:
        return Source(kind=SourceKind.WINDOW, name="窗口核验", organisation_id=by.organisation)
    return Source(kind=SourceKind.DECLARED, name="本人填报")

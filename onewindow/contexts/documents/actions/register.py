"""The register of seals."""

from datetime import datetime

from django.db import IntegrityError, transaction

from onewindow.contexts.documents.domain.kinds import SealKind
from onewindow.contexts.documents.domain.papers import Office, SealNotRegistered
from onewindow.contexts.documents.models import Document, Seal
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Place, may
from onewindow.platform.database.paths import follow_path

RIGHT = "organisations.manage"  # who sets up an organ registers its seals


def register_seals(*, office: Office, kinds: tuple[SealKind, ...], by: Actor, now: datetime) -> int:
    """Put the organ's seals of these kinds on the register and return how many are new; those that stand there already
    stay as they are.

    :raises NotAllowed: if the actor does not manage organs in that place
    """
    _require(by, office)
    in_use = Seal.objects.filter(organisation_id=office.organisation_id, withdrawn_on=None)
    known = {SealKind(kind) for kind in in_use.values_list("kind", flat=True)}
    fresh = [kind for kind in kinds if kind not in known]
    for kind in fresh:
        _register(office, kind, by, now)
    return len(fresh)


def withdraw_seal(*, office: Office, kind: SealKind, by: Actor, now: datetime) -> None:
    """Take the organ's seal of that kind out of use from today: broken, lost, or the organ renamed.

    :raises NotAllowed: if the actor does not manage organs in that place
    :raises SealNotRegistered: if none is in use
    """
    _require(by, office)
    in_use = Seal.objects.filter(organisation_id=office.organisation_id, kind=kind, withdrawn_on=None)
    if not in_use.update(withdrawn_on=legal_day(now)):
        raise SealNotRegistered(organisation=office.name, seal=kind.words)


def follow_region(*, before: str, after: str) -> None:
    """Let documents and seals follow a region, and those below it, to its new path."""
    follow_path(Document, Seal, before=before, after=after)


def _register(office: Office, kind: SealKind, by: Actor, now: datetime) -> None:
    seal = Seal(
        organisation_id=office.organisation_id,
        organisation_name=office.name,
        region_path=office.region_path,
        kind=kind,
        registered_at=now,
        registered_by=by.account,
    )
    try:
        with transaction.atomic():
            Seal.objects.bulk_create([seal])
    except IntegrityError:
        return  # somebody registered it meanwhile


def _require(by: Actor, office: Office) -> None:
    if not may(by, RIGHT, Place(office.organisation_id, office.region_path)):
        raise NotAllowed

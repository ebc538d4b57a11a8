"""What a window takes in, and what a department has handed to it (decision 6)."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.organisations.models import Delegation, WindowService
from onewindow.contexts.organisations.queries.views import DelegationView
from onewindow.platform.access.actors import Actor


def department_delegates(*, organisation_id: UUID, item_id: UUID, verb: str, by: Actor, on: date) -> bool:
    """Say whether a department's written act lets the actor do the verb for its item on the day: handed to the window
    they work at, or to the organisation of their post. A department's own people need none."""
    if by.organisation == organisation_id:
        return True
    return Delegation.objects.filter(
        Q(item_id=None) | Q(item_id=item_id),
        Q(valid_until=None) | Q(valid_until__gt=on),
        _handed_to(by),
        organisation_id=organisation_id,
        verb=verb,
        valid_from__lte=on,
    ).exists()


def takes_in(*, organisation_id: UUID, item_id: UUID, by: Actor, on: date) -> bool:
    """Say whether the actor may take in (收件) a department's item: the register of windows says so for the window they
    work at, or the department has handed taking in to them."""
    if by.window is not None and _serves(by.window, organisation_id, item_id):
        return True
    return department_delegates(organisation_id=organisation_id, item_id=item_id, verb="cases.receive", by=by, on=on)


def _handed_to(by: Actor) -> Q:
    return Q(to_window_id__in=_known(by.window)) | Q(to_organisation_id__in=_known(by.organisation))


def _known(grantee: UUID | None) -> tuple[UUID, ...]:
    return () if grantee is None else (grantee,)


def _serves(window_id: UUID, organisation_id: UUID, item_id: UUID) -> bool:
    return WindowService.objects.filter(
        Q(item_id=None) | Q(item_id=item_id), window_id=window_id, organisation_id=organisation_id
    ).exists()


def delegations(*, organisation_id: UUID, on: date) -> tuple[DelegationView, ...]:
    """Return what a department has handed over on a day, by letter: its list of written grants."""
    rows = Delegation.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), organisation_id=organisation_id, valid_from__lte=on
    )
    return tuple(
        DelegationView(
            id=row.id,
            organisation_id=row.organisation_id,
            verb=row.verb,
            item_id=row.item_id,
            to_window_id=row.to_window_id,
            to_organisation_id=row.to_organisation_id,
            letter=row.letter,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in rows.order_by("letter", "verb", "id")
    )

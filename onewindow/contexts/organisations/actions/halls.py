"""The register of halls and windows: opening, saying what a window takes in, closing."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.organisations.actions.structure import MANAGE
from onewindow.contexts.organisations.domain.kinds import WindowKind
from onewindow.contexts.organisations.models import Hall, Organisation, Window, WindowService
from onewindow.kernel.errors import NotFound, Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted


class NumberTaken(Refusal):
    """A number names one window of a hall."""

    words = N_("本大厅已有 %(number)s 号窗口")


@once
def open_hall(
    *,
    organisation_id: UUID,
    name: str,
    address: str,
    hours: str,
    consult_phone: str,
    complaint_phone: str,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Enter a hall of a centre and return its id.

    :raises NotFound: if there is no such organisation within reach
    """
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound
    require(by, MANAGE, organisation.place)
    hall = Hall(
        id=new_id(),
        organisation=organisation,
        name=name,
        address=address,
        hours=hours,
        consult_phone=consult_phone,
        complaint_phone=complaint_phone,
    )
    with receipted(by=by, command=command, subject_id=hall.id, answer=hall.id):
        hall.save(force_insert=True)
    return hall.id


@once
def open_window(
    *,
    hall_id: UUID,
    number: str,
    kind: WindowKind,
    name: str,
    zone: str,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Enter a window of a hall and return its id.

    :raises NotFound: if there is no such hall within reach
    :raises NumberTaken: if the hall has a window of that number
    """
    hall = Hall.objects.select_related("organisation").filter(id=hall_id, closed_on=None).first()
    if hall is None:
        raise NotFound
    require(by, MANAGE, hall.organisation.place)
    window = Window(id=new_id(), hall=hall, number=number, kind=kind, name=name, zone=zone)
    with receipted(by=by, command=command, subject_id=window.id, answer=window.id):
        if Window.objects.filter(hall=hall, number=number).exists():
            raise NumberTaken(number=number)
        window.save(force_insert=True)
    return window.id


@once
def bind_window(
    *,
    window_id: UUID,
    organisation_id: UUID,
    item_id: UUID | None = None,
    by: Actor,
    now: datetime,
    command: Command,
) -> None:
    """Say that a window takes in a department's items, or one of them; saying it again changes nothing.

    :raises NotFound: if there is no such window within reach
    """
    window = _window(window_id, by)
    with receipted(by=by, command=command, subject_id=window.id):
        WindowService.objects.get_or_create(
            window=window, organisation_id=organisation_id, item_id=item_id, defaults={"id": new_id()}
        )


@once
def unbind_window(
    *,
    window_id: UUID,
    organisation_id: UUID,
    item_id: UUID | None = None,
    by: Actor,
    now: datetime,
    command: Command,
) -> None:
    """Say that a window takes in a department's items, or one of them, no longer.

    :raises NotFound: if there is no such window within reach
    """
    window = _window(window_id, by)
    with receipted(by=by, command=command, subject_id=window.id):
        WindowService.objects.filter(window=window, organisation_id=organisation_id, item_id=item_id).delete()


@once
def close_window(*, window_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Close a window; what was done at it keeps its number.

    :raises NotFound: if there is no such window within reach
    """
    window = _window(window_id, by)
    with receipted(by=by, command=command, subject_id=window.id):
        Window.objects.filter(id=window.id).update(closed_on=legal_day(now))


def _window(window_id: UUID, by: Actor) -> Window:
    window = Window.objects.select_related("hall__organisation").filter(id=window_id, closed_on=None).first()
    if window is None:
        raise NotFound
    require(by, MANAGE, window.hall.organisation.place)
    return window

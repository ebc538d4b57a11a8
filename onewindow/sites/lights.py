"""Terms as the offices read them: the light, the day, and what is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from onewindow.contexts.deadlines import api as deadlines
from onewindow.platform.web.parts import Deadline, Light

LIGHTS: Mapping[deadlines.Light, Light] = {
    deadlines.Light.GREEN: Light.GREEN,
    deadlines.Light.WARNING: Light.YELLOW,
    deadlines.Light.YELLOW: Light.CARD,
    deadlines.Light.RED: Light.RED,
}


@dataclass(frozen=True, kw_only=True)
class Term:
    """A clock that runs, by its name; one that is paused has no day, and says how much is left of it."""

    kind: deadlines.Kind
    deadline: Deadline | None
    words: str


def left(clock: deadlines.ClockView) -> str:
    """Return how many working days are left of a term, or by how many it is over."""
    if clock.is_paused:
        return gettext("暂停计时")
    if clock.overdue:
        words = ngettext("超期 %(days)s 个工作日", "超期 %(days)s 个工作日", clock.overdue)
        return words % {"days": clock.overdue}
    if not clock.remaining:
        return gettext("今天到期")
    return ngettext("还剩 %(days)s 个工作日", "还剩 %(days)s 个工作日", clock.remaining) % {"days": clock.remaining}


def deadline(clock: deadlines.ClockView) -> Deadline | None:
    """Return a running clock as a line; one that stopped, or that nobody knows the end of, is left out."""
    if clock.due_on is None or clock.stopped_on is not None:
        return None
    return Deadline(
        due_on=clock.due_on,
        light=LIGHTS[clock.light],
        words=left(clock),
        derivation=tuple(filter(None, clock.derivation.splitlines())),
        is_provisional=clock.is_provisional,
    )


def term(clock: deadlines.ClockView) -> Term:
    """Return a clock as the offices read it."""
    return Term(kind=clock.kind, deadline=deadline(clock), words=clock.derivation)


def nearest(clocks: Iterable[deadlines.ClockView]) -> deadlines.ClockView | None:
    """Return the clock that ends first of those that run; the applicant's own to bring what was promised is none of the
    office's."""
    own = [clock for clock in clocks if clock.kind is not deadlines.Kind.TOLERANCE]
    running = [(clock.due_on, clock.seq, clock) for clock in own if clock.stopped_on is None and clock.due_on]
    return min(running)[2] if running else None

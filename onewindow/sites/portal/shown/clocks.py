"""时限 as an applicant reads them: until when, what is left, and how the day was found."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext, ngettext

from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.words import N_
from onewindow.platform.web.parts import Deadline, Light

LABELS: Mapping[deadlines.Kind, str] = {
    deadlines.Kind.NOTICE: N_("告知您材料是否齐全，最晚"),
    deadlines.Kind.SUPPLEMENT: N_("请您补正，最晚"),
    deadlines.Kind.TOLERANCE: N_("请您补交容缺材料，最晚"),
    deadlines.Kind.PROMISE: N_("承诺办结，最晚"),
    deadlines.Kind.STATUTORY: N_("法定办结，最晚"),
    deadlines.Kind.SPECIAL: N_("特别程序，最晚"),
    deadlines.Kind.DELIVERY: N_("送达，最晚"),
}
OWN = frozenset({deadlines.Kind.SUPPLEMENT, deadlines.Kind.TOLERANCE})
SOON = 3  # working days left of the applicant's own term from which it is urgent


def running(clocks: Iterable[deadlines.ClockView]) -> tuple[deadlines.ClockView, ...]:
    """Return the clocks that run, the nearest end first; one that is paused has none and comes last."""
    on = [clock for clock in clocks if clock.stopped_on is None]
    return tuple(sorted(on, key=lambda clock: (clock.due_on is None, clock.due_on)))


def label_of(clock: deadlines.ClockView) -> str:
    """Return what is due."""
    return gettext(LABELS[clock.kind])


def deadline_of(clock: deadlines.ClockView) -> Deadline | None:
    """Return the day of a clock with its light; nothing for one that is paused, since nobody knows its day."""
    if clock.due_on is None:
        return None
    return Deadline(
        due_on=clock.due_on,
        light=_light(clock),
        words=left(clock),
        derivation=tuple(filter(None, clock.derivation.splitlines())),
        is_provisional=clock.is_provisional,
    )


def left(clock: deadlines.ClockView) -> str:
    """Return how many working days are left, or by how many the term is over."""
    if clock.overdue:
        words = ngettext("已超 %(count)s 个工作日", "已超 %(count)s 个工作日", clock.overdue)
        return words % {"count": clock.overdue}
    if not clock.remaining:
        return gettext("今天到期")
    return ngettext("还剩 %(count)s 个工作日", "还剩 %(count)s 个工作日", clock.remaining) % {"count": clock.remaining}


def _light(clock: deadlines.ClockView) -> Light:
    if clock.stopped_on is not None:
        return Light.DONE
    if clock.overdue:
        return Light.RED
    is_own = clock.kind in OWN and clock.remaining <= SOON
    return Light.YELLOW if is_own or clock.light is not deadlines.Light.GREEN else Light.GREEN

"""What was done in a case, as the offices read it: each act with who did it, by name.

An applicant reads the same acts with the offices in place of the officers (`portal.shown.cases`)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.web.parts import Moment, Tone
from onewindow.sites.words import act_words

SHOWN = 16  # characters of a hash: enough to compare by eye


def history(acts: tuple[cases.Act, ...]) -> tuple[Moment, ...]:
    """Return what was done, the last first."""
    names = _names(acts)
    return tuple(_moment(act, names) for act in reversed(acts))


def trace(acts: tuple[cases.Act, ...]) -> tuple[Moment, ...]:
    """Return what was done in the order of the chain, each act with the beginning of its hash."""
    names = _names(acts)
    return tuple(_moment(act, names, words=act.hash[:SHOWN]) for act in acts)


def _moment(act: cases.Act, names: Mapping[str, str], *, words: str = "") -> Moment:
    return Moment(
        label=act_words(act),
        at=act.happened_at,
        who=names.get(act.actor.get("person", ""), _other(act)),
        words=words,
        basis=str(act.body.get("basis", "")),
        tone=Tone.GREEN,
    )


def _names(acts: Iterable[cases.Act]) -> Mapping[str, str]:
    people = {UUID(act.actor["person"]) for act in acts if "person" in act.actor}
    return {str(known): staff.name for known, staff in organisations.staff_names(ids=people).items()}


def _other(act: cases.Act) -> str:
    return gettext("申请人") if "person" in act.actor else gettext("系统")

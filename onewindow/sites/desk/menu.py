"""The menu of the desk: the stages at which the reader may do something, and what waits in each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor, may_anywhere
from onewindow.platform.web.parts import Link


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A part of a case's way that lies with the department."""

    label: str
    icon: str
    verb: str
    states: frozenset[cases.State]


STAGES: Mapping[str, Stage] = {
    "examine": Stage(
        label=N_("待受理"),
        icon="inbox",
        verb="cases.examine",
        states=frozenset({cases.State.SUBMITTED, cases.State.RECEIVED}),
    ),
    "review": Stage(
        label=N_("待审查"),
        icon="clipboard-check",
        verb="cases.review",
        states=frozenset({cases.State.ACCEPTED, cases.State.IN_REVIEW, cases.State.SPECIAL}),
    ),
    "decide": Stage(
        label=N_("待决定"),
        icon="gavel",
        verb="cases.decide",
        states=frozenset({cases.State.ACCEPTED, cases.State.IN_REVIEW}),
    ),
}


def stage_of(asked: str, by: Actor) -> str:
    """Return the stage that was asked for, or the first at which the reader may do something."""
    mine = (code for code, stage in STAGES.items() if may_anywhere(by, stage.verb))
    return asked if asked in STAGES else next(mine, "examine")


def menu(by: Actor, current: str = "") -> tuple[Link, ...]:
    """Return the stages of the reader; `current` is the one that is open."""
    return tuple(
        Link(label=gettext(stage.label), href=f"/desk/?stage={code}", icon=stage.icon, is_current=code == current)
        for code, stage in STAGES.items()
        if may_anywhere(by, stage.verb)
    )


def keys() -> tuple[Link, ...]:
    """Return the keys of the desk, as `?` lists them."""
    return (Link(label=gettext("下一件"), key="n"),)

"""Lists of cases as the offices read them: each with what is left of its term, and the lights to narrow it by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.events import Subject
from onewindow.kernel.page import Page
from onewindow.platform.web.parts import Column, Light, Link
from onewindow.platform.web.words import word
from onewindow.sites.lights import LIGHTS, left, nearest


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    """A line of a list; where no term runs there is no light."""

    case: cases.CaseLine
    light: Light | None
    left: str


def columns() -> tuple[Column, ...]:
    """Return the heads of a list in the language of the page."""
    return (
        Column(label=gettext("办件")),
        Column(label=gettext("申请人")),
        Column(label=gettext("状态")),
        Column(label=gettext("剩余时限")),
        Column(label=gettext("最晚")),
    )


def work_lines(page: Page[cases.CaseLine], *, now: datetime) -> tuple[WorkLine, ...]:
    """Return the lines of a page, each with what is left of the term that ends first."""
    subjects = {line.case_id: Subject(cases.SUBJECT, line.case_id) for line in page}
    clocks = deadlines.clocks(subjects=subjects.values(), now=now)
    first = {case_id: nearest(clocks[subject]) for case_id, subject in subjects.items()}
    return tuple(
        WorkLine(
            case=line,
            light=LIGHTS[line.light] if line.light else None,
            left=left(clock) if (clock := first[line.case_id]) else "",
        )
        for line in page
    )


def light_of(request: HttpRequest) -> deadlines.Light | None:
    """Return the light that the address asks for."""
    asked = request.GET.get("light", "")
    return deadlines.Light(asked) if asked in set(deadlines.Light) else None


def lights(request: HttpRequest, kept: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the ways to narrow a list: everything, or one light; what else narrows it is kept."""
    chosen = light_of(request)
    kept = {name: value for name, value in kept.items() if value}
    everything = Link(label=gettext("全部"), href=f"?{urlencode(kept)}", is_current=chosen is None)
    return (
        everything,
        *(
            Link(label=word(light), href=f"?{urlencode({**kept, 'light': light})}", is_current=light is chosen)
            for light in deadlines.Light
        ),
    )

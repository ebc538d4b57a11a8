"""Lists of cases as the offices read them: each with what is left of its term, and the lights to narrow it by."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.events import Subject
from onewindow.kernel.page import Page
from onewindow.platform.web.parts import Column, Link, Matter
from onewindow.platform.web.words import word
from onewindow.sites.lights import LIGHTS, left, nearest

NOTHING: Mapping[str, str] = MappingProxyType({})
type More = Callable[[cases.CaseLine], str]


def columns(*more: str) -> tuple[Column, ...]:
    """Return the heads of a list in the language of the page; `more` is the one that only this list has."""
    heads = (gettext("办件"), gettext("申请人"), gettext("状态"), gettext("剩余时限"), gettext("最晚"), *more)
    return tuple(Column(label=head) for head in heads)


def matters(
    lines: Page[cases.CaseLine], *, to: str, kept: Mapping[str, str] = NOTHING, more: More | None = None, now: datetime
) -> tuple[Matter, ...]:
    """Return the lines of a page, each with what is left of the term that ends first, leading to the page `to`."""
    subjects = {line.case_id: Subject(cases.SUBJECT, line.case_id) for line in lines}
    clocks = deadlines.clocks(subjects=subjects.values(), now=now)
    query = f"?{urlencode(kept)}" if kept else ""
    return tuple(
        Matter(
            label=line.item_name,
            href=f"{reverse(to, args=[line.case_id])}{query}",
            number=line.short_number,
            who=line.applicant,
            state=word(line.state),
            light=LIGHTS[line.light] if line.light else None,
            left=left(clock) if (clock := nearest(clocks[subjects[line.case_id]])) else "",
            due_on=line.due_on,
            more=more(line) if more else None,
        )
        for line in lines
    )


def listed(
    request: HttpRequest, lines: Page[cases.CaseLine], *, to: str, kept: Mapping[str, str], now: datetime
) -> dict[str, object]:
    """Return what the page of one list draws: its heads and lines, and the ways to narrow it; `kept` is what stays in
    the addresses."""
    return {
        "page": lines,
        "lines": matters(lines, to=to, kept=kept, now=now),
        "columns": columns(),
        "lights": lights(request, kept),
        "is_narrowed": light_of(request) is not None,
    }


def light_of(request: HttpRequest) -> deadlines.Light | None:
    """Return the light that the address asks for."""
    asked = request.GET.get("light", "")
    return deadlines.Light(asked) if asked in set(deadlines.Light) else None


def lights(request: HttpRequest, kept: Mapping[str, str] = NOTHING) -> tuple[Link, ...]:
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

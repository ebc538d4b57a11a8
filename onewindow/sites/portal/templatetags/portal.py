"""What every page of the portal carries."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import template
from django.utils.translation import gettext

from onewindow.contexts.catalogue.api import GuideLine
from onewindow.kernel.workdays import Term, Unit
from onewindow.platform.web.parts import Choice
from onewindow.sites.portal.menu import SERVICE_NAV
from onewindow.sites.portal.parties import acted_for
from onewindow.sites.portal.shown.applications import Application, tasks
from onewindow.sites.portal.shown.parties import Person
from onewindow.sites.portal.shown.search import icon_of
from onewindow.sites.words import term_words, trips_words

register = template.Library()


@register.inclusion_tag("portal/_service_nav.html", takes_context=True)
def service_nav(context: template.Context) -> dict[str, Any]:
    """Draw the service navigation with the current way marked: the longest address the page lies under."""
    path = context["request"].path.replace("/applications/", "/cases/", 1)  # an application is a case to be
    here = max((link.href for link in SERVICE_NAV if link.href != "/" and path.startswith(link.href)), default="/")
    return {
        "links": [
            replace(link, label=gettext(link.label), is_current=link.href == here and (here != "/" or path == "/"))
            for link in SERVICE_NAV
        ]
    }


@register.inclusion_tag("portal/_acting_strip.html", takes_context=True)
def acting_strip(context: template.Context) -> dict[str, Any]:
    """Say for whom the citizen acts, when it is not themselves."""
    return {"principal": acted_for(context["request"]), "here": context["here"]}


@register.inclusion_tag("ui/steps.html")
def application_steps(current: int) -> dict[str, Any]:
    """Show how far an application is, the same four steps on each of its pages."""
    names = (gettext("您的情况"), gettext("填写"), gettext("材料"), gettext("核对并提交"))
    return {"names": names, "current": current, "name": names[current - 1]}


@register.inclusion_tag("portal/_draft_aside.html")
def draft_aside(draft: Application) -> dict[str, Any]:
    """Show beside a page of an application what is done and what is left."""
    return {"tasks": tasks(draft), "draft": draft}


@register.filter
def choice_list(people: Sequence[Person]) -> tuple[Choice, ...]:
    """Return for whom one may act as cards."""
    return tuple(person.choice for person in people)


@register.filter
def guide_icon(line: GuideLine) -> str:
    """Return the outline that stands for a guide."""
    return icon_of(line)


@register.filter
def term(length: Term) -> str:
    """Return a term in words: 5 个工作日."""
    return term_words(length)


@register.filter
def promised(length: Term) -> str:
    """Return a promised term in words: 承诺 5 个工作日, 当场办结."""
    words = term_words(length)
    return words if length.unit is Unit.INSTANT else gettext("承诺 %(term)s") % {"term": words}


@register.filter
def trips(count: int) -> str:
    """Return how often somebody has to come to the hall."""
    return trips_words(count)

"""What every page of the portal carries."""

from dataclasses import replace
from typing import Any

from django import template
from django.utils.translation import gettext

from onewindow.contexts.catalogue.api import GuideLine
from onewindow.kernel.workdays import Term, Unit
from onewindow.sites.portal.menu import SERVICE_NAV
from onewindow.sites.portal.shown.search import icon_of
from onewindow.sites.words import term_words

register = template.Library()


@register.inclusion_tag("portal/_service_nav.html", takes_context=True)
def service_nav(context: template.Context) -> dict[str, Any]:
    """Draw the service navigation with the current way marked: the longest address the page lies under."""
    path: str = context["request"].path
    here = max((link.href for link in SERVICE_NAV if link.href != "/" and path.startswith(link.href)), default="/")
    return {
        "links": [
            replace(link, label=gettext(link.label), is_current=link.href == here and (here != "/" or path == "/"))
            for link in SERVICE_NAV
        ]
    }


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

"""What every page of the portal carries."""

from dataclasses import replace
from typing import Any

from django import template
from django.utils.translation import gettext

from onewindow.sites.portal.menu import SERVICE_NAV

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

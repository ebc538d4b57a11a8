"""Components with a body: `{% card "标题" %} … {% endcard %}`."""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from onewindow.platform.web.parts import Column
from onewindow.platform.web.tables import heads

register = template.Library()


def _render(component: str, **values: object) -> SafeString:
    return render_to_string(f"ui/{component}.html", values)


@register.simple_block_tag
def card(content: str, heading: str = "", *, icon: str = "", href: str = "", link: str = "") -> SafeString:
    """Put things that belong together on a sheet; `href` and `link` lead on from its head."""
    return _render("card", content=content, heading=heading, icon=icon, href=href, link=link)


@register.simple_block_tag
def banner(content: str, tone: str, heading: str = "") -> SafeString:
    """Tell something about the page: `blue` to know, `green` it is done, `amber` take care, `red` it failed."""
    return _render("banner", content=content, tone=tone, heading=heading)


@register.simple_block_tag
def summary(content: str) -> SafeString:
    """Hold `{% row %}` lines: what is known, as key and value."""
    return _render("summary", content=content)


@register.simple_block_tag
def buttons(content: str) -> SafeString:
    """Hold the buttons that end a form; the first is what most people want."""
    return _render("buttons", content=content)


@register.simple_block_tag
def fieldset(content: str, legend: str, *, hint: str = "") -> SafeString:
    """Hold fields that answer one question together."""
    return _render("fieldset", content=content, legend=legend, hint=hint)


@register.simple_block_tag
def details(content: str, label: str, *, is_open: bool = False) -> SafeString:
    """Fold away what few need."""
    return _render("details", content=content, label=label, is_open=is_open)


@register.simple_block_tag
def question(
    content: str, label: str, *, asks: str, kind: str = "harm", icon: str = "", is_open: object = False
) -> SafeString:
    """Ask before harm: a button that opens a question; the body is the form that does it. `is_open` is true where
    something stands in it that is to be mended."""
    return _render("question", content=content, label=label, asks=asks, kind=kind, icon=icon, is_open=bool(is_open))


@register.simple_block_tag
def nothing(content: str, heading: str, *, icon: str = "folder") -> SafeString:
    """Say that a list is empty, and what one can do."""
    return _render("nothing", content=content, heading=heading, icon=icon)


@register.simple_block_tag
def drawer(content: str, heading: str, *, icon: str = "") -> SafeString:
    """Hold what stands beside the work on the right."""
    return _render("drawer", content=content, heading=heading, icon=icon)


@register.simple_block_tag
def filters(content: str, *, label: str) -> SafeString:
    """Hold the fields that narrow a list: a plain GET form."""
    return _render("filters", content=content, label=label)


@register.simple_block_tag(takes_context=True)
def table(context: template.Context, content: str, columns: Sequence[Column], *, caption: str) -> SafeString:
    """Hold the rows (`<tr>`) of a list under heads that sort by links."""
    return _render("table", content=content, heads=heads(context["request"], columns), caption=caption)


@register.simple_block_tag
def letter(content: str, title: str, *, issuer: str, date: str, number: str = "", to: str = "") -> SafeString:
    """Show a letter as it will be printed."""
    return _render("letter", content=content, title=title, issuer=issuer, date=date, number=number, to=to)

"""Components without a body: one word in a template, one file in `templates/ui/`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from django import template
from django.forms import BaseForm, BoundField

from onewindow.kernel.page import Page
from onewindow.platform.web.commands import fresh_key
from onewindow.platform.web.parts import (
    Choice,
    Deadline,
    Entry,
    Fact,
    FlowStep,
    Light,
    Link,
    Matter,
    Moment,
    Stat,
    Task,
)
from onewindow.platform.web.pictures import QrCode, qr_code
from onewindow.platform.web.words import in_chinese, say

register = template.Library()
type Values = dict[str, Any]


@register.filter
def said(value: object) -> str:
    """Return an instant, a day or a state as a person reads it."""
    return say(value)


@register.filter
def chinese(value: object) -> str:
    """Return words with what is Chinese in them marked so, where the page is in another language: guides, names and
    addresses are Chinese in the middle of English, and a voice must read them as Chinese."""
    return in_chinese(value)


@register.inclusion_tag("ui/icon.html")
def icon(name: str, *, label: str = "") -> Values:
    """Draw an outline of the sprite; with a label it stands for words, without it is decoration."""
    return {"name": name, "label": label}


@register.inclusion_tag("ui/button.html")
def button(
    label: str,
    *,
    href: str = "",
    kind: str = "primary",
    icon: str = "",
    size: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    key: str = "",
    describes: str = "",
) -> Values:
    """Draw a button (submit) or, with `href`, a link that looks like one. `kind`: primary secondary quiet harm."""
    return {
        "label": label,
        "href": href,
        "kind": kind,
        "icon": icon,
        "size": size,
        "name": name,
        "value": value,
        "form": form,
        "key": key,
        "describes": describes,  # said after the label to screen readers: “查看 张某的办件”
    }


@register.inclusion_tag("ui/tag.html")
def tag(label: str, tone: str = "grey") -> Values:
    """Draw a small coloured word: a state, a class, a kind."""
    return {"label": label, "tone": tone}


@register.inclusion_tag("ui/light.html")
def light(colour: Light | str, words: str = "") -> Values:
    """Draw a light: colour, shape and word."""
    return {"light": Light(colour), "words": words}


@register.inclusion_tag("ui/deadline.html")
def deadline(line: Deadline, *, label: str = "") -> Values:
    """Say when something is due, with its light and, folded away, how the day was found."""
    return {"line": line, "label": label}


@register.inclusion_tag("ui/field.html")
def field(
    bound: BoundField,
    *,
    source: str = "",
    width: str = "",
    suffix: str = "",
    example: str = "",
    is_needed: bool = False,
) -> Values:
    """Draw a field of a form: label, hint, source of what was filled in, error, and the input; `is_needed` says that a
    rule asks for it though the form alone does not."""
    return {
        "field": bound,
        "source": source,
        "width": width,
        "suffix": suffix,
        "example": example,
        "is_optional": not (bound.field.required or is_needed),
    }


@register.inclusion_tag("ui/entry.html")
def entry(line: Entry, *, hint: str = "") -> Values:
    """Draw what a form asks: an input, rows of inputs, or what is known already; `hint` says how to change that."""
    return {"line": line, "hint": hint}


@register.inclusion_tag("ui/upload.html")
def upload(bound: BoundField, *, limit: str = "20 MB", formats: str = "PDF、JPG、PNG", sample: str = "") -> Values:
    """Draw a field for a file; with scripts it takes drops and shows progress."""
    return {"field": bound, "limit": limit, "formats": formats, "sample": sample}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> Values:
    """List what is wrong in a form, each a link to its field."""
    fields = [(form[name].id_for_label, errors) for name, errors in form.errors.items() if name in form.fields]
    others = form.non_field_errors()
    places = len(others) + sum(len(errors) for _, errors in fields)
    return {"form": form, "fields": fields, "others": others, "places": places}


@register.inclusion_tag("ui/command.html", takes_context=True)
def command(context: template.Context) -> Values:
    """Make the form one press of one button: CSRF token and a fresh idempotency key."""
    request = context["request"]
    return {"key": fresh_key(request), "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("ui/row.html")
def row(key: str, value: object = "", *, source: str = "", change: str = "") -> Values:
    """Draw a line of a summary; `change` is where it can be changed."""
    return {"key": key, "value": value, "source": source, "change": change}


@register.inclusion_tag("ui/matter.html")
def matter(line: Matter) -> Values:
    """Draw a row of a list of work, for a `{% table %}`."""
    return {"line": line}


@register.inclusion_tag("ui/tasks.html")
def tasks(lines: Sequence[Task], *, is_numbered: bool = True) -> Values:
    """List what is to do, each with its state."""
    return {"lines": lines, "is_numbered": is_numbered}


@register.inclusion_tag("ui/timeline.html")
def timeline(moments: Sequence[Moment]) -> Values:
    """Show what happened in order, what happens now, and what comes."""
    return {"moments": moments}


@register.inclusion_tag("ui/steps.html")
def steps(names: Sequence[str], current: int) -> Values:
    """Show at which step of how many somebody is (counted from 1)."""
    return {"names": names, "current": current, "name": names[current - 1]}


@register.inclusion_tag("ui/tabs.html")
def tabs(links: Sequence[Link], *, label: str) -> Values:
    """Show neighbouring pages as tabs; each is a real link."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(links: Sequence[Link]) -> Values:
    """Show where the page stands; the last is the page itself."""
    return {"links": links}


@register.inclusion_tag("ui/menu.html")
def menu(links: Sequence[Link], *, label: str) -> Values:
    """Show the side menu of a staff site."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> Values:
    """Lead to the next lines of a list, keeping filters and order."""
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("ui/stats.html")
def stats(numbers: Sequence[Stat]) -> Values:
    """Show a few big numbers, each open to the list behind it."""
    return {"numbers": numbers}


@register.inclusion_tag("ui/progress.html")
def progress(value: int, maximum: int, *, label: str) -> Values:
    """Show how far something is, in words too."""
    return {"value": value, "maximum": maximum, "label": label}


@register.inclusion_tag("ui/skeleton.html")
def skeleton(lines: int = 3) -> Values:
    """Hold the place of a fragment that is still to come."""
    return {"lines": range(lines)}


@register.inclusion_tag("ui/tile.html")
def tile(label: str, href: str, *, icon: str, hint: str = "") -> Values:
    """Draw a service as a tile that is one link."""
    return {"label": label, "href": href, "icon": icon, "hint": hint}


@register.inclusion_tag("ui/paper.html")
def paper(
    name: str, *, state: str = "", tone: str = "grey", href: str = "", grade: str = "", hint: str = "", icon: str = ""
) -> Values:
    """Draw a material, a document or a licence: name, state, trust grade A–D with what it means."""
    return {
        "name": name,
        "state": state,
        "tone": tone,
        "href": href,
        "grade": grade,
        "meaning": say(grade) if isinstance(grade, StrEnum) else "",
        "hint": hint,
        "icon": icon or "file-text",
    }


@register.inclusion_tag("ui/search.html")
def search(action: str, *, label: str, value: str = "", hint: str = "", name: str = "q", size: str = "") -> Values:
    """Draw a search box that is a plain form."""
    return {"action": action, "label": label, "value": value, "hint": hint, "name": name, "size": size}


@register.inclusion_tag("ui/qr.html")
def qr(words: str, *, label: str) -> Values:
    """Draw a QR code as a picture made by the server."""
    code: QrCode = qr_code(words)
    return {"code": code, "label": label}


@register.inclusion_tag("ui/number_block.html")
def number_block(label: str, number: str, *, code: str = "", qr_words: str = "", hint: str = "") -> Values:
    """Show a number that somebody will write down: big, with query code and QR."""
    return {"label": label, "number": number, "code": code, "qr_words": qr_words, "hint": hint}


@register.inclusion_tag("ui/facts.html")
def facts(lines: Sequence[Fact]) -> Values:
    """Say at a glance what a page is about, one line a thing."""
    return {"lines": lines}


@register.inclusion_tag("ui/flow.html")
def flow(course: Sequence[FlowStep]) -> Values:
    """Draw the course of a matter: a list in the page, a drawing to the eye."""
    return {"course": course}


@register.inclusion_tag("ui/choices.html")
def choices(
    name: str,
    options: Sequence[Choice],
    *,
    legend: str,
    hint: str = "",
    error: str = "",
    several: bool = False,
    is_heading: bool = False,
) -> Values:
    """Ask one question whose answers are cards; `is_heading` when the question is what the page is about."""
    return {
        "name": name,
        "options": options,
        "legend": legend,
        "hint": hint,
        "error": error,
        "kind": "checkbox" if several else "radio",
        "is_heading": is_heading,
    }


@register.inclusion_tag("ui/print_button.html")
def print_button(label: str) -> Values:
    """Draw a button that prints the page; without scripts it is not there."""
    return {"label": label}


@register.inclusion_tag("ui/shortcuts.html")
def shortcuts(links: Sequence[Link]) -> Values:
    """List the keys of the page; `?` opens it."""
    return {"links": links}

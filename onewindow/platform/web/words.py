"""Saying things in the user's language: refusals with their values, states and verbs by their words."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from html import unescape

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.translation import get_language, gettext, ngettext

from onewindow.kernel.errors import Refusal

# Han letters, and the signs and digits between them: 《行政许可法》第三十二条, 云岭县政务大道8号1层
CHINESE = re.compile(r"([《“（]*[\u4e00-\u9fff](?:[^\x00-\x7f]|[0-9]+(?=[^\x00-\x7f]))*)")
MARKED = '<span lang="zh-CN">{}</span>'


def sentence(refusal: Refusal) -> str:
    """Return the refusal's sentence in the language of the page."""
    words, values = refusal.words, refusal.values
    if refusal.counts:
        return ngettext(words, words, int(str(values[refusal.counts]))) % _said(values)
    return gettext(words) % _said(values)


def say(value: object) -> str:
    """Return a value as a person reads it: an instant, a day, a state by its word."""
    match value:
        case datetime():
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case date():
            return date_format(value, "DATE_FORMAT")
        case StrEnum():
            return word(value)
        case tuple() | list() | frozenset():
            return gettext("、").join(say(part) for part in value)
        case None:
            return ""
    return str(value)


def word(kind: StrEnum) -> str:
    """Return what a state, a verb or a kind is called on pages, as the sites taught it (`settings.WORDS`)."""
    taught: Mapping[type[StrEnum], Mapping[str, str]] = import_string(settings.WORDS)
    return gettext(taught.get(type(kind), {}).get(kind, kind.value))


def in_chinese(value: object) -> str:
    """Return words for a page, escaped, with each stretch of Chinese marked where the page is in another language."""
    words = conditional_escape(str(value))
    if "<" in words or (get_language() or "").startswith("zh"):
        return words
    parts = CHINESE.split(unescape(words))  # what stands between two stretches, then a stretch, in turn
    marked = (format_html(MARKED, part) if place % 2 else part for place, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in marked))


def _said(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, int | float) else say(value) for name, value in values.items()}

"""Filling a topic's words with values, in a language."""

import re
from collections.abc import Mapping
from datetime import date

from onewindow.contexts.notices.domain.topics import TELLINGS, Topic, Words

CHINESE = "zh-hans"
ENGLISH = "en"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

type Value = str | int | date
type Values = Mapping[str, Value]


def names_of(topic: Topic) -> frozenset[str]:
    """Return the names of the values that the topic's words need."""
    words = TELLINGS[topic].chinese
    return frozenset(re.findall(r"%\((\w+)\)s", words.title + words.body + words.short))


def check_values(topic: Topic, values: Values) -> None:
    """Check that the values are those that the topic's words need.

    :raises ValueError: if one is missing or too many, or a day (`…_on`) is no date
    """
    if values.keys() != names_of(topic):
        raise ValueError(f"{topic} needs {sorted(names_of(topic))}, not {sorted(values)}")
    wrong = sorted(name for name, value in values.items() if name.endswith("_on") != isinstance(value, date))
    if wrong:
        raise ValueError(f"a value is a date if its name ends in _on, and only then: {wrong}")


def filled(topic: Topic, values: Values, *, language: str) -> Words:
    """Return the topic's words with the values in them; any other language than English is answered in Chinese."""
    telling = TELLINGS[topic]
    words = telling.english if language == ENGLISH else telling.chinese
    said = {name: _said(value, language) for name, value in values.items()}
    return Words(title=words.title % said, body=words.body % said, short=words.short % said)


def stored(values: Values) -> dict[str, str]:
    """Return the values as they are kept."""
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in values.items()}


def read(values: Mapping[str, str]) -> Values:
    """Return kept values again."""
    return {name: date.fromisoformat(value) if name.endswith("_on") else value for name, value in values.items()}


def _said(value: Value, language: str) -> str:
    if not isinstance(value, date):
        return str(value)
    if language == ENGLISH:
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"

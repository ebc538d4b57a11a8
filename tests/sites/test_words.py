"""Every kind that a page may print has a word for each of its values, and every event of a case has its name."""

import importlib
from enum import StrEnum
from pathlib import Path

import pytest

import onewindow.contexts
from onewindow.contexts.cases import api as cases
from onewindow.kernel.events import Event
from onewindow.platform.web.words import say
from onewindow.sites.words import EVENTS, WORDS

ROOMS = sorted(path.parent.name for path in Path(onewindow.contexts.__file__).parent.glob("*/api.py"))
NOT_PRINTED = {
    "catalogue.FieldKind",  # how a field is drawn
    "catalogue.QuestionKind",
    "catalogue.Severity",
    "deadlines.Article45",  # printed by the catalogue's word for the same procedure
    "elements.ElementFormat",
    "elements.HolderKind",
    "elements.JsonType",
    "elements.MaterialKind",
    "forms.Kind",
    "organisations.Reach",  # pages of administrators come with their site
    "organisations.Role",
}


def kinds() -> list[tuple[str, type[StrEnum]]]:
    doors = [(room, importlib.import_module(f"onewindow.contexts.{room}.api")) for room in ROOMS]
    things = [(f"{room}.{name}", getattr(door, name)) for room, door in doors for name in door.__all__]
    return [(name, thing) for name, thing in things if isinstance(thing, type) and issubclass(thing, StrEnum)]


@pytest.mark.parametrize(("name", "kind"), kinds(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_kind_at_a_door_has_its_words(name: str, kind: type[StrEnum]) -> None:
    if name in NOT_PRINTED:
        return
    assert kind in WORDS, "add its words to sites/kinds.py, or say in NOT_PRINTED why no page prints it"
    assert {member.value for member in kind} == set(WORDS[kind])


def is_event(thing: object) -> bool:
    """Say whether it is announced itself; what all announcements of a case share has subclasses and is not."""
    return isinstance(thing, type) and issubclass(thing, Event) and not thing.__subclasses__()


@pytest.mark.parametrize("event", [name for name in cases.__all__ if is_event(getattr(cases, name))])
def test_an_event_of_a_case_has_its_name(event: str) -> None:
    assert event in EVENTS


def test_a_state_is_said_by_its_word() -> None:
    assert say(cases.Verb.ASK) == "一次性告知"

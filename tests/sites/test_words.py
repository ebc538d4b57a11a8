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
NOT_PRINTED = {  # how something is drawn or reckoned, not what it is called
    "catalogue.FieldKind",
    "catalogue.Op",  # how a condition is reckoned
    "catalogue.QuestionKind",
    "catalogue.Severity",  # the colour of a finding
    "deadlines.Article45",  # printed by the catalogue's word for the same procedure
    "elements.ElementFormat",
    "elements.HolderKind",
    "elements.JsonType",
    "elements.MaterialKind",
    "forms.Kind",
    "organisations.Reach",  # a post's page names its rights, not how far they reach
    "organisations.Role",  # the page of posts says who is missing, not who is A or B
}


def kinds() -> list[tuple[str, type[StrEnum]]]:
    doors = [(room, importlib.import_module(f"onewindow.contexts.{room}.api")) for room in ROOMS]
    things = [(f"{room}.{name}", getattr(door, name)) for room, door in doors for name in door.__all__]
    return [(name, thing) for name, thing in things if isinstance(thing, type) and issubclass(thing, StrEnum)]


PRINTED = [pytest.param(kind, id=name) for name, kind in kinds() if name not in NOT_PRINTED]


@pytest.mark.parametrize("kind", PRINTED)
def test_a_kind_at_a_door_has_its_words(kind: type[StrEnum]) -> None:
    assert kind in WORDS, "add its words to sites/kinds.py, or say in NOT_PRINTED why no page prints it"
    assert {member.value for member in kind} == set(WORDS[kind])


def test_what_no_page_prints_stands_at_a_door_and_has_no_words() -> None:
    silent = {name: kind for name, kind in kinds() if name in NOT_PRINTED}

    assert silent.keys() == NOT_PRINTED, "take out what is gone"
    assert [name for name, kind in silent.items() if kind in WORDS] == [], "it is printed: take it out here"


def is_event(thing: object) -> bool:
    """Say whether it is announced itself; what all announcements of a case share has subclasses and is not."""
    return isinstance(thing, type) and issubclass(thing, Event) and not thing.__subclasses__()


@pytest.mark.parametrize("event", [name for name in cases.__all__ if is_event(getattr(cases, name))])
def test_an_event_of_a_case_has_its_name(event: str) -> None:
    assert event in EVENTS


def test_a_state_is_said_by_its_word() -> None:
    assert say(cases.Verb.ASK) == "一次性告知"

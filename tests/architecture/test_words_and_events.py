"""Every word of the code has one of the field's own, events lead nowhere in circles, guards equal the tables."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from onewindow.platform.outbox.listeners import listeners
from tests.golden import assert_golden_diagram
from tools.announcing import announced, circles
from tools.vocabulary import Word, tables, words

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| (\w+) \| (状态|动作|事件) \| `(\w+)` \| (.*) \|$", re.MULTILINE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def glossary() -> dict[Word, str]:
    text = (ROOT / "docs" / "glossary.md").read_text()
    return {Word(room, kind, identifier): chinese for room, kind, identifier, chinese in LINE.findall(text)}


@pytest.mark.parametrize("word", sorted(words()), ids=lambda word: f"{word.room}.{word.identifier}")
def test_every_state_verb_and_event_has_its_chinese_word(word: Word) -> None:
    assert CHINESE.search(glossary().get(word, "")), (
        f"add to docs/glossary.md: | {word.room} | {word.kind} | `{word.identifier}` | … |"
    )


def test_the_glossary_names_nothing_that_is_gone() -> None:
    assert set(glossary()) - words() == set()


def test_no_event_leads_back_to_itself() -> None:
    leads: dict[str, set[str]] = {}
    for listener in listeners():
        made = announced(listener.react.__module__, listener.react.__name__)
        for heard in listener.hears:
            leads.setdefault(heard, set()).update(made)

    assert circles(leads) == [], "a reaction announces what it hears: break the circle, or the outbox turns for ever"


def guards() -> dict[str, set[tuple[frozenset[str], str]]]:
    """Return the arrows that the database lets pass, by room: one set for each guarded table."""
    rooms = {model._meta.db_table: model._meta.app_label for model in apps.get_models()}
    question = "SELECT tgrelid::regclass::text, tgargs FROM pg_trigger WHERE tgname = 'guard_moves'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        rows = cursor.fetchall()
    found: dict[str, set[tuple[frozenset[str], str]]] = {}
    for table, arguments in rows:
        _, *arrows = bytes(arguments).decode().rstrip("\0").split("\0")
        found.setdefault(rooms[table], set()).add((frozenset(arrows), table))
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(tables()))
def test_the_database_guards_the_moves_of_the_rules_and_no_others(name: str) -> None:
    arrows = frozenset(f"{begin}>{end}" for begin, end in tables()[name].arrows() if begin != end)

    guarded = {each for each, _ in guards().get(name.split(".")[0], set())}

    assert arrows in {frozenset(arrow for arrow in each if len(set(arrow.split(">"))) == 2) for each in guarded}


@pytest.mark.django_db
def test_no_guard_is_left_without_its_table_of_moves() -> None:
    rooms_with_moves = {name.split(".")[0] for name in tables()}

    assert set(guards()) <= rooms_with_moves


@pytest.mark.parametrize("name", sorted(tables()))
def test_the_page_of_the_room_draws_its_states_as_they_are(name: str) -> None:
    assert_golden_diagram(ROOT / "docs" / "rooms" / f"{name.split('.')[0]}.md", tables()[name].diagram())

"""The words of every topic, in both languages."""

import re
from datetime import date

import pytest

from onewindow.contexts.notices.domain.topics import TELLINGS, Topic
from onewindow.contexts.notices.domain.wording import (
    CHINESE,
    ENGLISH,
    Values,
    check_values,
    filled,
    names_of,
    read,
    stored,
)

LONGEST_TEXT_MESSAGE = 70  # characters of one message, the signature aside


def sample(topic: Topic) -> Values:
    known: Values = {"number": "26112400000017", "item": "食品经营许可（新办）", "days": 3, "count": 2}
    return {
        name: date(2026, 12, 1) if name.endswith("_on") else known.get(name, f"〈{name}〉") for name in names_of(topic)
    }


def names(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_every_topic_can_be_told() -> None:
    assert set(TELLINGS) == set(Topic)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_word_is_filled(topic: Topic, language: str) -> None:
    words = filled(topic, sample(topic), language=language)

    assert "%" not in words.title + words.body + words.short


@pytest.mark.parametrize("topic", Topic)
def test_english_says_nothing_that_chinese_does_not(topic: Topic) -> None:
    english = TELLINGS[topic].english

    assert names(english.title + english.body + english.short) <= names_of(topic)


@pytest.mark.parametrize("topic", Topic)
def test_a_text_message_fits_into_one(topic: Topic) -> None:
    short = filled(topic, sample(topic), language=CHINESE).short

    assert len(short) <= LONGEST_TEXT_MESSAGE


@pytest.mark.parametrize("topic", Topic)
def test_no_sentence_is_a_labyrinth(topic: Topic) -> None:
    body = TELLINGS[topic].chinese.body
    clauses = re.split(r"[。，：；]", re.sub(r"%\(\w+\)s", "某", body))

    assert max(len(clause) for clause in clauses) <= 30


def test_a_day_is_said_in_the_readers_language() -> None:
    chinese = filled(Topic.CASE_ACCEPTED, sample(Topic.CASE_ACCEPTED), language=CHINESE)
    english = filled(Topic.CASE_ACCEPTED, sample(Topic.CASE_ACCEPTED), language=ENGLISH)

    assert "2026年12月1日前办结" in chinese.short
    assert "by 1 December 2026" in english.short


@pytest.mark.parametrize(
    "values",
    [
        {"item": "x", "number": "1"},
        {"item": "x", "number": "1", "due_on": "2026-12-01"},
        {"item": date(2026, 12, 1), "number": "1", "due_on": date(2026, 12, 1)},
        {"item": "x", "number": "1", "due_on": date(2026, 12, 1), "name": "张样例"},
    ],
)
def test_values_that_do_not_fit_are_refused(values: Values) -> None:
    with pytest.raises(ValueError, match=r"need|date"):
        check_values(Topic.CASE_ACCEPTED, values)


@pytest.mark.parametrize("topic", Topic)
def test_kept_values_are_read_as_they_were(topic: Topic) -> None:
    values = sample(topic)

    assert filled(topic, read(stored(values)), language=CHINESE) == filled(topic, values, language=CHINESE)

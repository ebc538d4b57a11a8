"""Terms as the stories of 2025 and 2026 reckon them, start day not counted."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.kernel.workdays import Pause

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "workdays.json").read_text())
CHINA = calendar.shipped_calendar()


def those(*ops: str) -> list[Any]:
    return [pytest.param(vector, id=vector["id"]) for vector in VECTORS if vector["op"] in ops]


def pauses(vector: dict[str, Any]) -> list[Pause]:
    return [Pause(date.fromisoformat(after), date.fromisoformat(until)) for after, until in vector.get("pauses", ())]


@pytest.mark.parametrize("vector", those("add"))
def test_add(vector: dict[str, Any]) -> None:
    answer = CHINA.add(date.fromisoformat(vector["from"]), vector["n"], pauses(vector))

    assert (answer.on, answer.is_provisional) == (date.fromisoformat(vector["to"]), False)


@pytest.mark.parametrize("vector", those("back", "days_roll", "months_roll"))
def test_back_and_roll(vector: dict[str, Any]) -> None:
    answer = getattr(CHINA, vector["op"])(date.fromisoformat(vector["from"]), vector["n"])

    assert (answer.on, answer.is_provisional) == (date.fromisoformat(vector["to"]), False)


@pytest.mark.parametrize("vector", those("count"))
def test_count(vector: dict[str, Any]) -> None:
    answer = CHINA.count(date.fromisoformat(vector["from"]), date.fromisoformat(vector["until"]))

    assert (answer.number, answer.is_provisional) == (vector["n"], False)


def test_every_vector_is_asked() -> None:
    asked = [*those("add"), *those("back", "days_roll", "months_roll"), *those("count")]

    assert len(asked) == len(VECTORS) == 44


@pytest.mark.parametrize(
    ("after", "until", "number"),
    [
        ("2024-12-31", "2025-12-31", 248),
        ("2025-12-31", "2026-12-31", 248),
        ("2025-08-31", "2025-09-30", 23),
        ("2025-09-30", "2025-10-31", 18),
        ("2026-01-31", "2026-02-28", 16),
        ("2026-08-31", "2026-09-30", 22),
        ("2026-09-30", "2026-10-31", 18),
    ],
)
def test_working_days_of_a_year_and_a_month(after: str, until: str, number: int) -> None:
    assert CHINA.count(date.fromisoformat(after), date.fromisoformat(until)).number == number

"""Thresholds of lights: rows of a region, from a day on."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.api import DEFAULT_THRESHOLDS, Kind, Light, Threshold
from onewindow.contexts.deadlines.domain.lights import SetAlready
from onewindow.contexts.deadlines.models import ThresholdRow
from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
EARLY = Threshold(Light.YELLOW, warn_workdays=3)
EARLIER = Threshold(Light.YELLOW, warn_workdays=5)


def supervisor(region_path: str = "黔/") -> Actor:
    grant = Grant("deadlines.set_threshold", Scope(ScopeKind.REGION, region_path))
    return Actor(account=uuid4(), kind=AccountKind.STAFF, channel=Channel.DESK, grants=frozenset({grant}))


def set_promise(threshold: Threshold, **changes: Any) -> None:
    command = Command(endpoint="deadlines.set_threshold", key=uuid4().hex, body_hash=b"")
    wish = {"region_path": "黔/", "valid_from": MONDAY, "by": supervisor(), "now": NOW, "command": command} | changes
    deadlines.set_threshold(kind=Kind.PROMISE, threshold=threshold, **wish)


def promise(region_path: str, on: date) -> Threshold:
    return deadlines.thresholds(region_path=region_path, on=on)[Kind.PROMISE]


def test_without_a_row_the_default_holds() -> None:
    assert deadlines.thresholds(region_path="黔/", on=MONDAY) == DEFAULT_THRESHOLDS


def test_the_nearest_region_decides_from_its_day_on() -> None:
    set_promise(EARLY)
    set_promise(EARLIER, region_path="黔/黔南/", valid_from=date(2026, 4, 1))

    assert promise("黔/黔南/龙里/", date(2026, 3, 31)) == EARLY
    assert promise("黔/黔南/龙里/", date(2026, 4, 1)) == EARLIER
    assert promise("黔/", date(2026, 4, 1)) == EARLY
    assert promise("川/", date(2026, 4, 1)) == DEFAULT_THRESHOLDS[Kind.PROMISE]


def test_two_thresholds_of_one_day_are_refused() -> None:
    set_promise(EARLY)

    with pytest.raises(SetAlready):
        set_promise(EARLIER)


def test_a_repeated_command_sets_it_once() -> None:
    again = {"command": Command(endpoint="x", key="once", body_hash=b""), "by": supervisor()}

    set_promise(EARLY, **again)
    set_promise(EARLY, **again)

    assert ThresholdRow.objects.count() == 1


def test_who_has_no_grant_for_the_region_is_refused() -> None:
    with pytest.raises(NotAllowed):
        set_promise(EARLY, by=supervisor("川/"))

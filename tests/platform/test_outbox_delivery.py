"""Delivery against a real database: order, a failing listener, parking, trying again, transactions still open."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onewindow.kernel.events import Event, Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from onewindow.platform.outbox import delivery, listeners, watching
from onewindow.platform.outbox.announcing import announce
from onewindow.platform.outbox.delivery import TRIES_BEFORE_PARKING, deliver, try_parked_again
from onewindow.platform.outbox.listeners import Heard, Listener
from onewindow.platform.outbox.models import Announcement, Progress, Stopped
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
IDLE_QUERIES = 4  # how far everything stands, how far everybody has come, and whether anything is to be tried again
SYSTEM = Actor(account=new_id(), kind=AccountKind.SYSTEM, channel=Channel.SYSTEM)


@dataclass(frozen=True, kw_only=True)
class Happened(Event):
    number: int


@dataclass(frozen=True, kw_only=True)
class Unheard(Event):
    pass


@dataclass
class Ear:
    """A listener that remembers what it heard and fails on what it is told to."""

    heard: list[tuple[UUID, int]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    fails_on: set[int] = field(default_factory=set)

    def __call__(self, heard: Heard[Happened]) -> None:
        self.keys.append(heard.key)
        if heard.event.number in self.fails_on:
            raise RuntimeError("張三 cannot be reached")
        self.heard.append((heard.event.subject.id, heard.event.number))


@pytest.fixture(params=[False, True], ids=["each", "in_sets"])
def ear(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Ear:
    made = Ear()
    listener = Listener(name="test.ear", hears={"Happened": Happened}, react=made, in_sets=request.param)
    monkeypatch.setattr(delivery, "listeners", lambda: (listener,))
    return made


def tell(subject: UUID, *numbers: int) -> None:
    for number in numbers:
        announce(Happened(subject=Subject("thing", subject), number=number), by=SYSTEM, happened_at=NOW)


def deliver_all(now: datetime = NOW) -> None:
    while deliver(now=now):
        pass


def test_everything_is_heard_once_and_in_order(ear: Ear) -> None:
    one, other = new_id(), new_id()
    tell(one, 1, 2)
    tell(other, 3)
    tell(one, 4)

    deliver_all()
    deliver_all()

    assert ear.heard == [(one, 1), (one, 2), (other, 3), (one, 4)]


def test_more_than_a_batch_is_heard(ear: Ear) -> None:
    one = new_id()
    tell(one, *range(delivery.BATCH + 5))

    deliver_all()

    assert [number for _, number in ear.heard] == [*range(delivery.BATCH + 5)]


def test_a_failure_stops_its_own_subject_only(ear: Ear) -> None:
    one, other = new_id(), new_id()
    ear.fails_on = {1}
    tell(one, 1, 2)
    tell(other, 3)

    deliver_all()

    assert ear.heard == [(other, 3)]
    assert Stopped.objects.get().subject_id == one


def test_what_waited_is_heard_in_order_when_the_failure_has_passed(ear: Ear) -> None:
    one = new_id()
    ear.fails_on = {1}
    tell(one, 1, 2)
    deliver_all()
    tell(one, 3)
    ear.fails_on = set()

    deliver_all(NOW + timedelta(minutes=20))

    assert ear.heard == [(one, 1), (one, 2), (one, 3)]
    assert not Stopped.objects.exists()


def test_a_second_failure_among_what_waited_starts_its_own_count(ear: Ear) -> None:
    one = new_id()
    ear.fails_on = {1}
    tell(one, 1, 2, 3)
    deliver_all()
    ear.fails_on = {2}

    deliver_all(NOW + timedelta(minutes=20))

    assert ear.heard == [(one, 1)]
    assert Stopped.objects.get().tries == 1


def test_the_key_is_the_same_at_every_try(ear: Ear) -> None:
    one = new_id()
    ear.fails_on = {1}
    tell(one, 1)

    deliver_all()
    deliver_all(NOW + timedelta(minutes=20))

    assert len(ear.keys) == 2
    assert len(set(ear.keys)) == 1


def test_after_ten_tries_it_is_parked_until_a_person_says_again(ear: Ear) -> None:
    one = new_id()
    ear.fails_on = {1}
    tell(one, 1)
    for turn in range(TRIES_BEFORE_PARKING + 5):
        deliver_all(NOW + timedelta(hours=turn))
    assert len(ear.keys) == TRIES_BEFORE_PARKING
    assert Stopped.objects.get().parked_at is not None
    ear.fails_on = set()

    try_parked_again(listener="test.ear", subject=Subject("thing", one))
    deliver_all(datetime.now(UTC) + timedelta(seconds=1))

    assert ear.heard == [(one, 1)]


def test_a_failed_reaction_leaves_nothing_behind(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(heard: Heard[Happened]) -> None:
        tell(heard.event.subject.id, 99)
        raise RuntimeError("half done")

    listener = Listener(name="test.half", hears={"Happened": Happened}, react=half)
    monkeypatch.setattr(delivery, "listeners", lambda: (listener,))
    one = new_id()
    tell(one, 1)

    deliver(now=NOW)

    assert Stopped.objects.get().position > 0
    monkeypatch.setattr(delivery, "listeners", lambda: (Listener(name="t", hears={"Happened": Happened}, react=ear),))
    deliver_all()
    assert [number for _, number in ear.heard] == [1]


def test_what_is_not_committed_yet_is_not_overtaken(ear: Ear, test_database: TestDatabase) -> None:
    one, other = new_id(), new_id()
    with test_database.owner() as slow, slow.transaction():
        slow.execute("SELECT pg_current_xact_id()")
        tell(one, 1)
        deliver_all()
        heard_meanwhile = [*ear.heard]

    tell(other, 2)
    deliver_all()

    assert heard_meanwhile == []
    assert ear.heard == [(one, 1), (other, 2)]


def test_two_workers_at_once_hear_nothing_twice(ear: Ear, test_database: TestDatabase) -> None:
    one = new_id()
    tell(one, 1)
    with test_database.owner() as other:
        other.execute("SELECT pg_advisory_lock(hashtextextended('outbox:test.ear', 0))")

        assert deliver(now=NOW) == 0
        other.execute("SELECT pg_advisory_unlock_all()")

    deliver_all()
    assert ear.heard == [(one, 1)]


def test_an_event_that_nobody_asked_for_is_passed_over(ear: Ear) -> None:
    announce(Unheard(subject=Subject("thing", new_id())), by=SYSTEM, happened_at=NOW)

    deliver_all()

    assert ear.heard == []
    assert Progress.objects.get().position == Announcement.objects.get().position


@pytest.mark.usefixtures("ear")
def test_when_all_is_heard_little_is_asked() -> None:
    tell(new_id(), 1, 2, 3)
    deliver_all()

    with CaptureQueriesContext(connection) as asked:
        assert deliver(now=NOW) == 0

    assert len(asked) <= IDLE_QUERIES


def test_a_worker_that_saw_less_takes_nothing_back(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(new_id(), 1)
    seen_before = delivery._end()
    tell(new_id(), 2)
    deliver_all()
    heard = [*ear.heard]

    monkeypatch.setattr(delivery, "_end", lambda: seen_before)
    monkeypatch.setattr(delivery, "_with_something_to_do", lambda end, now: frozenset({"test.ear"}))
    deliver_all()
    monkeypatch.undo()

    assert ear.heard == heard
    assert Progress.objects.get(listener="test.ear").position == Announcement.objects.latest("position").position


def test_what_waits_to_be_heard_shows(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "listeners", delivery.listeners)
    tell(new_id(), 1)
    minute_later = Announcement.objects.get().recorded_at + timedelta(minutes=1)

    before = watching.unheard_for(now=minute_later)
    deliver_all()

    assert (before, watching.unheard_for(now=minute_later)) == (timedelta(minutes=1), timedelta())
    assert ear.heard


def test_what_was_given_up_shows(ear: Ear) -> None:
    ear.fails_on = {1}
    tell(new_id(), 1)
    for tries in range(TRIES_BEFORE_PARKING):
        assert watching.parked_subjects() == 0
        deliver_all(NOW + timedelta(hours=tries))

    assert watching.parked_subjects() == 1


def test_a_listener_has_a_lasting_name() -> None:
    names = [listener.name for listener in listeners.listeners()]

    assert len(names) == len(set(names))
    assert all(name.count(".") == 1 for name in names)

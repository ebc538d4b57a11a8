"""Loops and jobs: one worker at a time, failures that end nothing, jobs of a dead worker done by another."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from onewindow.platform.jobs.loops import Loop, loops
from onewindow.platform.jobs.turning import turn_once
from onewindow.platform.jobs.working import rescue
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db(transaction=True)


def loop_of(rounds: list[datetime], error: Exception | None = None) -> Loop:
    def turn(*, now: datetime) -> None:
        rounds.append(now)
        if error is not None:
            raise error

    return Loop(name="test.turn", seconds=1, round=turn)


def test_every_loop_of_the_house_is_found() -> None:
    assert {"outbox.deliver_announcements", "health.raise_alarms"} <= {loop.name for loop in loops()}


def test_a_round_that_fails_is_logged_without_what_it_said(caplog: pytest.LogCaptureFixture) -> None:
    rounds: list[datetime] = []

    with caplog.at_level(logging.ERROR):
        assert not turn_once(loop_of(rounds, error=ValueError("330102199001011234")))

    assert len(rounds) == 1
    assert caplog.records[-1].loop == "test.turn"


def test_a_round_is_left_to_the_worker_that_is_at_it(test_database: TestDatabase) -> None:
    rounds: list[datetime] = []
    with test_database.owner() as other:
        other.execute("SELECT pg_advisory_lock(hashtextextended('test.turn', 1))")

        assert not turn_once(loop_of(rounds))
        other.execute("SELECT pg_advisory_unlock_all()")

    assert rounds == []
    assert turn_once(loop_of(rounds))


def test_jobs_of_a_worker_without_a_sign_of_life_go_back_into_the_queue() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id"
        )
        (worker,) = cursor.fetchone() or (0,)
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, status, worker_id)"
            " VALUES ('builtin', 'timed', 'doing', %s)",
            [worker],
        )

    with ThreadPoolExecutor() as apart:  # the browser of other tests may keep a loop in this thread
        assert apart.submit(lambda: asyncio.run(rescue(app))).result() == 1

    assert ProcrastinateJob.objects.get().status == "todo"

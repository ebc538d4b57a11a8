"""Changing the master key: everything is sealed again, in place, by the owner, and may be interrupted anywhere."""

from datetime import UTC, datetime
from io import StringIO
from itertools import islice
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from pytest_django import Settings

from onewindow.contexts.approval.models import OpinionRow
from onewindow.kernel.ids import new_id
from onewindow.platform.outbox.models import Stopped
from onewindow.platform.pii.keys import add_key
from onewindow.platform.pii.rotation import Column, columns, left, reseal
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db(transaction=True)
ERRORS = Column("outbox_stopped", "error", ("listener", "subject_id"))
WORDS = {f"{number:04}" for number in range(25)}


@pytest.fixture(autouse=True)
def first_key(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.FIELD_KEY = tmp_path, "first"


def stopped() -> None:
    """Twenty-five rows with something personal in them."""
    Stopped.objects.bulk_create(
        Stopped(
            listener="tests",
            subject_id=new_id(),
            transaction=1,
            position=1,
            next_try_at=datetime(2026, 3, 2, tzinfo=UTC),
            error=word,
        )
        for word in sorted(WORDS)
    )


def at_rest() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT error FROM outbox_stopped")
        return [bytes(sealed) for (sealed,) in cursor.fetchall()]


def test_every_value_is_sealed_again_after_an_interruption(test_database: TestDatabase) -> None:
    stopped()
    key = add_key().current

    with test_database.owner() as owner:
        interrupted = [*islice(reseal(ERRORS, key=key, owner=owner, batch=10), 1)]
        remaining = left(ERRORS, key=key, owner=owner)
        resumed = [*reseal(ERRORS, key=key, owner=owner, batch=10)]

    assert (interrupted, remaining, resumed) == ([10], 15, [10, 5])
    assert all(sealed.startswith(key.id) for sealed in at_rest())
    assert {row.error for row in Stopped.objects.all()} == WORDS


def test_the_command_rotates_every_column(test_database: TestDatabase, settings: Settings) -> None:
    stopped()
    settings.DATABASE_OWNER_URL = test_database.owner_address(test_database.name)

    call_command("keys", "rotate", stdout=(said := StringIO()))

    assert ERRORS in columns()
    assert "outbox_stopped.error: 25/25" in said.getvalue()
    assert {row.error for row in Stopped.objects.all()} == WORDS


def test_rows_that_are_only_added_are_sealed_again_and_not_otherwise_changed(test_database: TestDatabase) -> None:
    opinion = OpinionRow.objects.create(
        case_id=new_id(),
        seq=1,
        step="REVIEW",
        organisation_id=new_id(),
        person_id=new_id(),
        conclusion="AGREE",
        reason="符合条件",
        given_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    reasons = Column("approval_opinion", "reason", ("case_id", "seq"))
    key = add_key().current

    with test_database.owner() as owner:
        assert [*reseal(reasons, key=key, owner=owner)] == [1]
        owner.execute("SELECT set_config('onewindow.resealing', 'reason', false)")
        with pytest.raises(psycopg.errors.CheckViolation, match="rows are only added"):
            owner.execute("UPDATE approval_opinion SET step = 'OTHER'")

    assert OpinionRow.objects.get(case_id=opinion.case_id, seq=1).reason == "符合条件"
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE approval_opinion SET reason = reason")

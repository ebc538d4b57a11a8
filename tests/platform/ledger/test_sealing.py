"""The sealer against a real database, where nothing may be rolled back (quality 4.6, T5 and restores)."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from onewindow.kernel.ids import new_id
from onewindow.kernel.merkle import leaf_hash, root
from onewindow.platform.ledger import checkpoints
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint
from onewindow.platform.ledger.sealing import STOP, decisions_may_be_made, oldest_unsealed, seal, unsealed_age
from onewindow.platform.ledger.verification import verify
from tests.factories.ledger import START, chain, recorded
from tests.harness.database import TestDatabase
from tests.harness.waiting import wait_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keys_and_copies(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.CHECKPOINTS_DIR = tmp_path / "keys", tmp_path / "checkpoints"


def sealed(size: int) -> Checkpoint:
    """Seal until the log has a size: nothing is sealed while whoever else writes on the server began before it."""

    def reached() -> bool:
        seal(now=START)
        return SignedCheckpoint.objects.filter(size__gte=size).exists()

    wait_for(reached, what="sealing, which waits for every transaction that is open on this server,")
    return SignedCheckpoint.objects.latest("size").checkpoint()


def whole_chain(length: int = 3) -> UUID:
    subject = new_id()
    recorded(chain(length, subject=subject))
    return subject


def test_what_was_committed_is_sealed_once() -> None:
    whole_chain(3)
    first = sealed(3)
    whole_chain(2)
    second = sealed(5)

    assert (first.size, second.size) == (3, 5)
    assert second.prev == first.hash
    assert seal(now=START) is None
    assert [*verify()] == []


def test_the_root_is_the_one_of_the_rfc() -> None:
    whole_chain(5)
    whole_chain(4)
    checkpoint = sealed(9)

    entries = [leaf.entry for leaf in Leaf.objects.order_by("position")]

    assert checkpoint.is_signed()
    assert checkpoint.root == root([leaf_hash(entry) for entry in entries])


def test_what_is_still_being_written_waits_and_does_not_hold_up_order(test_database: TestDatabase) -> None:
    whole_chain(1)
    with test_database.owner() as slow:
        slow.autocommit = False
        slow.execute("SELECT pg_current_xact_id()")  # a transaction that began before what follows
        whole_chain(2)
        early = sealed(1)
        slow.rollback()
    late = sealed(3)

    assert (early.size, late.size) == (1, 3)


def test_every_checkpoint_has_its_copy_even_after_a_crash() -> None:
    whole_chain()
    sealed(3)
    (copy,) = checkpoints.copies()
    copy.unlink()
    whole_chain()

    sealed(6)

    assert [checkpoints.read_copy(path) for path in checkpoints.copies()] == [
        row.checkpoint() for row in SignedCheckpoint.objects.order_by("size")
    ]


def test_of_two_sealers_one_works(test_database: TestDatabase) -> None:
    whole_chain()
    with test_database.owner() as other, other.transaction():
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended('ledger:seal', 0))")
        assert seal(now=START) is None

    assert sealed(3) is not None


def test_decisions_wait_when_nothing_was_sealed_for_four_hours() -> None:
    assert oldest_unsealed() is None
    whole_chain()
    recorded_at = oldest_unsealed()

    assert recorded_at is not None
    assert decisions_may_be_made(now=recorded_at + STOP)
    assert not decisions_may_be_made(now=recorded_at + STOP + timedelta(seconds=1))
    sealed(3)
    assert unsealed_age(now=recorded_at + 2 * STOP) == timedelta()
    assert decisions_may_be_made(now=recorded_at + 2 * STOP)


def test_events_of_another_cluster_count_as_committed_after_a_restore(test_database: TestDatabase) -> None:
    whole_chain(2)
    sealed(2)
    whole_chain(1)
    with test_database.owner() as elsewhere:  # as if the cluster that wrote them had come far further
        elsewhere.execute("SET session_replication_role = replica")
        elsewhere.execute("UPDATE ledger_checkpoint SET cluster = 1")
        elsewhere.execute("UPDATE cases_caseevent SET cluster = 1")
        elsewhere.execute(
            "UPDATE cases_caseevent SET transaction = '9000000000' WHERE transaction >="
            " (SELECT horizon FROM ledger_checkpoint)"
        )

    restored = sealed(3)
    whole_chain(1)
    after = sealed(4)

    assert (restored.size, after.size) == (3, 4)
    assert seal(now=START) is None
    assert oldest_unsealed() is None

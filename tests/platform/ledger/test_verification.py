"""Somebody with the whole database in their hands, and what `verify` says of it (quality 4.6, T1 and T4)."""

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb
from pytest_django import Settings

from onewindow.contexts.cases.models import CaseEvent
from onewindow.kernel.ids import new_id
from onewindow.platform.ledger import checkpoints, evidence
from onewindow.platform.ledger.inspection import Flaw
from onewindow.platform.ledger.models import Leaf
from onewindow.platform.ledger.sealing import oldest_unsealed, seal
from onewindow.platform.ledger.verification import verify
from onewindow.platform.signing.statements import public_key
from tests.factories.ledger import START, STRANGER, chain, checkpoint, rechained, recorded
from tests.harness.database import TestDatabase
from tests.harness.waiting import wait_for

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "cases_caseevent"


@pytest.fixture(autouse=True)
def keys_and_copies(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.CHECKPOINTS_DIR = tmp_path / "keys", tmp_path / "checkpoints"


def sealed_chain() -> UUID:
    """A chain of five, recorded and sealed under a checkpoint of its own."""
    subject = new_id()
    recorded(chain(5, subject=subject))
    wait_for(is_sealed, what="sealing, which waits for every transaction that is open on this server,")
    return subject


def is_sealed() -> bool:
    """Seal what can be sealed, and say whether nothing is left."""
    seal(now=START)
    return oldest_unsealed() is None


@pytest.fixture
def intruder(test_database: TestDatabase) -> Iterator[psycopg.Connection]:
    """The owner of the database, with every guard switched off."""
    with test_database.owner() as owner:
        owner.execute("SET session_replication_role = replica")
        yield owner


def first() -> tuple[Flaw, str, int]:
    finding = next(verify())
    return finding.flaw, finding.table, finding.place


SWAP = """
UPDATE cases_caseevent SET seq = CASE seq WHEN 2 THEN 14 WHEN 4 THEN 12 ELSE seq + 10 END WHERE subject_id = %(id)s;
UPDATE cases_caseevent SET seq = seq - 10 WHERE subject_id = %(id)s AND seq > 10
"""
ACTS = {
    "UPDATE cases_caseevent SET name = 'CaseDenied' WHERE subject_id = %(id)s AND seq = 3": (Flaw.CHANGED, 3),
    "UPDATE cases_caseevent SET body = body || '{\"x\": 1}' WHERE subject_id = %(id)s AND seq = 3": (Flaw.CHANGED, 3),
    "UPDATE cases_caseevent SET happened_at = now() WHERE subject_id = %(id)s AND seq = 5": (Flaw.CHANGED, 5),
    "DELETE FROM cases_caseevent WHERE subject_id = %(id)s AND seq = 3": (Flaw.DELETED, 3),
    "DELETE FROM cases_caseevent WHERE subject_id = %(id)s AND seq = 5": (Flaw.DELETED, 5),
    "DELETE FROM cases_caseevent WHERE subject_id = %(id)s": (Flaw.DELETED, 1),
    SWAP: (Flaw.REORDERED, 2),
    "UPDATE cases_caseevent SET recorded_at = now() WHERE subject_id = %(id)s AND seq = 4": (Flaw.RESTAMPED, 4),
    "UPDATE cases_caseevent SET transaction = '7' WHERE subject_id = %(id)s AND seq = 2": (Flaw.RESTAMPED, 2),
    "UPDATE cases_caseevent SET cluster = 7 WHERE subject_id = %(id)s AND seq = 1": (Flaw.RESTAMPED, 1),
    "UPDATE ledger_leaf SET stamp = '\\x00' WHERE subject_id = %(id)s AND seq = 2": (Flaw.RESTAMPED, 2),
    "DELETE FROM ledger_leaf WHERE subject_id = %(id)s AND seq = 5": (Flaw.INSERTED, 5),
    "UPDATE ledger_leaf SET hash = '\\x00' WHERE subject_id = %(id)s AND seq = 2": (Flaw.RECOMPUTED, 2),
}


def test_the_first_bad_row_of_every_tampered_chain_is_named(intruder: psycopg.Connection) -> None:
    subjects = {sealed_chain(): act for act in ACTS}
    untouched = sealed_chain()
    assert [*verify()] == []

    for subject, act in subjects.items():
        for statement in act.split(";"):
            intruder.execute(statement, {"id": subject})

    found: dict[UUID | None, tuple[Flaw, int]] = {}
    for finding in verify():
        found.setdefault(finding.subject_id, (finding.flaw, finding.place))
    assert {act: found[subject] for subject, act in subjects.items()} == ACTS
    assert untouched not in found


def rewritten(intruder: psycopg.Connection, subject: UUID, *, fewer: int = 0) -> list[bytes]:
    """Change the third act of a chain and compute all that follows anew, in place; return the log as it would be."""
    links = [event.link() for event in CaseEvent.objects.filter(subject_id=subject).order_by("seq")]
    links[2] = replace(links[2], name="CaseDenied", body={"day": "2026-01-01"})
    intruder.execute("DELETE FROM cases_caseevent WHERE subject_id = %s AND seq > %s", [subject, len(links) - fewer])
    for link in rechained(links[: len(links) - fewer]):
        intruder.execute(
            "UPDATE cases_caseevent SET name = %s, body = %s, body_hash = %s, prev = %s, hash = %s"
            " WHERE subject_id = %s AND seq = %s",
            [link.name, Jsonb(dict(link.body)), link.body_hash, link.prev, link.hash, subject, link.seq],
        )
    intruder.execute(
        "UPDATE ledger_leaf SET hash = event.hash FROM cases_caseevent AS event"
        " WHERE event.subject_id = ledger_leaf.subject_id AND event.seq = ledger_leaf.seq"
    )
    return [leaf.entry for leaf in Leaf.objects.order_by("position")]


def test_a_chain_computed_anew_is_found_by_what_was_sealed(intruder: psycopg.Connection) -> None:
    subject = sealed_chain()
    intruder.execute("CREATE TEMPORARY TABLE kept AS SELECT * FROM ledger_leaf")
    rewritten(intruder, subject)
    intruder.execute("UPDATE ledger_leaf SET hash = kept.hash FROM kept WHERE kept.position = ledger_leaf.position")

    assert first() == (Flaw.RECOMPUTED, TABLE, 3)


def test_a_chain_and_its_log_computed_anew_are_found_by_the_signed_root(intruder: psycopg.Connection) -> None:
    subject = sealed_chain()
    rewritten(intruder, subject)

    assert first() == (Flaw.CHANGED, "ledger_leaf", 0)


@pytest.mark.parametrize("is_signed_anew", [False, True])
def test_roots_computed_anew_are_found_by_their_signature(intruder: psycopg.Connection, is_signed_anew: bool) -> None:
    subject = sealed_chain()
    log = rewritten(intruder, subject)
    forged = checkpoint(log, by=STRANGER)
    intruder.execute("UPDATE ledger_checkpoint SET root = %s", [forged.root])
    if is_signed_anew:
        intruder.execute(
            "UPDATE ledger_checkpoint SET signature = %s, public_key = %s, sealed_at = %s",
            [forged.signature, forged.public_key, forged.sealed_at],
        )

    assert first() == (Flaw.FORGED, "ledger_checkpoint", 5)


@pytest.mark.parametrize("fewer", [0, 1])
def test_a_history_that_the_platform_itself_was_made_to_seal_anew_is_found_by_the_copies(
    intruder: psycopg.Connection, fewer: int
) -> None:
    subject = sealed_chain()
    rewritten(intruder, subject, fewer=fewer)
    intruder.execute("DELETE FROM ledger_checkpoint")
    intruder.execute("DELETE FROM ledger_leaf")
    (genuine,) = checkpoints.copies()
    kept = genuine.read_bytes()
    wait_for(is_sealed, what="sealing, which waits for every transaction that is open on this server,")
    genuine.write_bytes(kept)  # that volume is out of the intruder's reach

    assert first() == (Flaw.ROLLED_BACK, "ledger_checkpoint", 5)


def test_a_tail_that_was_cut_off_is_found(intruder: psycopg.Connection) -> None:
    subject = sealed_chain()
    intruder.execute("DELETE FROM cases_caseevent WHERE subject_id = %s AND seq = 5", [subject])
    assert first() == (Flaw.DELETED, TABLE, 5)

    intruder.execute("DELETE FROM ledger_leaf WHERE subject_id = %s AND seq = 5", [subject])
    assert first() == (Flaw.TRUNCATED, "ledger_leaf", 4)


def test_a_missing_copy_of_a_checkpoint_is_named() -> None:
    for _ in range(3):
        sealed_chain()
    first_copy, second_copy, last_copy = checkpoints.copies()

    last_copy.unlink()  # as if the next round of the sealer were still to come
    assert [*verify()] == []
    second_copy.unlink()

    (finding,) = verify()
    assert (finding.flaw, finding.place) == (Flaw.UNCOPIED, 10)
    assert str(second_copy) in finding.words
    assert first_copy.exists()


def test_a_log_computed_anew_is_found_by_its_signature(intruder: psycopg.Connection) -> None:
    sealed_chain()
    intruder.execute("UPDATE ledger_checkpoint SET root = '\\x00'")

    assert first() == (Flaw.FORGED, "ledger_checkpoint", 5)


def test_an_older_backup_is_found_by_the_copies(intruder: psycopg.Connection) -> None:
    subject, _ = sealed_chain(), sealed_chain()
    intruder.execute("DELETE FROM ledger_checkpoint WHERE size > 5")
    intruder.execute("DELETE FROM ledger_leaf WHERE position >= 5")
    intruder.execute("DELETE FROM cases_caseevent WHERE subject_id <> %s", [subject])

    assert first() == (Flaw.ROLLED_BACK, "ledger_checkpoint", 10)


def test_a_changed_copy_and_another_s_key_are_noticed(settings: Settings, tmp_path: Path) -> None:
    sealed_chain()
    (path,) = checkpoints.copies()
    genuine = path.read_text()

    path.write_text(genuine.replace('"size":5', '"size":4'))
    assert first() == (Flaw.FORGED, path.name, 4)

    path.write_text(genuine)
    settings.KEYS_DIR = tmp_path / "another"
    assert first() == (Flaw.FORGED, "ledger_checkpoint", 5)


@pytest.mark.parametrize("table", [TABLE, "ledger_leaf", "ledger_checkpoint"])
def test_rows_are_only_added_by_the_program_and_by_its_owner(table: str, test_database: TestDatabase) -> None:
    sealed_chain()
    column = "root" if table == "ledger_checkpoint" else "hash"
    for act in (
        SQL("UPDATE {table} SET {column} = {column}"),
        SQL("DELETE FROM {table}"),
        SQL("TRUNCATE {table}"),
        SQL("ALTER TABLE {table} DISABLE TRIGGER ALL"),
        SQL("DROP TABLE {table}"),
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), connection.cursor() as cursor:
            cursor.execute(act.format(table=Identifier(table), column=Identifier(column)))

    with test_database.owner() as owner, pytest.raises(psycopg.errors.CheckViolation, match="rows are only added"):
        owner.execute(SQL("DELETE FROM {}").format(Identifier(table)))


def test_evidence_is_exported_once_it_is_sealed() -> None:
    subject, late = sealed_chain(), new_id()
    recorded(chain(1, subject=late))

    exported = evidence.read(evidence.export(chain=CaseEvent, subject_id=subject))

    assert evidence.inspect(exported, public_key=public_key()) is None
    assert [link.subject_id for link in exported.links] == [subject] * 5
    with pytest.raises(evidence.NotSealedYet):
        evidence.export(chain=CaseEvent, subject_id=late)


def test_the_command_names_the_first_bad_row(intruder: psycopg.Connection) -> None:
    subject = sealed_chain()
    call_command("verify", stdout=(said := StringIO()))
    assert "核验通过：已封存 5 条记录，检查点 #5" in said.getvalue()
    assert "份检查点副本一致" in said.getvalue()

    intruder.execute("DELETE FROM cases_caseevent WHERE seq = 3")

    with pytest.raises(CommandError, match=f"第一处：{TABLE} {subject} #3：记录被删除"):
        call_command("verify")

"""Verifying the whole database: chains against themselves, rows and log against the chains, copies against the log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from psycopg.sql import SQL, Composable, Identifier, Literal

from onewindow.platform.ledger import checkpoints
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.ledger.events import ChainedEvent, chains, stamp_sql
from onewindow.platform.ledger.following import Said, repeated, strays, untouched
from onewindow.platform.ledger.inspection import Finding, Flaw, inspect_chain, inspect_log
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint
from onewindow.platform.ledger.rows import expected
from onewindow.platform.signing.statements import public_key

CHUNK = 5_000


def verify() -> Iterator[Finding]:
    """Give every flaw, the first bad row first: what is given at all means that somebody went behind the program."""
    copies = checkpoints.copies()  # a copy comes after its commit: those of before are in what is seen now
    with transaction.atomic(durable=True):
        _see_one_moment()
        signed = [row.checkpoint() for row in SignedCheckpoint.objects.order_by("size")]
        for chain in chains():
            yield from _broken_chains(chain)
            yield from _against_log(chain)
            for table in _moved(chain):
                yield from _heads(table, chain)
                yield from strays(table, _said(table, chain))
                yield from strays(table, untouched(table))
                yield from repeated(table)
        yield from _log(signed)
        yield from _copies(copies, signed)


def _see_one_moment() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _moved(chain: type[ChainedEvent]) -> Iterator[type[Model]]:
    """Give the tables whose rows move with the events of a chain."""
    return (model for model in apps.get_models() if getattr(model, "CHAIN", None) is chain)


def _broken_chains(chain: type[ChainedEvent]) -> Iterator[Finding]:
    events = chain._default_manager.order_by("subject_id", "seq").iterator(chunk_size=CHUNK)
    for _, links in groupby((event.link() for event in events), key=lambda link: link.subject_id):
        finding = inspect_chain([*links], table=chain._meta.db_table)
        if finding is not None:
            yield finding


def _said(table: type[Model], chain: type[ChainedEvent]) -> Iterator[Said]:
    """Give what the events say of each row."""
    events = chain._default_manager.order_by("subject_id", "seq").values_list("subject_id", "seq", "body")
    for subject_id, group in groupby(events.iterator(chunk_size=CHUNK), key=lambda event: event[0]):
        said: list[tuple[int, Mapping[str, Any]]] = [(seq, body) for _, seq, body in group]
        yield subject_id, said[-1][0], expected(table, [body for _, body in said])


def _heads(table: type[Model], chain: type[ChainedEvent]) -> Iterator[Finding]:
    """Give the subjects whose row says another end of the chain than the chain has, and chains without their row."""
    names = {"head": Identifier(table._meta.db_table), "chain": Identifier(chain._meta.db_table)}
    query = SQL(
        "SELECT head.id, head.version, last.seq FROM {head} AS head LEFT JOIN LATERAL"
        " (SELECT seq, hash FROM {chain} WHERE subject_id = head.id ORDER BY seq DESC LIMIT 1) AS last ON true"
        " WHERE head.version <> coalesce(last.seq, 0)"
        " OR (head.version > 0 AND head.chain_head <> last.hash) ORDER BY head.id"
    ).format(**names)
    for subject_id, version, last in _rows(query):
        flaw = Flaw.TRUNCATED if version > (last or 0) else Flaw.INSERTED
        flaw = Flaw.RECOMPUTED if version == last else flaw
        yield Finding(flaw=flaw, table=chain._meta.db_table, place=version, subject_id=subject_id)


def _against_log(chain: type[ChainedEvent]) -> Iterator[Finding]:
    """Give the events that are not what was sealed, are gone, or came in behind the sealer's back."""
    table = chain._meta.db_table
    names = {"chain": Identifier(table), "name": Literal(table), "stamp": stamp_sql("event")}
    changed = SQL(
        "SELECT leaf.subject_id, leaf.seq, event.hash IS NULL, event.hash <> leaf.hash FROM ledger_leaf AS leaf"
        " LEFT JOIN {chain} AS event ON event.subject_id = leaf.subject_id AND event.seq = leaf.seq"
        " WHERE leaf.chain = {name} AND (event.hash IS DISTINCT FROM leaf.hash OR {stamp} <> leaf.stamp)"
        " ORDER BY leaf.position"
    ).format(**names)
    for subject_id, seq, is_gone, is_other in _rows(changed):
        flaw = Flaw.RECOMPUTED if is_other else Flaw.RESTAMPED
        flaw = Flaw.DELETED if is_gone else flaw
        yield Finding(flaw=flaw, table=table, place=seq, subject_id=subject_id)
    last = SignedCheckpoint.objects.order_by("-size").first()
    if last is not None:
        inserted = SQL(
            "SELECT event.subject_id, event.seq FROM {chain} AS event WHERE cluster = {cluster}"
            " AND transaction < {horizon}::text::xid8 AND NOT EXISTS (SELECT FROM ledger_leaf AS leaf"
            " WHERE leaf.subject_id = event.subject_id AND leaf.seq = event.seq) ORDER BY event.subject_id, event.seq"
        ).format(cluster=Literal(last.cluster), horizon=Literal(str(last.horizon)), chain=Identifier(table))
        for subject_id, seq in _rows(inserted):
            yield Finding(flaw=Flaw.INSERTED, table=table, place=seq, subject_id=subject_id)


def _log(signed: Sequence[Checkpoint]) -> Iterator[Finding]:
    leaves = Leaf.objects.order_by("position").iterator(chunk_size=CHUNK)
    finding = inspect_log(_without_gaps(leaves), signed, public_key=public_key())
    if finding is not None:
        yield finding


def _without_gaps(leaves: Iterable[Leaf]) -> Iterator[bytes]:
    for expected_position, leaf in enumerate(leaves):
        if leaf.position != expected_position:
            return  # what is missing shows as an end
        yield leaf.entry


def _copies(copies: Sequence[Path], signed: Sequence[Checkpoint]) -> Iterator[Finding]:
    """Give the copies outside the database that the database cannot match: the log was once further, or another.

    Each checkpoint has its copy, but for the last: it may be on its way, and the sealer's next round makes it.
    """
    known = {checkpoint.size: checkpoint.hash for checkpoint in signed}
    for path in copies:
        copy = checkpoints.read_copy(path)
        if copy is None or not copy.is_signed() or copy.public_key != public_key():
            yield Finding(flaw=Flaw.FORGED, table=path.name, place=copy.size if copy else 0)
        elif known.get(copy.size) != copy.hash:
            yield Finding(flaw=Flaw.ROLLED_BACK, table="ledger_checkpoint", place=copy.size)
    for checkpoint in signed[:-1]:
        if not checkpoints.is_copied(checkpoint.size):
            path = checkpoints.path_of(checkpoint.size)
            yield Finding(flaw=Flaw.UNCOPIED, table="ledger_checkpoint", place=checkpoint.size, what=str(path))


def _rows(query: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())

"""Evidence: one subject's chain with proofs that it stands in the log, verified anywhere without the database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from onewindow.kernel.canonical import canonical
from onewindow.kernel.errors import Invalid, NotFound, Refusal
from onewindow.kernel.merkle import inclusion_proof, is_included, leaf_hash
from onewindow.kernel.words import N_
from onewindow.platform.ledger.chain import Link, instant_text
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.ledger.events import ChainedEvent
from onewindow.platform.ledger.inspection import Finding, Flaw, inspect_chain
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint

SCHEMA = 1
MEMBER = "evidence.json"
LARGEST = 64 * 1024 * 1024


class NotSealedYet(Refusal):
    words = N_("最近的记录还没有封存，请一分钟后再试")


class NoEvidence(Invalid):
    words = N_("这不是存证文件，或文件已损坏")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a file claims: these events, at these places of the log that this checkpoint was signed over."""

    table: str
    links: tuple[Link, ...]
    stamps: tuple[bytes, ...]  # of what the database added to each event
    places: tuple[tuple[int, tuple[bytes, ...]], ...]  # position and proof of each event
    checkpoint: Checkpoint


def export(*, chain: type[ChainedEvent], subject_id: UUID) -> bytes:
    """Return the evidence file of a subject: canonical JSON, ids and hashes only.

    :raises NotFound: if the subject has no chain
    :raises NotSealedYet: if an event is not in the log yet
    """
    links = [event.link() for event in chain._default_manager.filter(subject_id=subject_id).order_by("seq")]
    if not links:
        raise NotFound
    leaves = {leaf.seq: leaf for leaf in Leaf.objects.filter(subject_id=subject_id)}
    last = SignedCheckpoint.objects.order_by("-size").first()
    if last is None or len(leaves) < len(links):
        raise NotSealedYet
    log = Leaf.objects.filter(position__lt=last.size).order_by("position")
    return compose(
        table=chain._meta.db_table,
        links=links,
        stamps=[bytes(leaves[link.seq].stamp) for link in links],
        positions=[leaves[link.seq].position for link in links],
        log=[leaf.entry for leaf in log.iterator()],
        checkpoint=last.checkpoint(),
    )


def compose(
    *,
    table: str,
    links: Sequence[Link],
    stamps: Sequence[bytes],
    positions: Sequence[int],
    log: Sequence[bytes],
    checkpoint: Checkpoint,
) -> bytes:
    """Return the evidence of a chain whose events stand at these positions of the log under the checkpoint."""
    leaves = [leaf_hash(entry) for entry in log]
    return canonical(
        {
            "schema": SCHEMA,
            "chain": table,
            "subject_id": str(links[0].subject_id),
            "events": [
                _as_json(link, stamped, position, inclusion_proof(leaves, position))
                for link, stamped, position in zip(links, stamps, positions, strict=True)
            ],
            "checkpoint": checkpoint.as_json(),
        }
    )


def _as_json(link: Link, stamped: bytes, position: int, proof: Sequence[bytes]) -> dict[str, Any]:
    return {
        "seq": link.seq,
        "name": link.name,
        "actor": dict(link.actor),
        "happened_at": instant_text(link.happened_at),
        "body": dict(link.body),
        "body_hash": link.body_hash.hex(),
        "prev": link.prev.hex(),
        "hash": link.hash.hex(),
        "stamp": stamped.hex(),
        "position": position,
        "proof": [sibling.hex() for sibling in proof],
    }


def read(content: bytes) -> Evidence:
    """Return what an evidence file claims; a ZIP is looked into for `evidence.json`.

    :raises NoEvidence: if it is none
    """
    try:
        written = json.loads(_member(content) if content.startswith(b"PK") else content)
        events = written["events"]
        subject_id = UUID(written["subject_id"])
        return Evidence(
            table=str(written["chain"]),
            links=tuple(_link(subject_id, event) for event in events),
            stamps=tuple(bytes.fromhex(event["stamp"]) for event in events),
            places=tuple((int(event["position"]), tuple(map(bytes.fromhex, event["proof"]))) for event in events),
            checkpoint=Checkpoint.from_json(written["checkpoint"]),
        )
    except (AttributeError, BadZipFile, KeyError, TypeError, ValueError, RecursionError) as error:
        raise NoEvidence(field="file") from error


def _member(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as archive, archive.open(MEMBER) as member:
        return member.read(LARGEST)


def _link(subject_id: UUID, event: Mapping[str, Any]) -> Link:
    return Link(
        subject_id=subject_id,
        seq=int(event["seq"]),
        name=str(event["name"]),
        actor=dict(event["actor"]),
        happened_at=datetime.fromisoformat(event["happened_at"]),
        body=dict(event["body"]),
        body_hash=bytes.fromhex(event["body_hash"]),
        prev=bytes.fromhex(event["prev"]),
        hash=bytes.fromhex(event["hash"]),
    )


def inspect(evidence: Evidence, *, public_key: bytes | None) -> Finding | None:
    """Return the first flaw of a piece of evidence, or None if it holds.

    It is verified from the file alone. `public_key` is the sealer's, known from elsewhere; without it the file is
    whole in itself, and whose it is must be seen from the key that it names.
    """
    checkpoint = evidence.checkpoint
    if not checkpoint.is_signed() or public_key not in {None, checkpoint.public_key}:
        return Finding(flaw=Flaw.FORGED, table="checkpoint", place=checkpoint.size)
    finding = inspect_chain(evidence.links, table=evidence.table)
    if finding is not None or not evidence.links:
        return finding or Finding(flaw=Flaw.TRUNCATED, table=evidence.table, place=0)
    for link, stamped, (position, proof) in zip(evidence.links, evidence.stamps, evidence.places, strict=True):
        if not is_included(leaf_hash(link.hash + stamped), position, checkpoint.size, proof, checkpoint.root):
            return Finding(flaw=Flaw.RECOMPUTED, table=evidence.table, place=link.seq, subject_id=link.subject_id)
    return None

"""Chains, logs and checkpoints as values, and chains in the event table of cases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onewindow.contexts.cases.models import CaseEvent
from onewindow.kernel.merkle import leaf_hash, root
from onewindow.platform.ledger.chain import GENESIS, Link, body_hash, link_hash
from onewindow.platform.ledger.checkpoints import Checkpoint

SEALER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = SEALER.public_key().public_bytes_raw()
SUBJECT = UUID(int=7)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("CaseFiled", "CaseReceived", "CaseAsked", "CaseSupplemented", "CaseAccepted", "ReviewStarted", "CaseGranted")


def linked(link: Link, prev: bytes) -> Link:
    """The link with hashes of what it says now, behind another."""
    hashed = body_hash(link.body)
    whole = link_hash(
        subject_id=link.subject_id,
        seq=link.seq,
        name=link.name,
        actor=link.actor,
        happened_at=link.happened_at,
        body_hash=hashed,
        prev=prev,
    )
    return replace(link, body_hash=hashed, prev=prev, hash=whole)


def rechained(links: Sequence[Link]) -> list[Link]:
    """The links numbered and hashed anew: what somebody does who knows how chains are made."""
    chain: list[Link] = []
    for seq, link in enumerate(links, start=1):
        chain.append(linked(replace(link, seq=seq), chain[-1].hash if chain else GENESIS))
    return chain


def chain(length: int, *, subject: UUID = SUBJECT) -> list[Link]:
    return rechained(
        [
            Link(
                subject_id=subject,
                seq=seq,
                name=NAMES[seq % len(NAMES)],
                actor={"channel": "WEB", "account": str(UUID(int=seq))},
                happened_at=START + timedelta(hours=seq),
                body={"item_id": str(UUID(int=3)), "day": f"2026-03-{seq:02}", "missing": ["M003"]},
                body_hash=b"",
                prev=b"",
                hash=b"",
            )
            for seq in range(1, length + 1)
        ]
    )


def checkpoint(
    hashes: Sequence[bytes], *, after: Checkpoint | None = None, by: Ed25519PrivateKey = SEALER
) -> Checkpoint:
    unsigned = Checkpoint(
        size=len(hashes),
        root=root([leaf_hash(event_hash) for event_hash in hashes]),
        prev=after.hash if after else GENESIS,
        sealed_at=START,
        public_key=by.public_key().public_bytes_raw(),
    )
    return replace(unsigned, signature=by.sign(unsigned.statement))


def sealed(hashes: Sequence[bytes], *sizes: int) -> list[Checkpoint]:
    """Checkpoints over a growing log."""
    made: list[Checkpoint] = []
    for size in sizes:
        made.append(checkpoint(hashes[:size], after=made[-1] if made else None))
    return made


def recorded(links: Sequence[Link]) -> None:
    """Write a chain into the event table of cases."""
    CaseEvent.objects.bulk_create(
        CaseEvent(
            subject_id=link.subject_id,
            seq=link.seq,
            name=link.name,
            body=link.body,
            body_hash=link.body_hash,
            actor=link.actor,
            happened_at=link.happened_at,
            prev=link.prev,
            hash=link.hash,
        )
        for link in links
    )

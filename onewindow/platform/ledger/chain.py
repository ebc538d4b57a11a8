"""One link of a chain: the hash that ties an event to the one before it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from onewindow.kernel.canonical import Json, digest

ALGORITHM = "sha256-rfc8785"
GENESIS = bytes(32)  # the `prev` of the first event


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One event as it stands in a chain, and all that its hash is over."""

    subject_id: UUID
    seq: int
    name: str
    actor: Mapping[str, str]
    happened_at: datetime
    body: Mapping[str, Json]
    body_hash: bytes
    prev: bytes
    hash: bytes

    def is_whole(self, *, seq: int | None = None) -> bool:
        """Say whether its hashes are those of what it says, at its own place or at another."""
        hashed = body_hash(self.body)
        return self.body_hash == hashed and self.hash == link_hash(
            subject_id=self.subject_id,
            seq=self.seq if seq is None else seq,
            name=self.name,
            actor=self.actor,
            happened_at=self.happened_at,
            body_hash=hashed,
            prev=self.prev,
        )


def link_hash(
    *,
    subject_id: UUID,
    seq: int,
    name: str,
    actor: Mapping[str, str],
    happened_at: datetime,
    body_hash: bytes,
    prev: bytes,
) -> bytes:
    """Return the hash of one event (32 bytes), over the canonical JSON of its parts."""
    return digest(
        {
            "subject_id": str(subject_id),
            "seq": seq,
            "name": name,
            "actor": dict(actor),
            "happened_at": instant_text(happened_at),
            "body_hash": body_hash.hex(),
            "prev": prev.hex(),
        }
    )


def stamp(*, recorded_at: datetime, transaction: int, cluster: int) -> bytes:
    """Return the hash of what the database added to an event (32 bytes); the sealer signs it with the event's own."""
    return sha256(f"{instant_text(recorded_at)} {transaction} {cluster}".encode()).digest()


def body_hash(body: Mapping[str, Json]) -> bytes:
    """Return the hash of what an event says (32 bytes)."""
    return digest(body)


def instant_text(instant: datetime) -> str:
    """Return an instant as it is hashed: UTC, microseconds, `Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

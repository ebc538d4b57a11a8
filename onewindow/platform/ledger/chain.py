"""One link of a chain: the hash that ties an event to the one before it. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from onewindow.kernel.canonical import Json, digest

ALGORITHM = "sha256-rfc8785"
GENESIS = bytes(32)  # the `prev` of the first event


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


def body_hash(body: Mapping[str, Json]) -> bytes:
    """Return the hash of what an event says (32 bytes)."""
    return digest(body)


def instant_text(instant: datetime) -> str:
    """Return an instant as it is hashed: UTC, microseconds, `Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

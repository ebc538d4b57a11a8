"""Checkpoints: signed statements about the log, copied out of the database as soon as they are made."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from onewindow.kernel.canonical import Json, canonical
from onewindow.platform.ledger.chain import instant_text
from onewindow.platform.signing.statements import ALGORITHM, verify_bytes


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """“At this time the log had this size and this root, and it continues the checkpoint before.”"""

    size: int
    root: bytes
    prev: bytes  # the hash of the statement before, or zeros
    sealed_at: datetime
    public_key: bytes
    signature: bytes = b""

    @property
    def statement(self) -> bytes:
        """Return the bytes that are signed: canonical JSON, readable without this program."""
        return canonical(
            {
                "log": "onewindow",
                "size": self.size,
                "root": self.root.hex(),
                "prev": self.prev.hex(),
                "sealed_at": instant_text(self.sealed_at),
                "algorithm": f"sha256-rfc9162, {ALGORITHM}",
                "public_key": self.public_key.hex(),
            }
        )

    @property
    def hash(self) -> bytes:
        """Return what the next checkpoint is tied to."""
        return sha256(self.statement).digest()

    def is_signed(self) -> bool:
        """Say whether the signature is that of the key it names; whose key that is, is another question."""
        return verify_bytes(self.statement, self.signature, public_key=self.public_key)

    def as_json(self) -> dict[str, Json]:
        """Return the checkpoint as it is written into files."""
        return {"statement": json.loads(self.statement), "signature": self.signature.hex()}

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> "Checkpoint":
        """Return a checkpoint from a file.

        :raises KeyError, TypeError, ValueError: if it is none
        """
        said = written["statement"]
        return cls(
            size=int(said["size"]),
            root=bytes.fromhex(said["root"]),
            prev=bytes.fromhex(said["prev"]),
            sealed_at=datetime.fromisoformat(said["sealed_at"]),
            public_key=bytes.fromhex(said["public_key"]),
            signature=bytes.fromhex(written["signature"]),
        )


def folder() -> Path:
    """Return where the copies lie: outside the database, best on another volume."""
    return Path(settings.CHECKPOINTS_DIR)


def copy_out(checkpoint: Checkpoint) -> None:
    """Write the copy of a checkpoint, whole or not at all."""
    folder().mkdir(parents=True, exist_ok=True)
    target = path_of(checkpoint.size)
    draft = target.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(canonical(checkpoint.as_json()))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)


def is_copied(size: int) -> bool:
    """Say whether the checkpoint of that size has its copy."""
    return path_of(size).exists()


def copies() -> list[Path]:
    """Return the files of the copies, by size."""
    return sorted(folder().glob("*.json"))


def read_copy(path: Path) -> Checkpoint | None:
    """Return what a copy says; None for a file that is no checkpoint any more."""
    try:
        return Checkpoint.from_json(json.loads(path.read_bytes()))
    except (KeyError, TypeError, ValueError):
        return None


def path_of(size: int) -> Path:
    """Return where the copy of the checkpoint of that size lies."""
    return folder() / f"{size:020}.json"

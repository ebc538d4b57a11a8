"""The key ring: master keys outside the database, and every other key derived from them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

ID_LENGTH = 4


class KeyMissing(Exception):
    """Something was encrypted with a key that is not in `keys/field_key`: the wrong folder, or a key thrown away."""


@dataclass(frozen=True, slots=True)
class MasterKey:
    """One line of `keys/field_key`. Its id follows from it, so a wrong key is noticed and none can be confused."""

    secret: str

    @property
    def id(self) -> bytes:
        """Return what stands in front of everything that this key encrypts."""
        return self.derive("key id", length=ID_LENGTH)

    def derive(self, purpose: str, *, length: int = 32) -> bytes:
        """Return the key for one purpose; from it nobody learns the master or another purpose's key."""
        return HKDF(SHA256(), length, salt=None, info=f"onewindow/{purpose}".encode()).derive(self.secret.encode())


class KeyRing:
    """The master keys, oldest first. The last encrypts; the first also makes the indexes, which are never re-made."""

    def __init__(self, text: str) -> None:
        self._keys: dict[bytes, MasterKey] = {key.id: key for key in map(MasterKey, text.split())}
        if not self._keys:
            raise KeyMissing("keys/field_key is empty")

    def __iter__(self) -> Iterator[MasterKey]:
        return iter(self._keys.values())

    @property
    def root(self) -> MasterKey:
        """Return the key of blind indexes and file addresses: they must stay what they are when keys change."""
        return next(iter(self))

    @property
    def current(self) -> MasterKey:
        """Return the key that encrypts from now on."""
        return next(reversed(self._keys.values()))

    def find(self, key_id: bytes) -> MasterKey | None:
        """Return the key of that id, if it is on the ring."""
        return self._keys.get(key_id)


_ring = cache(KeyRing)


def ring() -> KeyRing:
    """Return the ring that this process started with."""
    return _ring(settings.FIELD_KEY)


def _file() -> Path:
    return Path(settings.KEYS_DIR) / "field_key"


def master_key(key_id: bytes) -> MasterKey:
    """Return a master key by its id; one added since this process started is read from `keys/field_key`.

    :raises KeyMissing: if neither knows it
    """
    key = ring().find(key_id)
    if key is None and _file().exists():
        key = KeyRing(_file().read_text()).find(key_id)
    if key is None:
        raise KeyMissing(f"no key {key_id.hex()} in keys/field_key")
    return key


def add_key() -> KeyRing:
    """Put a fresh key at the end of `keys/field_key` and return the ring with it; the file is replaced whole."""
    secrets = [*(key.secret for key in ring()), token_hex(32)]
    draft = _file().with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(secrets) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(_file())
    return _ring("\n".join(secrets))

"""The store: content goes in and comes out by its address; the last one who lets go of it erases it."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from secrets import token_bytes
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from onewindow.platform.pii.keys import ring

ALGORITHM = "hmac-sha256"
KEY_LENGTH = 32


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file as its keeper remembers it."""

    address: str
    size: int
    media_type: str


def address_of(content: bytes, *, owner: UUID) -> str:
    """Return the address of a content: another owner's same content has another, so nobody learns who has what."""
    key = ring().root.derive("files/address")
    return f"{ALGORITHM}:{hmac.digest(key, owner.bytes + content, 'sha256').hex()}"


def store(content: bytes, *, owner: UUID, media_type: str, scanned_at: datetime | None = None) -> StoredFile:
    """Keep a content and return its address; what the owner has already is kept once and counted.

    Call it inside the transaction of the row that names the address: if that is rolled back nothing is kept.
    """
    address = address_of(content, owner=owner)
    stored = StoredFile(address=address, size=len(content), media_type=media_type)
    if _refer_again(address):
        return stored
    blob_id, key = new_id(), token_bytes(KEY_LENGTH)
    blobs.write(blob_id, content, key=key, bound=address.encode())
    try:
        with transaction.atomic():
            File.objects.create(
                address=address,
                owner_id=owner,
                blob_id=blob_id,
                data_key=key,
                size=len(content),
                media_type=media_type,
                stored_at=timezone.now(),
                scanned_at=scanned_at,
            )
    except IntegrityError:  # somebody stored the same meanwhile
        blobs.remove(blob_id)
        if not _refer_again(address):
            raise
    return stored


def refer(address: str) -> None:
    """Count one more keeper of a stored file, such as a second case that uses the same paper.

    :raises NotFound: if it was erased
    """
    if not _refer_again(address):
        raise NotFound


def stream(address: str) -> Iterator[bytes]:
    """Give a content piece by piece, each checked before it is given.

    :raises NotFound: if it was erased or never stored
    """
    file = File.objects.filter(address=address).first()
    if file is None:
        raise NotFound
    return blobs.read(file.blob_id, key=file.data_key, bound=address.encode())


def read(address: str) -> bytes:
    """Return a whole content.

    :raises NotFound: if it was erased or never stored
    """
    return b"".join(stream(address))


def erase(address: str) -> None:
    """Let go of a file. With the last reference the key is dropped, and with it the content, wherever copies lie."""
    with transaction.atomic():
        file = File.objects.select_for_update(of=("self",)).filter(address=address).first()
        if file is None:
            return
        if file.references > 1:
            File.objects.filter(address=address).update(references=F("references") - 1)
            return
        File.objects.filter(address=address).delete()
        transaction.on_commit(partial(blobs.remove, file.blob_id))


def _refer_again(address: str) -> bool:
    return File.objects.filter(address=address).update(references=F("references") + 1) > 0

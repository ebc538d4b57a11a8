"""The store: content goes in and comes out by its address; the last one who lets go of it erases it."""

import hmac
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from secrets import token_bytes
from typing import ClassVar
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from onewindow.kernel.errors import NotFound, Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.words import N_
from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from onewindow.platform.pii.keys import ring

ALGORITHM = "hmac-sha256"
KEY_LENGTH = 32
BROKEN = (OSError, InvalidTag, KeyError, ValueError)  # what reading a changed or lost file ends in

log = logging.getLogger("onewindow.files")


class ContentBroken(Refusal):
    """What lies in the data folder is not what was stored: there is no repair but a backup."""

    words = N_(
        "这份文件在服务器上已损坏或丢失，暂时打不开；我们已记录并会尽快恢复。请过一会儿再试，急用请到大厅窗口办理或拨打热线"
    )
    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR


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
    """Give a content piece by piece; before the first is given all were checked, so that nobody gets half a file.

    :raises NotFound: if it was erased or never stored
    :raises ContentBroken: if the data folder no longer holds what was stored
    """
    file = _file(address)
    with _told_if_broken(file):
        for _ in pieces(file):
            pass
    return pieces(file)


def read(address: str) -> bytes:
    """Return a whole content.

    :raises NotFound: if it was erased or never stored
    :raises ContentBroken: if the data folder no longer holds what was stored
    """
    file = _file(address)
    with _told_if_broken(file):
        return b"".join(pieces(file))


def pieces(file: File) -> Iterator[bytes]:
    """Give a content piece by piece, each checked when it is given.

    :raises BROKEN: one of these, when what lies there is not what was stored
    """
    left = file.size
    for piece in blobs.read(file.blob_id, key=file.data_key, bound=file.address.encode()):
        left -= len(piece)
        yield piece
    if left:
        raise ValueError("a content of another length")


def _file(address: str) -> File:
    file = File.objects.filter(address=address).first()
    if file is None:
        raise NotFound
    return file


@contextmanager
def _told_if_broken(file: File) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        log.error("a stored file cannot be read", exc_info=error, extra={"blob": str(file.blob_id)})
        raise ContentBroken from error


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

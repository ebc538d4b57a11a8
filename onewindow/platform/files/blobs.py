"""Encrypted files in the data folder: written whole or not at all, read piece by piece.

algorithm (1) · pieces, each encrypted with the file's own key; its nonce is its number and whether it is the last
"""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from onewindow.platform.pii.sealing import ALGORITHMS, BY_MARK, TAG_LENGTH, Algorithm

PIECE = 1024 * 1024


def folder() -> Path:
    """Return where the encrypted files lie."""
    return Path(settings.DATA_DIR) / "files"


def path(blob_id: UUID) -> Path:
    """Return the file of a blob. Ids begin with the time, so the folder is named by their random end."""
    return folder() / blob_id.hex[-2:] / blob_id.hex


def write(blob_id: UUID, content: bytes, *, key: bytes, bound: bytes) -> None:
    """Write a blob: temporary file, fsync, rename, fsync of the folder. After a power cut it is there or it is not."""
    target = path(blob_id)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(_encrypted(content, key, bound))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    _sync(target.parent)


def read(blob_id: UUID, *, key: bytes, bound: bytes) -> Iterator[bytes]:
    """Give the content of a blob piece by piece; no piece is given that was changed, moved or cut off.

    :raises FileNotFoundError: if the data folder does not hold it
    :raises cryptography.exceptions.InvalidTag: if a piece is not what was written
    """
    with path(blob_id).open("rb") as file:
        kind = BY_MARK[file.read(1)]
        algorithm = kind(key[: kind.key_length])
        piece, number = file.read(PIECE + TAG_LENGTH), 0
        while piece:
            following = file.read(PIECE + TAG_LENGTH)
            yield algorithm.decrypt(_nonce(number, is_last=not following), piece, bound)
            piece, number = following, number + 1


def remove(blob_id: UUID) -> None:
    """Remove a blob that no row names any more."""
    path(blob_id).unlink(missing_ok=True)


def _encrypted(content: bytes, key: bytes, bound: bytes) -> Iterator[bytes]:
    kind = ALGORITHMS[settings.FIELD_ALGORITHM]
    algorithm: Algorithm = kind(key[: kind.key_length])
    yield kind.mark
    starts = range(0, max(len(content), 1), PIECE)
    for number, start in enumerate(starts):
        nonce = _nonce(number, is_last=start + PIECE >= len(content))
        yield algorithm.encrypt(nonce, content[start : start + PIECE], bound)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

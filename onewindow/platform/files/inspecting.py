"""Whether stored files are what was stored: each is read, decrypted, and its content held against its address."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from onewindow.platform.files.storing import BROKEN, address_of, pieces

CHUNK = 200


@dataclass(frozen=True, kw_only=True)
class Damage:
    """A stored file that is gone, or is not what was stored."""

    address: str
    blob_id: UUID
    is_gone: bool


def damaged() -> Iterator[Damage]:
    """Give the stored files that cannot be given to anybody any more; there is no repair but a backup."""
    for file in File.objects.order_by("address").iterator(chunk_size=CHUNK):
        is_gone = not blobs.path(file.blob_id).exists()
        if (is_gone or not _is_whole(file)) and _is_kept(file):
            yield Damage(address=file.address, blob_id=file.blob_id, is_gone=is_gone)


def _is_kept(file: File) -> bool:
    """Say whether it is still to be there: an erased file's row goes before its content, also while this looks on."""
    return File.objects.filter(address=file.address, blob_id=file.blob_id).exists()


def _is_whole(file: File) -> bool:
    try:
        content = b"".join(pieces(file))
    except BROKEN:
        return False
    return hmac.compare_digest(address_of(content, owner=file.owner_id), file.address)

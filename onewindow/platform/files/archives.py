"""ZIP containers (OFD, DOCX, XLSX), judged by their directory: nothing is unpacked."""

import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from onewindow.platform.files.refusals import ActiveContent, ArchiveTooLarge, Damaged, PasswordProtected

ENTRIES = 1_000
TOTAL = 200 * 1024 * 1024
RATIO = 100
DIRECTORY = 1024 * 1024

_END = struct.Struct("<4s4H2LH")  # end of central directory record
_ENCRYPTED = 0x1
_NESTED = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".jar")
_ACTIVE = ("vbaproject.bin", "activex", "/embeddings/", ".exe", ".js", ".vbs", ".bat", ".ps1", ".dll")


def entries(content: bytes, *, name: str) -> frozenset[str]:
    """Return the names of a container's entries.

    :raises ArchiveTooLarge: if it would unpack to too much, or holds another archive
    :raises ActiveContent: if it holds macros, controls or programs
    :raises PasswordProtected: if an entry is encrypted
    :raises Damaged: if its directory cannot be read
    """
    _check_directory(content, name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise Damaged(name=name) from error
    if any(entry.flag_bits & _ENCRYPTED for entry in listed):
        raise PasswordProtected(name=name)
    if _is_too_large(listed):
        raise ArchiveTooLarge(name=name)
    if any(part in f"/{entry.filename.lower()}" for entry in listed for part in _ACTIVE):
        raise ActiveContent(name=name)
    return frozenset(entry.filename for entry in listed)


def _check_directory(content: bytes, name: str) -> None:
    """Look at the directory's size before anything reads it: a hundred thousand entries cost a second by themselves."""
    start = content.rfind(b"PK\x05\x06", -(_END.size + 0xFFFF))
    if start < 0 or start + _END.size > len(content):
        raise Damaged(name=name)
    _, _, _, _, count, size, _, _ = _END.unpack_from(content, start)
    if count > ENTRIES or size > DIRECTORY:
        raise ArchiveTooLarge(name=name)


def _is_too_large(listed: list[ZipInfo]) -> bool:
    return (
        len(listed) > ENTRIES
        or sum(entry.file_size for entry in listed) > TOTAL
        or any(entry.file_size > RATIO * max(entry.compress_size, 1) and entry.file_size > 1024 for entry in listed)
        or any(entry.filename.lower().endswith(_NESTED) for entry in listed)
    )

"""The kinds of file that are taken, known by their first bytes and never by their name."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    OFD = "OFD"  # GB/T 33190 版式文档
    DOCX = "DOCX"
    XLSX = "XLSX"


@dataclass(frozen=True, slots=True)
class Look:
    """How a format looks from outside."""

    media_type: str
    extensions: tuple[str, ...]  # the first is given to a file that has none
    magic: bytes
    member: str = ""  # of a ZIP container: the entry that tells which it is


ZIP_MAGIC = b"PK\x03\x04"
_OOXML = "application/vnd.openxmlformats-officedocument"

LOOKS: dict[Format, Look] = {
    Format.PDF: Look("application/pdf", ("pdf",), b"%PDF-"),
    Format.JPEG: Look("image/jpeg", ("jpg", "jpeg"), b"\xff\xd8\xff"),
    Format.PNG: Look("image/png", ("png",), b"\x89PNG\r\n\x1a\n"),
    Format.OFD: Look("application/ofd", ("ofd",), ZIP_MAGIC, "OFD.xml"),
    Format.DOCX: Look(f"{_OOXML}.wordprocessingml.document", ("docx",), ZIP_MAGIC, "word/document.xml"),
    Format.XLSX: Look(f"{_OOXML}.spreadsheetml.sheet", ("xlsx",), ZIP_MAGIC, "xl/workbook.xml"),
}
PICTURES = frozenset({Format.JPEG, Format.PNG})

# What people upload by mistake, so that the refusal can name it.
_OTHERS = (
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"GIF8", "GIF 图片"),
    (b"RIFF", "WEBP 图片或音视频"),
    (b"BM", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"PK", "压缩包"),
    (b"<", "网页或 XML"),
)


def plain_format(content: bytes) -> Format | None:
    """Return the format of a content that is no container, or None."""
    for kind, look in LOOKS.items():
        if not look.member and content.startswith(look.magic):
            return kind
    return None


def member_format(names: frozenset[str]) -> Format | None:
    """Return the format of a ZIP container by the entries it holds, or None."""
    for kind, look in LOOKS.items():
        if look.member and look.member in names:
            return kind
    return None


def other_kind(content: bytes) -> str:
    """Return a word for what a content that is not taken seems to be."""
    if content[4:8] == b"ftyp":
        return "HEIC 图片或视频"
    return next((word for magic, word in _OTHERS if content.startswith(magic)), "其他文件")

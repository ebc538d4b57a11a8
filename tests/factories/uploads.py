"""Files that people upload, and files that they must not: all made here, none kept in the repository."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#0B5CAD").save(content, kind, **options)
    return content.getvalue()


def photograph_with_place() -> bytes:
    """A photograph lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn right
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    return picture(exif=exif, comment=b"Yunling")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pixel_flood() -> bytes:
    """A picture of 60 000 × 60 000 points in a few bytes."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))


def pdf(*, pages: int = 1) -> pikepdf.Pdf:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    return document


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    content = BytesIO()
    document.save(content, **options)
    return content.getvalue()


def pdf_bytes(*, pages: int = 1) -> bytes:
    return saved(pdf(pages=pages))


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def active_pdf(part: str) -> pikepdf.Pdf:
    """A PDF that would do something by itself."""
    document = pdf()
    match part:
        case "OpenAction":
            document.Root.OpenAction = document.make_indirect(script())
        case "Launch":
            document.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))
        case "Names":
            document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script()])))
        case "page":
            document.pages[0].obj.AA = Dictionary(O=script())
        case "annotation":
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script())
            document.pages[0].obj.Annots = Array([document.make_indirect(link)])
        case "EmbeddedFile":
            document.attachments["virus.exe"] = b"MZ"
        case "XFA":
            document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))
    return document


ACTIVE_PARTS = ("OpenAction", "Launch", "Names", "page", "annotation", "EmbeddedFile", "XFA")


def signed(document: pikepdf.Pdf) -> bytes:
    """The PDF with a signature dictionary in it (whoever checks the signature is somebody else)."""
    document.Root.Perms = Dictionary(
        DocMDP=document.make_indirect(Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x")))
    )
    return saved(document)


def container(entries: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, inside in entries.items():
            archive.writestr(name, inside)
    return content.getvalue()


def word(**more: bytes) -> bytes:
    entries = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return container(entries | {name.replace("__", "/"): inside for name, inside in more.items()})


def ofd(text: str = "") -> bytes:
    return container({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": f"<ofd:Document>{text}</ofd:Document>".encode()})


def many_entries(count: int) -> bytes:
    return container({"word/document.xml": b""} | {f"{number}": b"" for number in range(count)})


def eicar() -> bytes:
    """The test string that every scanner knows, put together here so that no scanner finds it in the repository."""
    return rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"

"""Cleaning of pictures and PDFs, in a process of its own: what a stranger's file makes a parser do ends with it.

`python -m onewindow.platform.files.cleaning PDF` reads the file from its input and writes the clean one to its output.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf.sanitize import Sanitizer
from pikepdf.settings import set_qpdf_limits
from PIL import Image, ImageOps

from onewindow.platform.files.faults import PAGES, PIXELS, Fault

type Part = pikepdf.Dictionary | pikepdf.Stream

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and says so


class Dirty(Exception):
    """The file cannot be made clean."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def clean_picture(content: bytes, kind: str) -> bytes:
    """Return the picture drawn anew: its pixels the right way up, and nothing else that the file held."""
    with Image.open(BytesIO(content), formats=[kind]) as picture:
        if picture.width * picture.height > PIXELS:
            raise Dirty(Fault.PIXELS)
        upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in {"L", "RGB"}:
        upright = upright.convert("RGB")
    upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    clean = BytesIO()
    upright.save(clean, kind, **({"quality": 92, "optimize": True} if kind == "JPEG" else {}))
    return clean.getvalue()


def clean_pdf(content: bytes) -> bytes:
    """Return the PDF without scripts, attachments and actions. A signed one is left as it is, or refused."""
    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        raise Dirty(Fault.PASSWORD) from None
    with pdf:
        if len(pdf.pages) > PAGES:
            raise Dirty(Fault.PAGES)
        if any("/ByteRange" in part for part in _dictionaries(pdf)):
            if any(_is_active(part) for part in _dictionaries(pdf)):
                raise Dirty(Fault.ACTIVE)
            return content
        return _resaved(pdf)


def _resaved(pdf: pikepdf.Pdf) -> bytes:
    Sanitizer().remove_javascript().remove_external_access().remove_attachments().remove_multimedia().apply(pdf)
    if "/AcroForm" in pdf.Root and "/XFA" in pdf.Root.AcroForm:
        del pdf.Root.AcroForm.XFA
    clean = BytesIO()
    pdf.save(clean, deterministic_id=True, encryption=False)
    with pikepdf.open(clean) as saved:
        if any(_is_active(part) for part in _dictionaries(saved)):
            raise Dirty(Fault.ACTIVE)
    return clean.getvalue()


_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/RichMediaExecute",
}
_PARTS = {"/JS", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"}


def _is_active(part: Part) -> bool:
    return bool(_PARTS & set(part.keys())) or str(part.get("/S", "")) in _ACTIONS


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Part]:
    """Give every dictionary of the document, also those that stand inside another object."""
    waiting = [*pdf.objects]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            inside = [value for _, value in part.items()]
        elif isinstance(part, pikepdf.Array):
            inside = [*part]
        else:
            continue
        waiting.extend(one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect)


CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    "PDF": clean_pdf,
    "JPEG": lambda content: clean_picture(content, "JPEG"),
    "PNG": lambda content: clean_picture(content, "PNG"),
}


def main(kind: str) -> int:
    """Clean what comes in and return the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    set_qpdf_limits(flate_max_memory=MEMORY // 4, run_length_max_memory=MEMORY // 4, dct_max_memory=MEMORY // 4)
    try:
        sys.stdout.buffer.write(CLEANERS[kind](sys.stdin.buffer.read()))
    except Dirty as dirty:
        return dirty.fault
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

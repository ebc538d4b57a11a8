"""Names of uploaded files: shown again as text and sent as a header, never used as a path."""

import re
import unicodedata

from django.utils.http import content_disposition_header

from onewindow.platform.files.formats import LOOKS, PICTURES, Format
from onewindow.platform.files.refusals import NameWithPath, NotWhatItSays

LONGEST = 120
SEPARATORS, SIGNS = "/\\", "\u2215\u29f5"  # what divides a path, and how it is shown where it must divide nothing
UNNAMED = "未命名"


def clean_name(name: str) -> str:
    """Return a name fit to be shown: no control, direction or private characters, not too long.

    :raises NameWithPath: if it has parts of a path: then something else than a file was sent
    """
    shown = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C")
    sent = re.sub(r"\s+", " ", shown).strip().translate(str.maketrans(SIGNS, SEPARATORS))
    if set(sent) & {*SEPARATORS} or re.match("[A-Za-z]:", sent):
        raise NameWithPath(name=sent)
    shown = sent.strip(" .") or UNNAMED
    stem, dot, extension = shown.rpartition(".")
    return f"{stem[: LONGEST - len(extension) - 1]}.{extension}" if dot and len(extension) <= 8 else shown[:LONGEST]


def fitting_name(name: str, found: Format) -> str:
    """Return the name with the extension of what the file is; a photograph may have been called another picture.

    :raises NotWhatItSays: if the name promises something else
    """
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return f"{name}.{LOOKS[found].extensions[0]}"
    if extension.lower() in LOOKS[found].extensions:
        return name
    if found in PICTURES and extension.lower() in {one for kind in PICTURES for one in LOOKS[kind].extensions}:
        return f"{stem}.{LOOKS[found].extensions[0]}"
    raise NotWhatItSays(name=name, found=found)


def download_headers(name: str, media_type: str) -> dict[str, str]:
    """Return the headers under which a stranger's file is sent: saved, not run; not sniffed, not kept in caches."""
    return {
        "Content-Type": media_type,
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }

"""Receiving an upload: measured, recognised, scanned and cleaned, in this order, or refused with a sentence."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings

from onewindow.platform.files import archives, refusals, scanning
from onewindow.platform.files.faults import PAGES, Fault
from onewindow.platform.files.formats import LOOKS, ZIP_MAGIC, Format, member_format, other_kind, plain_format
from onewindow.platform.files.names import clean_name, fitting_name
from onewindow.platform.files.sizes import limit_words

PATIENCE = 30  # seconds for one cleaning
CLEANED = frozenset({Format.PDF, Format.JPEG, Format.PNG})


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a material takes."""

    max_bytes: int = field(default_factory=lambda: settings.UPLOAD_LIMIT)
    formats: frozenset[Format] = frozenset({Format.PDF, Format.JPEG, Format.PNG, Format.OFD})

    @classmethod
    def of(cls, *, max_bytes: int, extensions: Iterable[str]) -> Self:
        """Return the limits that a guide writes as bytes and extensions: `("pdf", "jpg", "png")`."""
        wanted = {extension.lower() for extension in extensions}
        return cls(
            max_bytes=max_bytes,
            formats=frozenset(kind for kind, look in LOOKS.items() if wanted & {*look.extensions}),
        )


@dataclass(frozen=True, kw_only=True)
class Received:
    """A file that may be kept."""

    content: bytes
    name: str
    format: Format
    media_type: str
    is_scanned: bool


def receive(content: bytes, *, name: str, limits: Limits) -> Received:
    """Return the file as it may be kept.

    :raises UploadRefused: with the sentence that says why it cannot be taken
    """
    if not name and not content:
        raise refusals.NothingChosen
    shown = clean_name(name)
    _measure(content, shown, limits)
    found = _recognise(content, shown, limits)
    fitting = fitting_name(shown, found)
    is_scanned = scanning.scan(content, name=fitting)
    return Received(
        content=_clean(content, fitting, found),
        name=fitting,
        format=found,
        media_type=LOOKS[found].media_type,
        is_scanned=is_scanned,
    )


def _measure(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise refusals.EmptyFile(name=name)
    if len(content) > limits.max_bytes:
        raise refusals.TooLarge(name=name, limit=limit_words(limits.max_bytes))


def _recognise(content: bytes, name: str, limits: Limits) -> Format:
    found = plain_format(content)
    if found is None and content.startswith(ZIP_MAGIC):
        found = member_format(archives.entries(content, name=name))
    promised = {kind for kind in limits.formats if name.lower().endswith(LOOKS[kind].extensions)}
    if found is None and promised:
        raise refusals.NotWhatItSays(name=name, found=other_kind(content))
    if found not in limits.formats:
        raise refusals.TypeNotTaken(name=name, formats="、".join(kind for kind in Format if kind in limits.formats))
    return found


def _clean(content: bytes, name: str, found: Format) -> bytes:
    if found not in CLEANED:
        return content
    try:
        cleaner = subprocess.run(
            [sys.executable, "-m", "onewindow.platform.files.cleaning", found],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            cwd=settings.BASE_DIR,
            env={"PATH": "", "LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusals.Damaged(name=name) from error
    if cleaner.returncode:
        raise _FAULTS.get(cleaner.returncode, refusals.Damaged)(name=name, limit=PAGES)
    return cleaner.stdout


_FAULTS: Mapping[int, type[refusals.UploadRefused]] = {
    Fault.PASSWORD: refusals.PasswordProtected,
    Fault.ACTIVE: refusals.ActiveContent,
    Fault.PIXELS: refusals.TooManyPixels,
    Fault.PAGES: refusals.TooManyPages,
}

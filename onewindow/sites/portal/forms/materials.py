"""A file for a material. What may be handed in is decided by the room of materials and the platform, not here."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from onewindow.contexts.catalogue.api import RequiredMaterial
from onewindow.platform.files.receiving import Limits
from onewindow.platform.files.refusals import NothingChosen, TooLarge
from onewindow.platform.files.sizes import limit_words
from onewindow.platform.web.forms import Form
from onewindow.platform.web.requests import Request


class UploadForm(Form):
    """One file; the sentence of whoever refused it stands beside the field."""

    file = forms.FileField(label=_("选择文件"), allow_empty_file=True)

    def refuse(self, words: str) -> None:
        """Say beside the field why the file was not taken."""
        self.full_clean()
        self.errors.pop("file", None)
        self.add_error("file", words)


def limits_of(material: RequiredMaterial) -> Limits:
    """Return what the material takes."""
    return Limits.of(max_bytes=material.max_bytes, extensions=material.formats)


def content_of(request: Request, limits: Limits) -> tuple[str, bytes]:
    """Return the name and the content of the file that was sent; one that is too large is not read.

    :raises NothingChosen: if no file was sent
    :raises TooLarge: if it is larger than the material takes
    """
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise NothingChosen
    size = file.size or 0
    if size > limits.max_bytes:
        raise TooLarge(name=file.name, limit=limit_words(limits.max_bytes))
    return file.name or "", file.read()

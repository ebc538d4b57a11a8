"""The name of an upload as it was sent. Django strips folders from it without a word; who receives it should know."""

import html

from django.http.multipartparser import MultiPartParser

from onewindow.platform.files.names import SEPARATORS, SIGNS


class SentNames(MultiPartParser):
    """Django's parser, but for one thing: what divides a path stays to be seen, as a sign that divides nothing.

    `names.clean_name` refuses such a name with a sentence, and until then it is no path to anything that reads it.
    """

    def sanitize_file_name(self, file_name: str) -> str | None:
        """Return the name that was sent, fit to be looked at and harmless as a path."""
        harmless = html.unescape(file_name).translate(str.maketrans(SEPARATORS, SIGNS))
        return super().sanitize_file_name(harmless)

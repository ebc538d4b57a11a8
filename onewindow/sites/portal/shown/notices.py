"""Where a notice leads."""

from django.urls import reverse

from onewindow.contexts.cases import api as cases
from onewindow.contexts.notices import api as notices

ASKING = frozenset({notices.Topic.MATERIALS_ASKED, notices.Topic.SUPPLEMENT_DUE})


def address_of(line: notices.InboxLine) -> str:
    """Return the page on which a reader can do what the notice is about."""
    if line.subject.kind != cases.SUBJECT:
        return reverse("portal:wallet")
    return reverse("portal:supplement" if line.topic in ASKING else "portal:case", args=[line.subject.id])

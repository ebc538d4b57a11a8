"""What a verified paper is worth today; of a licence, more than of a letter."""

from datetime import datetime
from typing import Any

from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences

WORTH = frozenset({licences.Standing.VALID, licences.Standing.EXPIRING})


def verified_page(found: documents.Verification, *, now: datetime) -> dict[str, Any]:
    """Return what the page says of a paper: whether it counts today and, of a licence, until when."""
    is_licence = found.kind is documents.Kind.LICENCE
    licence = licences.licence_behind(subject=found.subject, now=now) if is_licence else None
    is_good = found.state is documents.State.VALID
    if licence is not None:
        is_good = is_good and licence.standing in WORTH
    return {"found": found, "licence": licence, "is_good": is_good}

"""Identifiers made by the application: UUID version 7, sortable by birth, though nothing may order by them."""

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a fresh UUID version 7 (RFC 9562)."""
    return uuid_utils.compat.uuid7()

"""One way to write JSON, so that a hash of it means something (RFC 8785)."""

import hashlib
from collections.abc import Mapping

import rfc8785

type Json = bool | int | float | str | list[Json] | tuple[Json, ...] | dict[str, Json] | None


def canonical(value: Json | Mapping[str, Json]) -> bytes:
    """Return the canonical bytes of a JSON value.

    :raises ValueError: if the value is no JSON, or a number that JSON cannot hold exactly
    """
    return rfc8785.dumps(value)


def digest(value: Json | Mapping[str, Json]) -> bytes:
    """Return the SHA-256 of the canonical bytes (32 bytes)."""
    return hashlib.sha256(canonical(value)).digest()

"""Looking something up by its id."""

from collections.abc import Mapping
from uuid import UUID

from django import template

register = template.Library()


@register.filter
def at(known: Mapping[UUID, str], key: UUID) -> str:
    """Return what is known of the id, or nothing."""
    return known.get(key, "")

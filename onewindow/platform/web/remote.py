"""The address a request comes from: true only as far as our own proxies say it (quality S3)."""

from django.conf import settings
from django.http import HttpRequest


def remote_address(request: HttpRequest) -> str:
    """Return the nearest address that is no proxy of ours; what a stranger writes counts for nothing."""
    nearest: str = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    while nearest in settings.TRUSTED_PROXIES and forwarded:
        nearest = forwarded.pop().strip()
    return nearest

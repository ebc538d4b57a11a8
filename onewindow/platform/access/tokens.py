"""Tokens with which machines come in. Only their hashes rest here; each has a day on which it ends."""

import hashlib
from datetime import datetime
from http import HTTPStatus
from secrets import token_urlsafe
from typing import ClassVar
from uuid import UUID

from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_
from onewindow.platform.access.models import AccessToken
from onewindow.platform.guards.editions import kept

PREFIX = "ow_"  # so that a token that leaked into a repository or a log is found by a scanner
BYTES = 32


class TokenRefused(Refusal):
    """There is no token, or it is wrong, revoked or over: one answer for all of these."""

    words = N_("访问令牌无效或者已过期，请向平台管理员申请新的令牌")
    status: ClassVar[HTTPStatus] = HTTPStatus.UNAUTHORIZED


def issue_token(*, account_id: UUID, expires_at: datetime, now: datetime) -> str:
    """Return a fresh token for an account; this is the only time that it can be read."""
    token = PREFIX + token_urlsafe(BYTES)
    AccessToken.objects.create(account_id=account_id, token_hash=_hashed(token), issued_at=now, expires_at=expires_at)
    return token


def account_of(*, token: str, now: datetime) -> UUID:
    """Return whose token it is.

    :raises TokenRefused: if it is nobody's, or no longer
    """
    standing = _standing(token_hash=_hashed(token))
    if standing is None or standing.expires_at <= now:
        raise TokenRefused
    return standing.account_id


@kept(of="access")
def _standing(*, token_hash: bytes) -> AccessToken | None:
    return AccessToken.objects.filter(token_hash=token_hash, revoked_at=None, account__is_active=True).first()


def revoke_tokens(*, account_id: UUID, now: datetime) -> int:
    """Revoke every token of an account, and return how many that were."""
    return AccessToken.objects.filter(account_id=account_id, revoked_at=None).update(revoked_at=now)


def _hashed(token: str) -> bytes:
    # A token is 256 random bits: a plain hash cannot be searched, and costs nothing at each request.
    return hashlib.sha256(token.encode()).digest()

"""Signing of plain statements, such as the root of the ledger: Ed25519 (RFC 8032), one key for this installation."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from onewindow.platform.keys.files import secret

ALGORITHM = "ed25519"


def sign_bytes(statement: bytes) -> bytes:
    """Return the signature of this installation's sealer (64 bytes)."""
    return _key().sign(statement)


def public_key() -> bytes:
    """Return the sealer's public key (32 bytes), to be kept wherever statements are verified."""
    return _key().public_key().public_bytes_raw()


def verify_bytes(statement: bytes, signature: bytes, *, public_key: bytes) -> bool:
    """Say whether the signature over the statement was made with the key that belongs to the public one."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except InvalidSignature:
        return False
    return True


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret(settings.KEYS_DIR, "sealer_key")))

"""Sealed bytes: encrypted, bound to their purpose, with the id of the key and the algorithm in front.

key id (4) · algorithm (1) · nonce (12) · ciphertext · tag (16)
"""

from abc import ABC, abstractmethod
from functools import cache
from os import urandom
from typing import ClassVar

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from onewindow.platform.pii.keys import ID_LENGTH, MasterKey, master_key, ring

NONCE_LENGTH = 12
TAG_LENGTH = 16
HEADER_LENGTH = ID_LENGTH + 1


class Algorithm(ABC):
    """An authenticated cipher. Whoever adds one gives it the next mark; marks are never used again."""

    mark: ClassVar[bytes]
    key_length: ClassVar[int]

    def __init__(self, key: bytes) -> None:
        self._key = key

    @abstractmethod
    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return ciphertext and tag of the plain text, bound to what stands beside it."""

    @abstractmethod
    def decrypt(self, nonce: bytes, secret: bytes, bound: bytes) -> bytes:
        """Return the plain text.

        :raises cryptography.exceptions.InvalidTag: if the text or what it is bound to is not what was encrypted
        """


class Aes256Gcm(Algorithm):
    mark = b"\x01"
    key_length = 32

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        return AESGCM(self._key).encrypt(nonce, plain, bound)

    def decrypt(self, nonce: bytes, secret: bytes, bound: bytes) -> bytes:
        return AESGCM(self._key).decrypt(nonce, secret, bound)


class Sm4Gcm(Algorithm):
    """GB/T 32907-2016 with the mode of GB/T 17964, for installations that must use national algorithms."""

    mark = b"\x02"
    key_length = 16

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        encryptor = Cipher(algorithms.SM4(self._key), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound)
        return encryptor.update(plain) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, secret: bytes, bound: bytes) -> bytes:
        text, tag = secret[:-TAG_LENGTH], secret[-TAG_LENGTH:]
        decryptor = Cipher(algorithms.SM4(self._key), modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(bound)
        return decryptor.update(text) + decryptor.finalize()


ALGORITHMS: dict[str, type[Algorithm]] = {"AES-256-GCM": Aes256Gcm, "SM4-GCM": Sm4Gcm}
BY_MARK = {algorithm.mark: algorithm for algorithm in ALGORITHMS.values()}


def header(key: MasterKey | None = None) -> bytes:
    """Return what everything sealed from now on begins with: rotation looks for what begins otherwise."""
    return (key or ring().current).id + ALGORITHMS[settings.FIELD_ALGORITHM].mark


def seal(plain: bytes, *, purpose: str, key: MasterKey | None = None) -> bytes:
    """Return the plain bytes sealed for one purpose (`table.column`); elsewhere they cannot be opened."""
    mark, nonce = header(key), urandom(NONCE_LENGTH)
    return mark + nonce + _algorithm(mark, purpose).encrypt(nonce, plain, purpose.encode())


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """Return the plain bytes again.

    :raises KeyMissing: if the key that sealed them is not on the ring
    :raises cryptography.exceptions.InvalidTag: if they were changed, or sealed for another purpose
    """
    mark, rest = sealed[:HEADER_LENGTH], sealed[HEADER_LENGTH:]
    return _algorithm(mark, purpose).decrypt(rest[:NONCE_LENGTH], rest[NONCE_LENGTH:], purpose.encode())


@cache
def _algorithm(mark: bytes, purpose: str) -> Algorithm:
    key = master_key(mark[:ID_LENGTH])
    algorithm = BY_MARK[mark[ID_LENGTH:]]
    return algorithm(key.derive(f"seal/{mark[ID_LENGTH:].hex()}/{purpose}", length=algorithm.key_length))

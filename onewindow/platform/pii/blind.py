"""Blind indexes: an encrypted value is found again by the HMAC of its normal form. Whole values only, no substrings."""

import hmac
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from onewindow.platform.pii.keys import MasterKey, ring
from onewindow.platform.pii.registry import Pii
from onewindow.platform.pii.surnames import surname

_MIDDLE_DOTS = re.compile("[•‧∙・･᛫．.]")


def blind_index(kind: str, value: str) -> bytes:
    """Return the index of a value (32 bytes); the kind keeps equal values of different meaning apart.

    `Pii.IDENTITY_NUMBER`, `PHONE` and `NAME` are brought to their normal form first; every other kind is read as a
    code: no spaces, capital letters.
    """
    return _hmac(kind, _NORMALISE.get(kind, _code)(value))


def surname_last4(name: str, number: str) -> bytes:
    """Return the index of somebody's surname with the last four of their number: how a clerk asks for a visitor."""
    return _hmac("SURNAME_LAST4", f"{surname(_name(name))}/{_code(number)[-4:]}")


def _hmac(kind: str, value: str) -> bytes:
    return hmac.digest(_key(ring().root, str(kind)), value.encode(), "sha256")


@cache
def _key(root: MasterKey, kind: str) -> bytes:
    return root.derive(f"blind/{kind}")


def _code(value: str) -> str:
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", value)).upper()


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
    return re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)


def _name(value: str) -> str:
    return _MIDDLE_DOTS.sub("·", re.sub(r"\s", "", unicodedata.normalize("NFKC", value))).casefold()


_NORMALISE: Mapping[str, Callable[[str], str]] = {
    Pii.IDENTITY_NUMBER: _code,
    Pii.PHONE: _phone,
    Pii.NAME: _name,
}

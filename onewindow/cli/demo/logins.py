"""Who can be tried out, and with which password: one of this data folder's own, printed and kept 0600."""

import base64
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.utils.crypto import salted_hmac

BITS = 60


def password_of(handle: str) -> str:
    """Return somebody's password, made from the data folder's secret so that an interrupted load goes on with it."""
    random = salted_hmac("onewindow demo password", handle, algorithm="sha256").digest()
    letters = base64.b32encode(random).decode().lower()[: BITS // 5]
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def write(path: Path, logins: Iterable[Mapping[str, str]]) -> None:
    """Write the file that says who can be tried out; it appears whole, readable by its owner only."""
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(list(logins), file, ensure_ascii=False, indent=1)
    draft.replace(path)

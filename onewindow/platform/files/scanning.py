"""The virus scanner: clamd's protocol. None by default, and files say 未经病毒扫描; a configured one fails closed."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings

from onewindow.platform.files.refusals import Infected, ScannerUnavailable

PATIENCE = 30.0  # seconds
PIECE = 64 * 1024


def is_configured() -> bool:
    """Say whether uploads are scanned here."""
    return bool(settings.UPLOAD_SCANNER)


def scan(content: bytes, *, name: str) -> bool:
    """Scan a content; return False if no scanner is configured.

    :raises Infected: if the scanner found something
    :raises ScannerUnavailable: if the scanner does not answer, or not with a verdict
    """
    if not is_configured():
        return False
    try:
        verdict = _ask(content)
    except OSError as error:
        raise ScannerUnavailable(name=name) from error
    if verdict.endswith("FOUND"):
        raise Infected(name=name)
    if not verdict.endswith("OK"):
        raise ScannerUnavailable(name=name)
    return True


def _ask(content: bytes) -> str:
    with _connected() as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            scanner.sendall(struct.pack("!L", len(piece)) + piece)
        scanner.sendall(struct.pack("!L", 0))
        answer = b""
        while (part := scanner.recv(4096)) and len(answer) < 4096:
            answer += part
    return answer.rstrip(b"\0\n").decode(errors="replace")


@contextmanager
def _connected() -> Iterator[socket.socket]:
    address = urlsplit(settings.UPLOAD_SCANNER)
    if address.scheme == "tcp":
        with socket.create_connection((address.hostname or "", address.port or 3310), timeout=PATIENCE) as scanner:
            yield scanner
        return
    with socket.socket(socket.AF_UNIX) as scanner:
        scanner.settimeout(PATIENCE)
        scanner.connect(address.path)
        yield scanner

"""The scanner: a real conversation with something that speaks clamd's protocol, and what happens without an answer."""

import socket
import struct
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from pytest_django import Settings

from onewindow.platform.files.receiving import Limits, receive
from onewindow.platform.files.refusals import Infected, ScannerUnavailable
from onewindow.platform.files.scanning import scan
from tests.factories import uploads

type Scanner = Callable[[bytes | None], None]


def exactly(peer: socket.socket, length: int) -> bytes:
    return peer.recv(length, socket.MSG_WAITALL)


def serve(server: socket.socket, answer: bytes | None) -> None:
    peer, _ = server.accept()
    with peer:
        assert exactly(peer, 10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", exactly(peer, 4))[0]:
            content += exactly(peer, length)
        if answer is not None:
            peer.sendall(answer or (b"stream: Eicar FOUND\0" if b"EICAR" in content else b"stream: OK\0"))


@pytest.fixture
def scanner(settings: Settings) -> Iterator[Scanner]:
    server = socket.create_server(("127.0.0.1", 0))
    settings.UPLOAD_SCANNER = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    threads = []

    def start(answer: bytes | None = b"") -> None:
        threads.append(Thread(target=serve, args=(server, answer)))
        threads[-1].start()

    yield start
    for thread in threads:
        thread.join(timeout=5)
    server.close()


def test_without_a_scanner_nothing_is_scanned() -> None:
    assert scan(uploads.eicar(), name="a.pdf") is False


def test_what_is_clean_is_taken_and_says_it_was_scanned(scanner: Scanner) -> None:
    scanner(b"")

    assert receive(uploads.picture(), name="a.jpg", limits=Limits()).is_scanned


def test_what_is_infected_is_refused(scanner: Scanner) -> None:
    scanner(b"")

    with pytest.raises(Infected, match="未通过病毒检查"):
        receive(uploads.picture() + uploads.eicar(), name="a.jpg", limits=Limits())


@pytest.mark.parametrize("answer", [None, b"INSTREAM size limit exceeded. ERROR\0"])
def test_a_scanner_without_a_verdict_takes_nothing(scanner: Scanner, answer: bytes | None) -> None:
    scanner(answer)

    with pytest.raises(ScannerUnavailable, match="暂不能检查"):
        scan(b"content", name="a.pdf")


def test_a_stopped_scanner_takes_nothing(settings: Settings, tmp_path: object) -> None:
    settings.UPLOAD_SCANNER = f"unix://{tmp_path}/clamd.ctl"

    with pytest.raises(ScannerUnavailable):
        scan(b"content", name="a.pdf")

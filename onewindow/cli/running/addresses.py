"""Where the platform is reached."""

import errno
import ipaddress
import os
import socket
import time
from dataclasses import dataclass

from onewindow.platform.postgres.faults import CannotStart

PATIENCE = 8.0  # seconds until a predecessor that was killed has let go of the port
PAUSE = 0.2
NEAR = 100  # ports above the one that is taken, of which a free one is named


@dataclass(frozen=True, slots=True)
class Place:
    """Where the web server listens, and the address that people type."""

    address: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Say whether only this very machine reaches it, and by no proxy."""
        return ipaddress.ip_address(self.address).is_loopback and not os.environ.get("ONEWINDOW_ORIGIN")

    @property
    def bind(self) -> str:
        """Return the address as the web server takes it."""
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"

    @property
    def site(self) -> str:
        """Return the address that people type."""
        return os.environ.get("ONEWINDOW_ORIGIN") or f"http://{self.bind}"


def free_place(address: str, port: int) -> Place:
    """Return the place if it may and can be listened at.

    :raises CannotStart: if it is plain HTTP on another address than loopback, or the port is taken
    """
    try:
        is_loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        raise CannotStart(f"监听地址应为 IP 地址，例如 127.0.0.1，不能是 {address}。") from None
    if not is_loopback and not _is_behind_proxy():
        raise CannotStart(
            f"不在 {address} 上提供明文 HTTP：口令和个人信息会被沿途看到。请在前面放一个 HTTPS 代理，"
            "设置 ONEWINDOW_ORIGIN=https://… 和 TRUSTED_PROXIES=代理地址；只在本机试用则不要加 --address。"
        )
    place = Place(address, port)
    _wait_until_free(place)
    return place


def _is_behind_proxy() -> bool:
    return os.environ.get("ONEWINDOW_ORIGIN", "").startswith("https://") and bool(os.environ.get("TRUSTED_PROXIES"))


def _wait_until_free(place: Place) -> None:
    deadline = time.monotonic() + PATIENCE
    while (problem := _problem(place)) is not None:
        if problem.errno != errno.EADDRINUSE:
            raise CannotStart(f"不能在 {place.bind} 上监听：{problem.strerror}。请用 --port 换一个端口。")
        if time.monotonic() > deadline:
            raise CannotStart(_taken(place))
        time.sleep(PAUSE)


def refuse_if_taken(place: Place) -> None:
    """Say so if another program listens there: it came between our look and our server.

    :raises CannotStart: if one does
    """
    problem = _problem(place)
    if problem is not None and problem.errno == errno.EADDRINUSE:
        raise CannotStart(_taken(place))


def _taken(place: Place) -> str:
    port = place.port
    free = next((near for near in range(port + 1, port + NEAR) if _problem(Place(place.address, near)) is None), 0)
    other = f"，例如 --port {free}" if free else ""
    return f"端口 {port} 已被其他程序占用。请用 --port 换一个{other}；要看是哪个程序：ss -ltnp 'sport = :{port}'。"


def _problem(place: Place) -> OSError | None:
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((place.address, place.port))
        except OSError as error:
            return error
    return None

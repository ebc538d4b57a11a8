"""Devices behind the service of their maker on the clerk's own machine: HTTP and JSON on loopback."""

from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from onewindow.platform.access.entry import is_loopback
from onewindow.platform.devices.contract import Card, CardUnreadable, DeviceAway, NoCard, Picture
from onewindow.platform.devices.reading import card_from

SECONDS = 8.0
LARGEST_CARD = 64 * 1024
LARGEST_PICTURE = 20 * 1024 * 1024
PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}


class LoopbackAgent:
    """Reader and camera of a device service at `http://127.0.0.1:PORT`: `GET /card`, `POST /picture`."""

    def __init__(self, address: str) -> None:
        """Take the address of the service.

        :raises ValueError: if it is not plain HTTP on loopback: cards are not sent over a wire
        """
        parts = urlsplit(address)
        if parts.scheme != "http" or not is_loopback(parts.hostname or "") or parts.path.strip("/"):
            raise ValueError("a device service is reached at http://127.0.0.1:PORT")
        self._host, self._port = str(parts.hostname), parts.port or 80

    def read(self) -> Card:
        """Return what the card on the reader says."""
        status, _, content = self._ask("GET", "/card", largest=LARGEST_CARD)
        match status:
            case HTTPStatus.OK:
                return card_from(content)
            case HTTPStatus.NOT_FOUND:
                raise NoCard
            case HTTPStatus.UNPROCESSABLE_ENTITY:
                raise CardUnreadable
            case _:
                raise DeviceAway

    def capture(self, label: str) -> Picture:
        """Return a picture of the page below the camera."""
        status, media_type, content = self._ask("POST", "/picture", largest=LARGEST_PICTURE)
        if status != HTTPStatus.OK or media_type not in PICTURES or not content:
            raise DeviceAway
        return Picture(name=f"{label}{PICTURES[media_type]}", media_type=media_type, content=content)

    def _ask(self, method: str, path: str, *, largest: int) -> tuple[int, str, bytes]:
        connection = HTTPConnection(self._host, self._port, timeout=SECONDS)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            content = answer.read(largest + 1)
        except (OSError, HTTPException) as error:
            raise DeviceAway from error
        finally:
            connection.close()
        if len(content) > largest:
            raise DeviceAway
        return answer.status, answer.headers.get_content_type(), content

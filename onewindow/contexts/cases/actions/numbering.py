"""编号: the number of a case, the short public number, and the query code (decision 21)."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from onewindow.kernel.codes import case_number, short_number
from onewindow.platform.access.actors import Channel
from onewindow.platform.numbers.minting import mint

CHANNEL_CODES = {
    Channel.WINDOW: "01",
    Channel.WEB: "02",
    Channel.MOBILE: "03",
    Channel.KIOSK: "04",
    Channel.POST: "05",
    Channel.EXCHANGE: "06",
    Channel.DESK: "07",
    Channel.SYSTEM: "08",
}
QUERY_CODE_DIGITS = 8


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What a case is called by from its filing on."""

    number: str
    prefix: int  # characters of the item's code in front of the day
    day: date
    serial: int
    short: str
    query_code: str


def minted(*, item_code: str, channel: Channel, on: date) -> Numbers:
    """Return the numbers of a case that is filed on the day. They are lost if it is not: gaps are allowed."""
    serial = mint(f"case:{item_code}:{on:%Y%m%d}")
    short = mint(f"short:{channel}:{on:%Y%m%d}")
    return Numbers(
        number=case_number.of(item_code=item_code, on=on, serial=serial),
        prefix=len(item_code),
        day=on,
        serial=serial,
        short=short_number.of(on=on, channel=CHANNEL_CODES[channel], serial=short),
        query_code=f"{secrets.randbelow(10**QUERY_CODE_DIGITS):0{QUERY_CODE_DIGITS}d}",
    )


def hashed_code(case_id: UUID, query_code: str) -> bytes:
    """Return the hash of a query code as the row keeps it (32 bytes), bound to its case and to this installation."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"query:{case_id}:{query_code}".encode(), "sha256")

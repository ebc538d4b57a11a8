"""The application's clock against the database's: days of law depend on both."""

import time
from datetime import UTC, datetime
from http import HTTPStatus
from typing import ClassVar

from django.db import connection

from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_

ALARM = 5.0  # seconds apart from which an operator is told
REFUSED = 60.0  # seconds apart from which no act is written

# A condition of the statement that writes an act; its parameters are `agreement()`.
AGREE = "abs(extract(epoch FROM statement_timestamp() - %s::timestamptz)) <= %s"


class ClocksDisagree(Refusal):
    """The clocks of application and database are too far apart for an act to have a day."""

    words = N_("服务器时钟不一致（相差超过 60 秒），暂不能办理；您填写的内容已保留，请稍后再试或联系管理员校准时间")
    status: ClassVar[HTTPStatus] = HTTPStatus.SERVICE_UNAVAILABLE


def agreement() -> tuple[datetime, float]:
    """Return the parameters of `AGREE`: what the application's clock says, and how far it may be off."""
    return datetime.fromtimestamp(time.time(), UTC), REFUSED


def measured_skew() -> float:
    """Return by how many seconds the application's clock is ahead of the database's, measured now."""
    before = time.time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        (there,) = cursor.fetchone() or (before,)
    return (before + time.time()) / 2 - float(there)


def refuse_if_apart() -> None:
    """Refuse an act when the clocks are too far apart.

    :raises ClocksDisagree: if they are
    """
    if abs(measured_skew()) > REFUSED:
        raise ClocksDisagree

"""The only way from an instant to a day of law."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def legal_day(now: datetime) -> date:
    """Return the calendar day in China on which the instant falls.

    :raises ValueError: if the instant is naive: a time without a zone has no day
    """
    if now.tzinfo is None:
        raise ValueError("a naive datetime has no legal day")
    return now.astimezone(CHINA).date()

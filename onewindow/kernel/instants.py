"""The only way from an instant to a day of law, and back to the instant at which it begins."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def day_begins(day: date) -> datetime:
    """Return the instant at which the day begins in China: 00:00, when the day before has run out."""
    return datetime.combine(day, time(), CHINA)


def legal_day(now: datetime) -> date:
    """Return the calendar day in China on which the instant falls.

    :raises ValueError: if the instant is naive: a time without a zone has no day
    """
    if now.tzinfo is None:
        raise ValueError("a naive datetime has no legal day")
    return now.astimezone(CHINA).date()

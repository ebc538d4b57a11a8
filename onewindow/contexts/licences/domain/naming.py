"""The number a licence has of its own, its serial within the national identifier, and its last day."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = 12


def series_of(type_code: str, *, organisation: str, template: str, year: int) -> str:
    """Return the series that the serial is minted from: by the year where the number names the year."""
    return f"licence:{type_code}:{organisation}:{year if '{year' in template else 0}"


def number_of(template: str, *, serial: int, year: int) -> str:
    """Return the number by the type's template, for instance JY2999901{serial:07d}."""
    return template.format(serial=serial, year=year)


def serial_of(number: str, *, serial: int, year: int) -> str:
    """Return what stands for the licence in its identifier: its number if that has only digits and capital letters."""
    return number if re.fullmatch(r"[0-9A-Z]{8,32}", number) else f"{year}{serial:08d}"


def last_day(valid_from: date, *, months: int | None) -> date | None:
    """Return the last day of a validity of so many months; None is without end.

    The term ends with the day before the corresponding one; a month that lacks it ends it with its own last day
    (《民法典》第二百零二条).
    """
    if months is None:
        return None
    year, month = divmod(valid_from.year * MONTHS + valid_from.month - 1 + months, MONTHS)
    longest = monthrange(year, month + 1)[1]
    if valid_from.day > longest:
        return date(year, month + 1, longest)
    return date(year, month + 1, valid_from.day) - timedelta(days=1)

"""短编号: YYMMDD + channel or window 2 + serial of at least 6 + check 1 (MOD 11,10), for signs, messages, the phone."""

from dataclasses import dataclass
from datetime import date

from onewindow.kernel.codes.checks import mod_11_10
from onewindow.kernel.codes.faults import WrongCheck, WrongDate, WrongLength, check_digits, read_day, typed

NAME = "短编号"
_SHORTEST, _LONGEST = 15, 16
_FIRST_YEAR = 2025  # nothing was numbered earlier: an identity number of 15 digits is none of these


@dataclass(frozen=True, slots=True)
class ShortNumber:
    """The number that a person says or types, taken apart."""

    on: date
    channel: str
    serial: int


def parse(text: str) -> ShortNumber:
    """Return the number taken apart; hyphens are for the eye.

    :raises CodeWrong: with what is wrong
    """
    number = typed(text).replace("-", "")
    if not _SHORTEST <= len(number) <= _LONGEST:
        raise WrongLength(name=NAME, expected=_SHORTEST, actual=len(number))
    check_digits(number, name=NAME)
    if mod_11_10(number[:-1]) != number[-1]:
        raise WrongCheck(name=NAME)
    on = read_day(f"20{number[:6]}", name=NAME, first=1, last=6)
    if on.year < _FIRST_YEAR:
        raise WrongDate(name=NAME, first=1, last=6)
    return ShortNumber(on, number[6:8], int(number[8:-1]))


def of(*, on: date, channel: str, serial: int) -> str:
    """Return the number with its check digit; the serial grows when a day needs a seventh digit."""
    body = f"{on:%y%m%d}{channel}{serial:06d}"
    return body + mod_11_10(body)

"""办件编号: item code (31 or 33) + yyyyMMdd + serial of at least four digits, at most 50 characters (decision 21)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from onewindow.kernel.codes import item_code
from onewindow.kernel.codes.faults import CodeWrong, WrongDate, WrongLength, check_digits, read_day, typed
from onewindow.kernel.codes.item_code import ItemCode
from onewindow.kernel.words import N_

NAME = "办件编号"
LONGEST = 50
_PREFIXES = (31, 33)
_SHORTEST_SERIAL = 4
_YEARS = range(2000, 2100)  # what tells a number of 31 + 8 from one of 33 + 8


class TooManyCases(CodeWrong):
    """The day has more cases of one item than a number can tell apart."""

    words = N_("该事项当日的办件编号已用完，请联系系统管理员")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The number of a case, taken apart."""

    item: ItemCode
    on: date
    serial: int


def parse(text: str, *, prefix: int | None = None) -> CaseNumber:
    """Return the number taken apart. `prefix` is the length of the item code where it was kept.

    :raises CodeWrong: with what is wrong
    """
    number = typed(text)
    lengths = _PREFIXES if prefix is None else (prefix,)
    shortest = min(lengths) + 8 + _SHORTEST_SERIAL
    if not shortest <= len(number) <= LONGEST:
        raise WrongLength(name=NAME, expected=f"{shortest} 至 {LONGEST}", actual=len(number))
    likely, *others = sorted(lengths, key=lambda length: len(number) != length + 8 + _SHORTEST_SERIAL)
    try:
        return _parsed(number, likely)
    except CodeWrong:
        for length in others:
            with suppress(CodeWrong):
                return _parsed(number, length)
        raise


def _parsed(number: str, prefix: int) -> CaseNumber:
    check_digits(number[prefix:], name=NAME, start=prefix + 1)
    on = read_day(number[prefix : prefix + 8], name=NAME, first=prefix + 1, last=prefix + 8)
    if on.year not in _YEARS:
        raise WrongDate(name=NAME, first=prefix + 1, last=prefix + 8)
    return CaseNumber(item_code.parse(number[:prefix]), on, int(number[prefix + 8 :]))


def of(*, item_code: str, on: date, serial: int) -> str:
    """Return the number of a day's n-th case of an item; the serial grows when a day needs more than four digits.

    :raises TooManyCases: if the number would be longer than all systems can take
    """
    number = f"{item_code}{on:%Y%m%d}{serial:0{_SHORTEST_SERIAL}d}"
    if len(number) > LONGEST:
        raise TooManyCases(name=NAME)
    return number

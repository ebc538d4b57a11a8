"""电话号码: eleven digits of a mobile phone, or a fixed line with its area code."""

import re

from onewindow.kernel.codes.faults import CodeWrong, typed
from onewindow.kernel.words import N_

_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")


class PhoneWrong(CodeWrong):
    """Nobody can be reached under it."""

    words = N_("电话号码不正确：手机号为 11 位数字，座机请带区号，如 0000-8812345")


def parse(text: str) -> str:
    """Return a phone number as it is kept: half-width, without blanks.

    :raises PhoneWrong: if it cannot be one
    """
    number = typed(text)
    if not number.isascii() or not _PHONE.fullmatch(number):
        raise PhoneWrong(field="phone")
    return number

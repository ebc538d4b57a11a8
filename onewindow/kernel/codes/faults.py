"""What can be wrong with a code, and what to do about it."""

import unicodedata
from datetime import date

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_


class CodeWrong(Invalid):
    """A code cannot be what it is said to be."""

    words = N_("%(name)s不正确，请核对后重新输入")


class WrongLength(CodeWrong):
    """Characters are missing, or there are too many."""

    words = N_("%(name)s应为 %(expected)s 位，现为 %(actual)s 位，请核对是否漏输或多输")


class WrongCharacter(CodeWrong):
    """A character that cannot stand where it stands."""

    words = N_("%(name)s第 %(position)s 位的字符不正确，此处只能是%(allowed)s，请核对后重新输入")


class WrongDate(CodeWrong):
    """There is no such day."""

    words = N_("%(name)s第 %(first)s 至 %(last)s 位的日期不存在，请核对后重新输入")


class WrongPart(CodeWrong):
    """A part that means nothing."""

    words = N_("%(name)s第 %(first)s 至 %(last)s 位（%(part)s）不在规定的范围内，请核对后重新输入")


class WrongCheck(CodeWrong):
    """The check character does not fit: one character is wrong, or two have changed places."""

    words = N_("%(name)s的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对")


def typed(text: str) -> str:
    """Return a code as it is meant: half-width, upper case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def check_length(code: str, *lengths: int, name: str) -> None:
    """Refuse a code that has none of the lengths.

    :raises WrongLength: if it has none of them
    """
    if len(code) not in lengths:
        raise WrongLength(name=name, expected=" 或 ".join(str(length) for length in lengths), actual=len(code))


def check_characters(code: str, alphabet: str, *, name: str, allowed: str, start: int = 1) -> None:
    """Refuse a code, or a part of one that begins at the position `start`, with a character that is not allowed.

    :raises WrongCharacter: at the first such character
    """
    for position, character in enumerate(code, start):
        if character not in alphabet:
            raise WrongCharacter(name=name, position=position, allowed=allowed)


def check_digits(code: str, *, name: str, start: int = 1) -> None:
    """Refuse a code, or a part of one that begins at the position `start`, with anything but digits.

    :raises WrongCharacter: at the first character that is no digit
    """
    check_characters(code, "0123456789", name=name, allowed="数字", start=start)


def read_day(digits: str, *, name: str, first: int, last: int) -> date:
    """Return the day that eight digits write, which stand from the first to the last position of the code.

    :raises WrongDate: if there is no such day
    """
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise WrongDate(name=name, first=first, last=last) from None

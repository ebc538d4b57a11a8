"""公民身份号码: GB 11643-1999. 18 characters: region 6, birth 8, sequence 3, check 1."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from onewindow.kernel.codes.checks import DIGITS, mod_11_2
from onewindow.kernel.codes.faults import (
    CodeWrong,
    WrongCheck,
    WrongDate,
    WrongPart,
    check_characters,
    check_digits,
    check_length,
    read_day,
    typed,
)
from onewindow.kernel.codes.region_code import DEMO_PROVINCE, PROVINCES
from onewindow.kernel.words import N_

NAME = "身份证号码"
TAIWAN_RESIDENCE = "83"  # 台湾居民居住证


class Holder(StrEnum):
    CITIZEN = "CITIZEN"  # 居民身份证
    COMPATRIOT = "COMPATRIOT"  # 港澳台居民居住证
    FOREIGNER = "FOREIGNER"  # 外国人永久居留身份证


class OldNumber(CodeWrong):
    """The 15 digits of before 1999 are no longer valid (《居民身份证法》第二十三条 and its transition)."""

    words = N_("15 位的身份证号码已经停止使用，请使用 18 位的号码")


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that could be somebody's. Its text is not shown by `repr`."""

    number: str = field(repr=False)
    born_on: date = field(repr=False)

    @property
    def region(self) -> str:
        """Return the six digits in front: where a citizen was first registered."""
        return self.number[:6]

    @property
    def is_male(self) -> bool:
        """Say whether the sequence is odd."""
        return int(self.number[16]) % 2 == 1

    @property
    def holder(self) -> Holder:
        """Return what kind of card carries the number."""
        if self.number[:2] in {"81", "82", TAIWAN_RESIDENCE}:
            return Holder.COMPATRIOT
        if self.number[0] == "9" and self.number[:2] != DEMO_PROVINCE:
            return Holder.FOREIGNER
        return Holder.CITIZEN


def parse(text: str, *, today: date | None = None) -> IdentityNumber:
    """Return the number, with `x` read as `X`; with `today`, nobody is born later.

    :raises CodeWrong: with what is wrong
    """
    number = typed(text)
    if len(number) == 15 and number.isdigit():
        raise OldNumber(name=NAME)
    check_length(number, 18, name=NAME)
    check_digits(number[:17], name=NAME)
    check_characters(number[17], DIGITS + "X", name=NAME, allowed="数字或 X", start=18)
    _check_region(number)
    born_on = read_day(number[6:14], name=NAME, first=7, last=14)
    if today is not None and born_on > today:
        raise WrongDate(name=NAME, first=7, last=14)
    if mod_11_2(number[:17]) != number[17]:
        raise WrongCheck(name=NAME)
    return IdentityNumber(number, born_on)


def of(*, region: str, born_on: date, sequence: int) -> str:
    """Return the number with its check character; for examples and tests, with an invented region.

    :raises CodeWrong: if the parts make no number
    """
    body = f"{region}{born_on:%Y%m%d}{sequence:03d}"
    check_length(body, 17, name=NAME)
    check_digits(body, name=NAME)
    return parse(body + mod_11_2(body)).number


def _check_region(number: str) -> None:
    province = number[1:3] if number[0] == "9" and number[:2] != DEMO_PROVINCE else number[:2]
    if province not in PROVINCES | {TAIWAN_RESIDENCE}:
        raise WrongPart(name=NAME, first=1, last=6, part="地区")

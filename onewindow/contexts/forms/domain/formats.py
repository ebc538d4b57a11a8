"""Formats that a text must have, each with the sentence that says what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from onewindow.contexts.forms.domain.fields import Kind
from onewindow.kernel.codes import credit_code, identity_number, phone
from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
BANK_ACCOUNT = re.compile(r"\d{12,19}")


class PhoneWrong(Invalid):
    """A phone has eleven digits, or an area code."""

    words = N_("“%(label)s”不正确：手机号为 11 位数字，座机请带区号，如 0000-8812345")


class EmailWrong(Invalid):
    """An address of e-mail has one @."""

    words = N_("“%(label)s”不正确，应像 name@example.cn")


class BankAccountWrong(Invalid):
    """A card number has its check digit at the end."""

    words = N_("“%(label)s”不正确，请对照银行卡正面的号码逐位核对")


class DateWrong(Invalid):
    """There is no such day, or it is written in another way."""

    words = N_("“%(label)s”不是一个存在的日期，请按 2026-10-01 的样式填写")


def _phone(text: str) -> None:
    try:
        phone.parse(text)
    except phone.PhoneWrong:
        raise PhoneWrong(label="") from None


def _email(text: str) -> None:
    if not EMAIL.fullmatch(text):
        raise EmailWrong(label="")


def _bank_account(text: str) -> None:
    if not BANK_ACCOUNT.fullmatch(text) or not _luhn(text):
        raise BankAccountWrong(label="")


def _luhn(digits: str) -> bool:
    """Say whether the last digit fits the others (GB/T 15694.1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _date(text: str) -> None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise DateWrong(label="") from None
    if day.isoformat() != text:  # ISO 8601 also writes days by their weeks, as 2026-W40-4
        raise DateWrong(label="")


CHECKS: Mapping[Kind, Callable[[str], object]] = {
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.BANK_ACCOUNT: _bank_account,
    Kind.DATE: _date,
    Kind.IDENTITY_NUMBER: identity_number.parse,
    Kind.CREDIT_CODE: credit_code.parse,
}

# The names of the formats in JSON Schema; those with a hyphen are ours.
NAMES: Mapping[Kind, str] = {
    Kind.PHONE: "cn-phone",
    Kind.EMAIL: "cn-email",
    Kind.BANK_ACCOUNT: "cn-bank-account",
    Kind.DATE: "date",
    Kind.IDENTITY_NUMBER: "cn-identity-number",
    Kind.CREDIT_CODE: "cn-credit-code",
}


def fits(kind: Kind, text: str) -> bool:
    """Say whether the text has the format of the kind."""
    try:
        CHECKS[kind](text)
    except Invalid:
        return False
    return True

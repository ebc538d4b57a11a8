"""办事人 — what kinds there are and by which number each is known."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from unicodedata import category
from uuid import UUID

from onewindow.kernel.codes import credit_code, identity_number, phone
from onewindow.kernel.codes.faults import typed
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_

LONGEST_NAME = 200
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # controls, marks that turn the direction of writing, halves of pairs
JOINERS = "\u180e\u200c\u200d"
_DOCUMENT = re.compile(r"[A-Z0-9]{5,18}")


class PartyKind(StrEnum):
    PERSON = "PERSON"  # 自然人
    ENTERPRISE = "ENTERPRISE"  # 企业法人、非法人企业
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS"  # 个体工商户
    INSTITUTION = "INSTITUTION"  # 机关、事业单位、社会组织
    OTHER = "OTHER"  # 其他组织


class NumberKind(StrEnum):
    IDENTITY = "IDENTITY"  # 居民身份证 (GB 11643)，GA/T 2000.156 类型 111
    PASSPORT = "PASSPORT"  # 护照，414
    TAIWAN_PERMIT = "TAIWAN_PERMIT"  # 台湾居民来往大陆通行证，511
    HK_MACAO_PERMIT = "HK_MACAO_PERMIT"  # 港澳居民来往内地通行证，516
    FOREIGN_RESIDENT = "FOREIGN_RESIDENT"  # 外国人永久居留身份证，553
    CREDIT_CODE = "CREDIT_CODE"  # 统一社会信用代码 (GB 32100)


class RealNameLevel(IntEnum):
    NONE = 0  # 未实名
    PHONE = 1  # 手机号
    IDENTITY = 2  # 姓名、证件号码核验一致
    WINDOW = 3  # 窗口人证核验
    FACE = 4  # 人像比对


@dataclass(frozen=True, kw_only=True, slots=True)
class Newcomer:
    """What a party is registered with."""

    kind: PartyKind
    name: str
    number_kind: NumberKind
    number: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyView:
    """A party unmasked; it is handed out for a purpose, and that is written down."""

    id: UUID
    kind: PartyKind
    name: str
    number_kind: NumberKind
    number: str
    phone: str
    address: str
    real_name_level: RealNameLevel


@dataclass(frozen=True, kw_only=True, slots=True)
class MaskedParty:
    """A party as lists show it. The name of an enterprise is public and stays whole."""

    id: UUID
    kind: PartyKind
    name: str
    number: str
    phone: str


class NumberOfAnotherKind(Invalid):
    """A person has an identity document, every other party a credit code."""

    words = N_("自然人请填写身份证件号码，单位请填写统一社会信用代码")


class NameNeeded(Invalid):
    """A party has a name."""

    words = N_("请填写姓名或者名称")


class NotAName(Invalid):
    """A name is written in letters that are seen, and in as many as a licence has room for."""

    words = N_("姓名或者名称中有不能显示的字符，或者超过 %(most)s 个字，请核对后重新填写")


class NotADocumentNumber(Invalid):
    """The number of a passport or permit is five to eighteen letters and digits."""

    words = N_("证件号码应为 5 至 18 位字母和数字，请对照证件核对")


class PurposeNeeded(Invalid):
    """Whoever looks at somebody's data says what for (《个人信息保护法》第六条)."""

    words = N_("请说明查看个人信息的目的")


class AccountThere(Refusal):
    """A party logs in with one account, and a handle belongs to one."""

    words = N_("该办事人已有账号，或者登录名已被使用")


def welcome(newcomer: Newcomer, *, today: date) -> Newcomer:
    """Return a party as it is registered: name, number and phone in their normal form.

    :raises NameNeeded: if there is no name
    :raises NotAName: if it has characters that nobody sees, or too many
    :raises NumberOfAnotherKind: if a person comes with a credit code, or anything else with a person's document
    :raises CodeWrong: if the identity number or credit code cannot be one
    :raises NotADocumentNumber: if the number of another document cannot be one
    :raises PhoneWrong: if there is a phone and it cannot be one
    """
    if not newcomer.name.strip():
        raise NameNeeded(field="name")
    _check_name(newcomer.name.strip())
    if (newcomer.kind is PartyKind.PERSON) == (newcomer.number_kind is NumberKind.CREDIT_CODE):
        raise NumberOfAnotherKind(field="number_kind")
    number = read_number(newcomer.number_kind, newcomer.number, today=today)
    return replace(newcomer, name=newcomer.name.strip(), number=number, phone=read_phone(newcomer.phone))


def read_phone(text: str) -> str:
    """Return a phone as it is kept; nobody needs one.

    :raises PhoneWrong: if there is one and it cannot be one
    """
    return phone.parse(text) if text.strip() else ""


def _check_name(name: str) -> None:
    # A name that reads otherwise than it is written would stand on papers. Rare characters that Unicode does not have
    # yet are names too, and so are the joiners that some scripts need.
    if len(name) > LONGEST_NAME or any(category(mark) in UNSEEN for mark in name if mark not in JOINERS):
        raise NotAName(field="name", most=LONGEST_NAME)


def read_number(kind: NumberKind, text: str, *, today: date) -> str:
    """Return a number as it is kept: half-width, capital letters, checked as far as its kind can be.

    :raises CodeWrong: if the identity number or credit code cannot be one
    :raises NotADocumentNumber: if the number of another document cannot be one
    """
    match kind:
        case NumberKind.IDENTITY | NumberKind.FOREIGN_RESIDENT:
            return identity_number.parse(text, today=today).number
        case NumberKind.CREDIT_CODE:
            return credit_code.parse(text).code
        case _:
            number = typed(text)
            if not _DOCUMENT.fullmatch(number):
                raise NotADocumentNumber(field="number")
            return number


def check_purpose(purpose: str) -> None:
    """Check that a purpose was given.

    :raises PurposeNeeded: if not
    """
    if not purpose.strip():
        raise PurposeNeeded(field="purpose")

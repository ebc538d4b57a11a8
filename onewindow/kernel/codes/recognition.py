"""Saying what a string is: which codes it could be, and if none, what is wrong with the likeliest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onewindow.kernel.codes import (
    case_number,
    credit_code,
    identity_number,
    item_code,
    licence_identifier,
    organisation_code,
    region_code,
    short_number,
)
from onewindow.kernel.codes.case_number import CaseNumber
from onewindow.kernel.codes.credit_code import CreditCode
from onewindow.kernel.codes.faults import CodeWrong, typed
from onewindow.kernel.codes.identity_number import Holder, IdentityNumber
from onewindow.kernel.codes.item_code import LEVELS, TYPES, ItemCode
from onewindow.kernel.codes.licence_identifier import LicenceIdentifier
from onewindow.kernel.codes.region_code import PROVINCES, Level, RegionCode
from onewindow.kernel.codes.short_number import ShortNumber
from onewindow.kernel.words import N_

type Code = CaseNumber | CreditCode | IdentityNumber | ItemCode | LicenceIdentifier | RegionCode | ShortNumber | str

READERS: Mapping[str, Callable[[str], Code]] = {
    identity_number.NAME: identity_number.parse,
    credit_code.NAME: credit_code.parse,
    organisation_code.NAME: organisation_code.parse,
    item_code.NAME: item_code.parse,
    case_number.NAME: case_number.parse,
    short_number.NAME: short_number.parse,
    licence_identifier.NAME: licence_identifier.parse,
    region_code.NAME: region_code.parse,
}
_HOLDERS = {
    Holder.CITIZEN: "居民身份证",
    Holder.COMPATRIOT: "港澳台居民居住证",
    Holder.FOREIGNER: "外国人永久居留身份证",
}
_DIVISIONS = {
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
    Level.VILLAGE: "村级",
}


class NotRecognised(CodeWrong):
    """Nothing that this platform knows looks like it."""

    words = N_(
        "没有认出这是什么编码。能识别的有：18 位身份证号码或统一社会信用代码、9 位组织机构代码、12/31/33 位事项编码、"
        "办件编号、15 位短编号、电子证照标识、6/9/12 位行政区划代码"
    )


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """What a string is, and what it says, as pairs of a label and a text."""

    name: str
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What a string can be; if it can be nothing, what is wrong with what it resembles."""

    recognised: tuple[Recognised, ...]
    faults: tuple[CodeWrong, ...]


def recognise(text: str) -> tuple[Recognised, ...]:
    """Return everything that the string can be; nothing if it is no code."""
    return examine(text).recognised


def examine(text: str) -> Examination:
    """Return what the string can be, or what is wrong with it."""
    recognised, faults = [], {}
    for name, read in READERS.items():
        try:
            recognised.append(Recognised(name=name, says=_says(read(text))))
        except CodeWrong as fault:
            faults[name] = fault
    if recognised:
        return Examination(recognised=tuple(recognised), faults=())
    meant = _resembled(typed(text))
    resembling = tuple(fault for name, fault in faults.items() if name in meant)
    return Examination(recognised=(), faults=resembling or (NotRecognised(),))


def _resembled(code: str) -> frozenset[str]:
    """Return which codes a wrong one was probably meant to be: by its length, and by what stands where."""
    if code.startswith("1.2.156."):
        return frozenset({licence_identifier.NAME})
    length = len(code)
    is_birth = code[6:8] in {"18", "19", "20"} and sum(one.isalpha() for one in code[:17]) <= 2
    meant = {
        identity_number.NAME: (17 <= length <= 19 and is_birth) or (length == 15 and code[:2] in PROVINCES),
        credit_code.NAME: 17 <= length <= 19 and not is_birth,
        organisation_code.NAME: length == 9 or (length == 10 and code[8] == "-"),
        item_code.NAME: length == 12 or 30 <= length <= 34,
        case_number.NAME: 40 <= length <= case_number.LONGEST + 1,
        short_number.NAME: 14 <= length <= 16 and code.isdigit(),
        region_code.NAME: length in {6, 9, 12} and code.isdigit(),
    }
    return frozenset(name for name, resembles in meant.items() if resembles)


def _says(code: Code) -> tuple[tuple[str, str], ...]:
    match code:
        case IdentityNumber():
            return _person(code)
        case CreditCode():
            return _body(code)
        case ItemCode():
            return _item(code)
        case CaseNumber():
            return (*_item(code.item), ("收件日期", code.on.isoformat()), ("当日顺序号", str(code.serial)))
        case ShortNumber():
            return (
                ("日期", code.on.isoformat()),
                ("渠道或窗口", code.channel),
                ("当日顺序号", str(code.serial)),
            )
        case LicenceIdentifier():
            return (
                ("证照类型", code.licence_type),
                ("颁发机构", code.issuer),
                ("流水号", code.serial),
                ("版本", str(code.version)),
            )
        case RegionCode():
            return (("层级", _DIVISIONS[code.level]), ("补足 12 位", code.code))
        case _:
            return (("代码", code),)


def _person(number: IdentityNumber) -> tuple[tuple[str, str], ...]:
    return (
        ("证件", _HOLDERS[number.holder]),
        ("出生日期", number.born_on.isoformat()),
        ("性别", "男" if number.is_male else "女"),
    )


def _body(code: CreditCode) -> tuple[tuple[str, str], ...]:
    return (
        ("机构类别", code.kind or "其他"),
        ("登记机关区划", code.region),
        ("组织机构代码", code.organisation_code),
    )


def _item(code: ItemCode) -> tuple[tuple[str, str], ...]:
    said = [
        ("基本编码", code.basic),
        ("事项类型", TYPES.get(code.type, f"扩展类型 {code.type}")),
        ("主项", code.main_item),
        ("子项", code.sub_item if int(code.sub_item) else "无"),
    ]
    if code.body is not None:
        said[:0] = [("实施主体", code.body.code), ("行使层级", LEVELS[code.level])]
    if code.option:
        said.append(("业务办理项", code.option))
    return tuple(said)

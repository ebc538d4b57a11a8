"""数据元 — the kinds of data, papers and licences that forms, guides and wallets are made of. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_


class JsonType(StrEnum):
    """What a value of a data element is in JSON; stored in JSON Schema's own words."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "array"


class ElementFormat(StrEnum):
    """What a text or a number means, and so how it is checked, shown and masked."""

    TEXT = "TEXT"  # 文字
    DATE = "DATE"  # 日期
    CREDIT_CODE = "CREDIT_CODE"  # 统一社会信用代码
    IDENTITY_NUMBER = "IDENTITY_NUMBER"  # 公民身份号码
    PHONE = "PHONE"  # 电话
    EMAIL = "EMAIL"  # 电子邮箱
    ADDRESS = "ADDRESS"  # 地址
    BANK_ACCOUNT = "BANK_ACCOUNT"  # 银行账号
    MONEY = "MONEY"  # 金额（元）
    COUNT = "COUNT"  # 数量
    YES_NO = "YES_NO"  # 是否
    CHOICE = "CHOICE"  # 选项
    ROWS = "ROWS"  # 多行


class MaterialKind(StrEnum):
    """材料类型, rulebook §3.4."""

    CERTIFICATE = "CERTIFICATE"  # 证件证书证明
    FORM = "FORM"  # 申请表格文书
    OTHER = "OTHER"  # 其他


class HolderKind(StrEnum):
    """Who or what a licence speaks of."""

    PERSON = "PERSON"  # 自然人
    ORGANISATION = "ORGANISATION"  # 法人和其他组织
    VEHICLE = "VEHICLE"  # 车辆


@dataclass(frozen=True, kw_only=True)
class ElementView:
    """数据元: one kind of datum that is asked once, wherever it is used."""

    code: str
    name: str
    json_type: JsonType = JsonType.STRING
    format: ElementFormat = ElementFormat.TEXT
    unit: str = ""
    max_length: int | None = None
    pii: str = ""  # a kind of `platform.pii`, or empty: no personal data
    known_from: str = ""  # the paper or register that it can be taken from: 营业执照（市场监管局）
    licence_type: str = ""  # the licence that carries it, if one does


@dataclass(frozen=True, kw_only=True)
class MaterialTypeView:
    """材料: one kind of paper, whichever guides ask for it; packages merge papers by this code."""

    code: str
    name: str
    kind: MaterialKind
    licence_type: str = ""  # the licence that it is, if it is one


@dataclass(frozen=True, kw_only=True)
class LicenceTypeView:
    """证照类型: its code is the defining authority's credit code and three digits (rulebook §5.2)."""

    code: str
    name: str
    holder: HolderKind
    valid_months: int | None = None  # None: 长期
    number_template: str = "{serial}"  # how its own number is made, for instance JY2999901{serial:07d}
    face: tuple[str, ...] = ()  # the data elements that are printed on it, in order


@dataclass(frozen=True, kw_only=True)
class Registered:
    """What registering a list changed; doing it twice adds and changes nothing."""

    added: int = 0
    changed: int = 0


class CodeTwice(Invalid):
    """A list names a code twice."""

    words = N_("代码 %(code)s 出现了两次，请合并后再登记")


class UnknownCode(Invalid):
    """An entry leans on another that is not registered."""

    words = N_("“%(name)s”引用的代码 %(code)s 尚未登记，请先登记")


def distinct(codes: list[str]) -> None:
    """Make sure that no code stands twice in a list.

    :raises CodeTwice: if one does
    """
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise CodeTwice(code=code)
        seen.add(code)

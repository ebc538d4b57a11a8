"""办事指南 — one document holds all that is published about an item (rulebook §3.3), and all that a case is ruled by.

It is stored as bytes and hashed as stored; it never changes once published. `schema` names its shape: an older one is
brought up to date when it is read, never where it rests.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, ValidationError

from onewindow.contexts.catalogue.domain.asking import Asked, Check, FormField, FormSection, Question, Stop
from onewindow.contexts.catalogue.domain.course import (
    Commitment,
    Intermediary,
    SpecialProcedure,
    Step,
    TermRule,
)
from onewindow.contexts.catalogue.domain.malformed import GuideMalformed, malformed
from onewindow.contexts.catalogue.domain.outcome import Channels, Fee, Result, Service
from onewindow.contexts.catalogue.domain.papers import Material
from onewindow.contexts.catalogue.domain.shape import Count, Faq, LegalBasis, Line, Part, Reminder
from onewindow.kernel.canonical import canonical

SCHEMA = 1


class ItemType(StrEnum):
    """事项类型 (GB/T 39046-2020 A.1); the values are the codes of the standard."""

    LICENCE = "01"  # 行政许可
    PENALTY = "02"  # 行政处罚
    COERCION = "03"  # 行政强制
    LEVY = "04"  # 行政征收
    PAYMENT = "05"  # 行政给付
    INSPECTION = "06"  # 行政检查
    CONFIRMATION = "07"  # 行政确认
    REWARD = "08"  # 行政奖励
    ADJUDICATION = "09"  # 行政裁决
    OTHER_POWER = "10"  # 其他行政权力
    PUBLIC_SERVICE = "20"  # 公共服务


class Level(StrEnum):
    """行使层级; the values are the codes of the standard."""

    NATION = "1"  # 国家级
    PROVINCE = "2"  # 省级
    CITY = "3"  # 市级
    COUNTY = "4"  # 县级
    TOWN = "5"  # 镇（乡、街道）级
    VILLAGE = "6"  # 村（社区）级


class BodyKind(StrEnum):
    """实施主体性质."""

    STATUTORY = "STATUTORY"  # 法定机关
    AUTHORISED = "AUTHORISED"  # 授权组织
    ENTRUSTED = "ENTRUSTED"  # 受委托组织


class PowerSource(StrEnum):
    """权力来源."""

    STATUTE = "STATUTE"  # 法定本级行使
    DELEGATED_DOWN = "DELEGATED_DOWN"  # 上级下放
    GRANTED_DOWN = "GRANTED_DOWN"  # 上级授权
    GRANTED = "GRANTED"  # 同级授权
    ENTRUSTED_DOWN = "ENTRUSTED_DOWN"  # 上级委托
    ENTRUSTED = "ENTRUSTED"  # 同级委托


class Audience(StrEnum):
    """服务对象."""

    PERSON = "PERSON"  # 自然人
    ENTERPRISE = "ENTERPRISE"  # 企业法人
    INSTITUTION = "INSTITUTION"  # 事业法人
    SOCIAL_ORGANISATION = "SOCIAL_ORGANISATION"  # 社会组织法人
    UNINCORPORATED = "UNINCORPORATED"  # 非法人企业（含个体工商户）
    AGENCY = "AGENCY"  # 行政机关
    OTHER = "OTHER"  # 其他组织


class ProjectKind(StrEnum):
    """办件类型."""

    INSTANT = "INSTANT"  # 即办件
    COMMITTED = "COMMITTED"  # 承诺件


class Codes(Part):
    """基本编码、实施编码、业务办理项编码, and the province's own."""

    basic: str = ""
    implementation: str = ""
    handling: str = ""
    local_basic: str = ""
    local: str = ""


class Body(Part):
    """实施主体."""

    name: Line
    credit_code: str
    kind: BodyKind = BodyKind.STATUTORY
    power_source: PowerSource = PowerSource.STATUTE
    entrusted_by: str = ""
    joint_bodies: tuple[Line, ...] = ()  # 联办机构
    content: str = ""  # 行使内容
    division: str = ""  # 权限划分


class Topics(Part):
    """主题分类, and the words people use for it."""

    person: tuple[Line, ...] = ()
    enterprise: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()


class Requirement(Part):
    """受理条件, one by one, with the standard it is judged by."""

    text: Line
    standard: str = ""


class Review(Part):
    """Who reviews and who decides (decision 15)."""

    four_eyes: bool = True  # 审查人与决定人不得为同一人
    single_review: bool = False  # 审核合一


class Marks(Part):
    """What the matter takes part in."""

    benefit_without_application: bool = False  # 免申即享
    packages: tuple[Line, ...] = ()  # 一件事
    assistance: str = ""  # 帮办代办
    proactive: str = ""  # 主动服务
    system_level: str = ""  # 运行系统层级
    town_code: str = ""
    village_code: str = ""


class Baseline(Part):
    """What was asked before, so that what was saved can be shown (五减)."""

    materials: Count
    workdays: float
    steps: Count
    visits: Count


class Guide(Part):
    """The document. Rulebook §3.3 numbers its elements; `inventory` says where each of the 54 stands."""

    schema_number: Literal[1] = Field(alias="schema")
    name: Line
    codes: Codes
    item_type: ItemType
    level: Level
    project_kind: ProjectKind
    body: Body
    audience: tuple[Audience, ...] = Field(min_length=1)
    topics: Topics = Topics()
    legal_basis: tuple[LegalBasis, ...] = ()
    deemed_acceptance_basis: str = ""  # 视为受理 of an item that is no licence (decision 2)
    requirements: tuple[Requirement, ...] = ()
    quantity_limit: str = ""  # 数量限制; empty: 无
    questions: tuple[Question, ...] = ()
    stops: tuple[Stop, ...] = ()
    form: tuple[FormSection, ...] = ()
    checks: tuple[Check, ...] = ()
    materials: tuple[Material, ...] = ()
    terms: tuple[TermRule, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    review: Review = Review()
    commitment: Commitment | None = None
    results: tuple[Result, ...] = ()
    fees: tuple[Fee, ...] = ()
    fee_note: str = ""
    channels: Channels
    service: Service
    faq: tuple[Faq, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    rights: tuple[Line, ...] = ()
    marks: Marks = Marks()
    baseline: Baseline | None = None

    @property
    def is_licence(self) -> bool:
        """Say whether the item is a 行政许可, to which its Act applies."""
        return self.item_type is ItemType.LICENCE

    @property
    def deems_acceptance(self) -> bool:
        """Say whether silence counts as acceptance (decision 2)."""
        return self.is_licence or bool(self.deemed_acceptance_basis)

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """Return the fields of all sections, in order."""
        return tuple(field for section in self.form for field in section.fields)

    def asked_at(self, place: str) -> Asked | None:
        """Return the field at a place of the form, or the column of a table."""
        element, _, column = place.partition(".")
        field = next((field for field in self.fields if field.element == element), None)
        if field is None or not column:
            return field
        return next((one for one in field.columns if one.code == column), None)

    def question(self, code: str) -> Question | None:
        """Return a question by its code."""
        return next((question for question in self.questions if question.code == code), None)


# How a document of an older schema becomes one of the next: schema → what is done to its JSON.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def parse(*, document: bytes | str) -> Guide:
    """Return the guide that a JSON document holds, of whatever schema it is.

    :raises GuideMalformed: if it is no JSON, of a schema not known here, or not of the schema's shape
    """
    try:
        shown = json.loads(document)
    except ValueError:
        raise GuideMalformed(path="", problem="这不是一份完整的 JSON 文档") from None
    if not isinstance(shown, dict):
        raise GuideMalformed(path="", problem="文档的最外层应当是一个对象")
    return of(shown)


def of(shown: dict[str, Any]) -> Guide:
    """Return the guide that plain JSON values hold, of whatever schema they are.

    :raises GuideMalformed: if they are of a schema not known here, or not of the schema's shape
    """
    while (upgrade := UPGRADES.get(shown.get("schema", SCHEMA))) is not None:
        shown = upgrade(shown)
    try:
        return Guide.model_validate_json(json.dumps(shown), strict=True)
    except ValidationError as error:
        raise malformed(error.errors(include_url=False)[0]) from None


def dump(*, guide: Guide) -> bytes:
    """Return the document as it is stored and hashed: every element written out, canonical JSON (RFC 8785)."""
    return canonical(guide.model_dump(mode="json"))


def fingerprint(document: bytes) -> bytes:
    """Return the SHA-256 of a document as it is stored (32 bytes)."""
    return hashlib.sha256(document).digest()

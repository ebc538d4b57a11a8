"""The course of a case: terms, steps and their posts, special procedures, what a promise replaces."""

from enum import StrEnum

from pydantic import Field

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Condition
from onewindow.contexts.catalogue.domain.shape import Code, Count, LegalBasis, Limit, Line, Part, Text
from onewindow.kernel.workdays import Unit


class StepKind(StrEnum):
    """环节. Only what lies between acceptance and decision is counted against the promise."""

    RECEIVE = "RECEIVE"  # 收件
    ACCEPT = "ACCEPT"  # 受理
    REVIEW = "REVIEW"  # 审查
    SITE_VISIT = "SITE_VISIT"  # 现场核查
    CONSULT = "CONSULT"  # 联审、征求意见
    HEARING = "HEARING"  # 听证
    DECIDE = "DECIDE"  # 决定
    MAKE = "MAKE"  # 制证
    DELIVER = "DELIVER"  # 送达


COUNTED = frozenset(
    {StepKind.ACCEPT, StepKind.REVIEW, StepKind.SITE_VISIT, StepKind.CONSULT, StepKind.HEARING, StepKind.DECIDE}
)


class Step(Part):
    """办理环节."""

    code: Code
    name: Line
    kind: StepKind
    post: Line  # 岗位
    limit: Limit
    standard: str = ""  # 审查标准
    result: str = ""  # 办理结果
    people: Count = 1  # 《行政许可法》第三十四条第三款：现场核查两名以上
    when: Condition = ALWAYS

    @property
    def duration(self) -> str:
        """Return how long the step takes, as it is printed: 当日, 2 个工作日."""
        return "当日" if self.limit.unit is Unit.INSTANT else self.limit.words


class Approver(StrEnum):
    """Who approves an extension."""

    AGENCY_HEAD = "AGENCY_HEAD"  # 本行政机关负责人
    GOVERNMENT_HEAD = "GOVERNMENT_HEAD"  # 本级人民政府负责人


class Extension(Part):
    """延期: how long, who approves, and on which ground (decision 9)."""

    limit: Limit
    approver: Approver = Approver.AGENCY_HEAD
    basis: Line


class TermRule(Part):
    """The terms of one situation; the first rule that holds is the one that counts."""

    when: Condition = ALWAYS
    is_instant: bool = False  # 即办件
    statutory: Limit | None = None  # None: 无法定时限
    promise: Limit
    delivery: Limit
    supplement: Limit = Limit(amount=15)  # how long the applicant has to answer a one-time notice
    extension: Extension | None = None


class Procedure(StrEnum):
    """特别程序: the closed list of 《行政许可法》第四十五条, and what a county calls 特殊环节 (decision 8)."""

    HEARING = "HEARING"  # 听证
    TENDER = "TENDER"  # 招标
    AUCTION = "AUCTION"  # 拍卖
    INSPECTION = "INSPECTION"  # 检验
    TESTING = "TESTING"  # 检测
    QUARANTINE = "QUARANTINE"  # 检疫
    APPRAISAL = "APPRAISAL"  # 鉴定
    EXPERT_REVIEW = "EXPERT_REVIEW"  # 专家评审
    PUBLICITY = "PUBLICITY"  # 公示
    SITE_VISIT = "SITE_VISIT"  # 现场踏勘
    OTHER = "OTHER"  # 其他法律、法规规定


STATUTORY_PROCEDURES = frozenset(
    {
        Procedure.HEARING,
        Procedure.TENDER,
        Procedure.AUCTION,
        Procedure.INSPECTION,
        Procedure.TESTING,
        Procedure.QUARANTINE,
        Procedure.APPRAISAL,
        Procedure.EXPERT_REVIEW,
    }
)


class SpecialProcedure(Part):
    """A procedure that may stop a clock; each clock has its own list of what stops it (decision 8)."""

    code: Code
    kind: Procedure
    name: Line
    limit: Limit  # 所需时间，书面告知
    basis: LegalBasis
    stops_statutory: bool = False
    stops_promise: bool = True
    when: Condition = ALWAYS


class Commitment(Part):
    """告知承诺: a proof replaced by a promise, with a check afterwards (国办发〔2020〕42号)."""

    when: Condition = ALWAYS  # the applicant chose it
    replaces: tuple[Line, ...] = Field(min_length=1)  # what need not be proved
    text: Text  # 承诺书
    check_within: Limit  # 事后核查
    consequence: Text
    basis: str = ""


class Intermediary(Part):
    """中介服务, with its basis (《优化营商环境条例》第四十三条)."""

    name: Line
    basis: Line
    limit: Limit
    payer: Line = "申请人"

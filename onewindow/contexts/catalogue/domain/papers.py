"""申请材料 — what is handed in, in which form, and what need not be."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Condition
from onewindow.contexts.catalogue.domain.shape import Code, Count, Limit, Line, Part, Sheet, Text

UPLOAD_LIMIT = 20 * 1024 * 1024  # bytes a file, unless the material says otherwise (decision 26)


class PaperKind(StrEnum):
    """材料类型."""

    CERTIFICATE = "CERTIFICATE"  # 证件证书证明
    FORM = "FORM"  # 申请表格文书
    OTHER = "OTHER"  # 其他


class Need(StrEnum):
    """材料必要性."""

    MUST = "MUST"  # 必要
    OPTIONAL = "OPTIONAL"  # 非必要
    TOLERATED = "TOLERATED"  # 容缺后补


class PaperForm(StrEnum):
    """材料形式."""

    PAPER = "PAPER"  # 纸质
    ELECTRONIC = "ELECTRONIC"  # 电子
    EITHER = "EITHER"  # 纸质/电子


class PaperOrigin(StrEnum):
    """来源渠道."""

    APPLICANT = "APPLICANT"  # 申请人自备
    GOVERNMENT = "GOVERNMENT"  # 政府部门核发
    INTERMEDIARY = "INTERMEDIARY"  # 中介服务机构出具
    OTHER = "OTHER"  # 其他


class MadeBy(StrEnum):
    """Whether the platform makes the paper."""

    APPLICANT = "APPLICANT"  # 申请人提交
    FORM = "FORM"  # 由一张表单生成
    MODEL_TEXT = "MODEL_TEXT"  # 由示范文本在线生成


class ExemptMode(StrEnum):
    """免提交方式."""

    NONE = "NONE"  # 需提交
    E_LICENCE = "E_LICENCE"  # 电子证照调用
    SHARED_DATA = "SHARED_DATA"  # 数据共享核验
    PROMISE = "PROMISE"  # 告知承诺替代
    DEPARTMENT_CHECK = "DEPARTMENT_CHECK"  # 部门核验


class Trust(StrEnum):
    """How far a paper can be trusted, best first; a guide says what it takes at least."""

    A = "A"  # 由机关签发
    B = "B"  # 窗口核验原件
    C = "C"  # 申请人上传
    D = "D"  # 申请人声明


class Expiry(StrEnum):
    """What follows when a tolerated paper does not come in time (decision 7)."""

    WITHDRAWN = "WITHDRAWN"  # 视为撤回申请
    REFUSED = "REFUSED"  # 作出不予许可（不予办理）决定


class Exemption(Part):
    """免提交: how the paper is obtained without the applicant, and in which situation."""

    mode: ExemptMode
    licence_type: str = ""
    source: str = ""  # the register or the department asked: 不动产登记信息（自然资源局）
    when: Condition = ALWAYS


class Tolerance(Part):
    """容缺: accepted now, handed in later, with the consequence printed on the promise."""

    term: Limit
    consequence: Expiry = Expiry.WITHDRAWN
    promise: Text  # the words that the applicant signs


class ReviewPoint(Part):
    """审查要点: what is looked at in the paper, once by the clerk and once by the reviewer."""

    code: Code
    text: Line


class Material(Part):
    """One paper. Its code is that of the register of material types, so that packages can merge it."""

    code: Code
    name: Line
    kind: PaperKind = PaperKind.OTHER
    need: Need = Need.MUST
    when: Condition = ALWAYS
    origin: PaperOrigin = PaperOrigin.APPLICANT
    origin_words: str = ""  # 来源渠道说明
    made_by: MadeBy = MadeBy.APPLICANT
    exemptions: tuple[Exemption, ...] = ()  # the first whose situation holds
    tolerance: Tolerance | None = None
    form: PaperForm = PaperForm.EITHER
    originals: Count = 1
    copies: Count = 0
    page_format: str = "A4"
    trust: Trust = Trust.C
    is_reusable: bool = True
    formats: tuple[Line, ...] = ("pdf", "jpg", "png")
    max_bytes: int = Field(default=UPLOAD_LIMIT, gt=0, le=UPLOAD_LIMIT)
    blank: Sheet | None = None  # 空白表格
    sample: Sheet | None = None  # 示例样表
    instructions: str = ""  # 填报须知
    standard: str = ""  # 受理标准
    review_points: tuple[ReviewPoint, ...] = ()
    basis: str = ""  # 要求提供材料的依据
    remark: str = ""

    @property
    def points_by_code(self) -> Mapping[str, ReviewPoint]:
        """Return the points of review, each by a code that no other has in the guide."""
        return {f"{self.code}.{point.code}": point for point in self.review_points}

"""The Chinese words for the kinds that a guide names, as a page prints them."""

from collections.abc import Mapping
from enum import StrEnum

from onewindow.contexts.catalogue.domain.course import Approver, Procedure, StepKind
from onewindow.contexts.catalogue.domain.guide import (
    Audience,
    BodyKind,
    ItemType,
    Level,
    PowerSource,
    ProjectKind,
)
from onewindow.contexts.catalogue.domain.items import ItemStanding
from onewindow.contexts.catalogue.domain.outcome import HandlingForm, OnlineDepth, Reach, ResultKind
from onewindow.contexts.catalogue.domain.papers import (
    ExemptMode,
    Expiry,
    MadeBy,
    Need,
    PaperForm,
    PaperKind,
    PaperOrigin,
    Trust,
)
from onewindow.contexts.catalogue.domain.states import GuideState, GuideVerb
from onewindow.kernel.words import N_

LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    ItemType: {
        "01": N_("行政许可"),
        "02": N_("行政处罚"),
        "03": N_("行政强制"),
        "04": N_("行政征收"),
        "05": N_("行政给付"),
        "06": N_("行政检查"),
        "07": N_("行政确认"),
        "08": N_("行政奖励"),
        "09": N_("行政裁决"),
        "10": N_("其他行政权力"),
        "20": N_("公共服务"),
    },
    Level: {
        "1": N_("国家级"),
        "2": N_("省级"),
        "3": N_("市级"),
        "4": N_("县级"),
        "5": N_("镇（乡、街道）级"),
        "6": N_("村（社区）级"),
    },
    BodyKind: {"STATUTORY": N_("法定机关"), "AUTHORISED": N_("授权组织"), "ENTRUSTED": N_("受委托组织")},
    PowerSource: {
        "STATUTE": N_("法定本级行使"),
        "DELEGATED_DOWN": N_("上级下放"),
        "GRANTED_DOWN": N_("上级授权"),
        "GRANTED": N_("同级授权"),
        "ENTRUSTED_DOWN": N_("上级委托"),
        "ENTRUSTED": N_("同级委托"),
    },
    Audience: {
        "PERSON": N_("自然人"),
        "ENTERPRISE": N_("企业法人"),
        "INSTITUTION": N_("事业法人"),
        "SOCIAL_ORGANISATION": N_("社会组织法人"),
        "UNINCORPORATED": N_("非法人企业（含个体工商户）"),
        "AGENCY": N_("行政机关"),
        "OTHER": N_("其他组织"),
    },
    ProjectKind: {"INSTANT": N_("即办件"), "COMMITTED": N_("承诺件")},
    PaperKind: {"CERTIFICATE": N_("证件证书证明"), "FORM": N_("申请表格文书"), "OTHER": N_("其他")},
    Need: {"MUST": N_("必要"), "OPTIONAL": N_("非必要"), "TOLERATED": N_("容缺后补")},
    PaperForm: {"PAPER": N_("纸质"), "ELECTRONIC": N_("电子"), "EITHER": N_("纸质/电子")},
    PaperOrigin: {
        "APPLICANT": N_("申请人自备"),
        "GOVERNMENT": N_("政府部门核发"),
        "INTERMEDIARY": N_("中介服务机构出具"),
        "OTHER": N_("其他"),
    },
    MadeBy: {
        "APPLICANT": N_("申请人提交"),
        "FORM": N_("由填写的表单自动生成，无需另行提交"),
        "MODEL_TEXT": N_("由示范文本在线生成，无需另行提交"),
    },
    ExemptMode: {
        "NONE": N_("需提交"),
        "E_LICENCE": N_("电子证照调用"),
        "SHARED_DATA": N_("数据共享核验"),
        "PROMISE": N_("告知承诺替代"),
        "DEPARTMENT_CHECK": N_("部门核验"),
    },
    Trust: {
        "A": N_("由机关签发"),
        "B": N_("窗口核验原件"),
        "C": N_("申请人上传"),
        "D": N_("申请人声明"),
    },
    Expiry: {"WITHDRAWN": N_("逾期未补交的，视为撤回申请"), "REFUSED": N_("逾期未补交的，依法作出不予许可决定")},
    StepKind: {
        "RECEIVE": N_("收件"),
        "ACCEPT": N_("受理"),
        "REVIEW": N_("审查"),
        "SITE_VISIT": N_("现场核查"),
        "CONSULT": N_("征求意见"),
        "HEARING": N_("听证"),
        "DECIDE": N_("决定"),
        "MAKE": N_("制证"),
        "DELIVER": N_("送达"),
    },
    Approver: {"AGENCY_HEAD": N_("本行政机关负责人"), "GOVERNMENT_HEAD": N_("本级人民政府负责人")},
    Procedure: {
        "HEARING": N_("听证"),
        "TENDER": N_("招标"),
        "AUCTION": N_("拍卖"),
        "INSPECTION": N_("检验"),
        "TESTING": N_("检测"),
        "QUARANTINE": N_("检疫"),
        "APPRAISAL": N_("鉴定"),
        "EXPERT_REVIEW": N_("专家评审"),
        "PUBLICITY": N_("公示"),
        "SITE_VISIT": N_("现场踏勘"),
        "OTHER": N_("其他法定程序"),
    },
    ResultKind: {"LICENCE": N_("证照"), "APPROVAL": N_("批文"), "OTHER": N_("其他")},
    HandlingForm: {
        "WINDOW": N_("窗口办理"),
        "WEB": N_("网上办理"),
        "MOBILE": N_("移动端办理"),
        "POST": N_("快递申请"),
        "KIOSK": N_("自助终端办理"),
    },
    OnlineDepth: {
        "CONSULT": N_("互联网咨询"),
        "RECEIVE": N_("互联网收件"),
        "PRECHECK": N_("互联网预审"),
        "ACCEPT": N_("互联网受理"),
        "HANDLE": N_("互联网办理"),
        "RESULT": N_("互联网办理结果信息反馈"),
        "E_LICENCE": N_("互联网电子证照反馈"),
        "OTHER": N_("其他"),
    },
    Reach: {
        "NATION": N_("全国通办"),
        "PROVINCES": N_("跨省通办"),
        "PROVINCE": N_("全省通办"),
        "CITIES": N_("跨市通办"),
        "COUNTIES": N_("跨县通办"),
        "COUNTY": N_("本县办理"),
    },
    ItemStanding: {
        "PUBLISHED": N_("指南已发布"),
        "UNDER_WAY": N_("指南编制中"),
        "WITHOUT_GUIDE": N_("还没有指南"),
    },
    GuideState: {
        "DRAFT": N_("起草中"),
        "REVIEWED": N_("已通过合法性审查"),
        "APPROVED": N_("已批准"),
        "PUBLISHED": N_("已发布"),
        "SUPERSEDED": N_("已有新版"),
        "WITHDRAWN": N_("已撤下"),
    },
    GuideVerb: {
        "REVISE": N_("修改"),
        "REVIEW": N_("通过合法性审查"),
        "APPROVE": N_("批准"),
        "RETURN": N_("退回修改"),
        "PUBLISH": N_("发布"),
        "SUPERSEDE": N_("由新版替代"),
        "WITHDRAW": N_("撤下"),
    },
}


def label(kind: StrEnum) -> str:
    """Return the words for a kind."""
    return LABELS[type(kind)][kind]

"""The letters of the less common acts."""

from datetime import date

from onewindow.contexts.documents import api as documents
from tests.factories.documents import COMMON, LICENSING, NOW, REMEDIES


def declining(**changes: object) -> documents.Declining:
    """D04."""
    return documents.Declining.model_validate(
        COMMON
        | {
            "received_on": date(2026, 11, 24),
            "reason": "仅销售预包装食品依法不需要取得食品经营许可，应当办理备案",
            "basis": f"{LICENSING}第三十二条第一款第一项",
            "remedies": REMEDIES,
        }
        | changes
    )


def special_procedure(**changes: object) -> documents.SpecialProcedure:
    """D05."""
    return documents.SpecialProcedure.model_validate(
        COMMON
        | {
            "accepted_on": date(2026, 11, 24),
            "procedure": "水质检测",
            "basis": f"{LICENSING}第四十五条、《城镇污水排入排水管网许可管理办法》第七条",
            "begins_on": date(2026, 11, 25),
            "duration": "12个工作日",
            "persons": "县环境监测站检测人员2名",
            "what_to_do": "请在现场配合采样",
        }
        | changes
    )


def extension(**changes: object) -> documents.Extension:
    """D06."""
    return documents.Extension.model_validate(
        COMMON
        | {
            "accepted_on": date(2026, 11, 24),
            "former_due_on": date(2026, 12, 8),
            "due_on": date(2026, 12, 15),
            "extended_by": "5个工作日",
            "reason": "现场核查发现经营布局与图纸不一致，需要进一步核实",
            "basis": "《食品经营许可和备案管理办法》第二十一条",
            "approved_by": "本机关负责人",
        }
        | changes
    )


def hearing(**changes: object) -> documents.Hearing:
    """D07."""
    return documents.Hearing.model_validate(
        COMMON
        | {
            "intended_decision": "对申请地点准予烟草专卖零售许可",
            "reason": "该申请地点与贵单位经营的零售点相距较近，直接关系贵单位的重大利益",
            "article": "四十七",
            "apply_until": date(2026, 12, 1),
        }
        | changes
    )


def delivery_receipt(**changes: object) -> documents.DeliveryReceipt:
    """D11."""
    return documents.DeliveryReceipt.model_validate(
        COMMON
        | {
            "handed_over": (
                {"name": "准予行政许可决定书", "number": "云岭市监准〔2026〕12号"},
                {"name": "食品经营许可证", "number": "JY29999010000001", "copies": 2},
            ),
            "method": "窗口直接送达",
            "place": "云岭县政务服务中心出件窗口",
            "delivered_at": NOW,
            "receiver": "张样例",
            "relation": "经办人",
            "identity_check": "居民身份证核验一致",
            "is_signed_on_paper": True,
            "delivered_by": "钱小雨（工号0117）",
        }
        | changes
    )


def disposition(**changes: object) -> documents.Disposition:
    """D12."""
    return documents.Disposition.model_validate(
        COMMON
        | {
            "heading": "注销行政许可决定书",
            "licence_name": "食品经营许可证",
            "licence_number": "JY29999010000001",
            "finding": "贵单位已终止食品经营活动并申请注销",
            "basis": f"{LICENSING}第七十条",
            "disposition": "注销该许可",
            "effective_on": date(2026, 12, 24),
            "effects": ("请在十个工作日内将纸质证照交回本机关。",),
            "remedies": REMEDIES,
        }
        | changes
    )


def termination(**changes: object) -> documents.Termination:
    """D13."""
    return documents.Termination.model_validate(
        COMMON
        | {
            "cause": "本机关于2026年11月25日收到贵单位撤回申请的书面声明",
            "terminated_on": date(2026, 11, 25),
        }
        | changes
    )

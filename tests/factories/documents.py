"""Offices, letters of every kind, and documents that were issued."""

from datetime import UTC, date, datetime
from uuid import UUID

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind

NOW = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
OWNER = UUID(int=7)
BUREAU = documents.Office(
    organisation_id=UUID(int=1), name="云岭县市场监督管理局", mark="云岭市监", region_path="滇/云岭/"
)
CENTRE = documents.Office(
    organisation_id=UUID(int=2), name="云岭县政务服务中心", mark="云岭政务", region_path="滇/云岭/"
)
SEALS = ("documents.seal_approval", "documents.seal_organ")


def staff(*verbs: str, at: documents.Office = BUREAU) -> Actor:
    """Return somebody of the office who has these rights in it."""
    scope = Scope(ScopeKind.ORGANISATION, str(at.organisation_id))
    return Actor(
        account=new_id(),
        kind=AccountKind.STAFF,
        channel=Channel.DESK,
        person=new_id(),
        organisation=at.organisation_id,
        grants=frozenset(Grant(verb, scope) for verb in verbs),
    )


def citizen(person: UUID = OWNER) -> Actor:
    """Return an applicant, who may see what is addressed to them."""
    return Actor(
        account=new_id(),
        kind=AccountKind.CITIZEN,
        channel=Channel.WEB,
        person=person,
        grants=frozenset({Grant("documents.view", Scope(ScopeKind.OWN))}),
    )


def platform() -> Actor:
    """Return the platform itself."""
    return Actor(account=UUID(int=9), kind=AccountKind.SYSTEM, channel=Channel.SYSTEM)


def administrator() -> Actor:
    """Return who sets up organs and their seals."""
    everywhere = Scope(ScopeKind.EVERYWHERE)
    return Actor(
        account=new_id(),
        kind=AccountKind.STAFF,
        channel=Channel.DESK,
        grants=frozenset({Grant("organisations.manage", everywhere)}),
    )


def seal_everything(*offices: documents.Office) -> None:
    """Register every kind of seal of the offices."""
    for office in offices or (BUREAU, CENTRE):
        documents.register_seals(office=office, kinds=tuple(documents.SealKind), by=administrator(), now=NOW)


def issue(
    letter: documents.Letter,
    *,
    office: documents.Office = BUREAU,
    owner: UUID | None = OWNER,
    item: UUID | None = None,
    is_licence: bool = True,
    seq: int = 1,
    subject: Subject | None = None,
) -> Document:
    """Return a document as the platform issued it."""
    planned = documents.plan_document(
        subject=subject or Subject("case", new_id()),
        event_seq=seq,
        facts=letter,
        office=office,
        is_licence=is_licence,
        owner_id=owner,
        item_id=item,
        by=platform(),
        now=NOW,
    )
    (document,) = Document.objects.bulk_create([Document(**planned.insert.rows[0])])
    return document


ENQUIRIES = documents.Enquiries(
    phone="0000-8812345",
    complaint_phone="0000-8822345",
    address="云岭县政务大道1号政务服务中心二楼市场监管窗口",
    hours="工作日09:00—12:00、13:30—17:00",
)
COMPANY = documents.Recipient(name="云岭滋味餐饮有限公司", is_person=False, code="91999901MA9X00011B")
PERSON = documents.Recipient(name="张样例", is_person=True, code="1101**********002X")
REMEDIES = documents.Remedies(
    review_organ="云岭县人民政府", court="云岭县人民法院", online_review="全国行政复议服务平台（xzfy.moj.gov.cn）"
)
COMMON = {
    "recipient": COMPANY,
    "enquiries": ENQUIRIES,
    "item_name": "食品经营许可（新办－餐饮服务）",
    "case_number": "11999901MB9100016W4990131001000202611240001",
}
LICENSING = "《中华人民共和国行政许可法》"


def receipt(**changes: object) -> documents.Receipt:
    """D01."""
    return documents.Receipt.model_validate(
        COMMON
        | {
            "received_at": NOW,
            "channel": "窗口",
            "window": "云岭县政务服务中心12号窗口",
            "received_by": "赵倩（工号0112）",
            "papers": (
                {"name": "食品经营许可申请书", "form": "电子"},
                {"name": "营业执照", "form": "电子证照"},
                {"name": "食品安全规章制度目录清单", "form": "纸质原件", "copies": 2},
            ),
            "short_number": "261124010000018",
            "query_code": "83920174",
            "notice_due_on": date(2026, 12, 1),
            "is_deemed_by_law": True,
        }
        | changes
    )


def one_time_notice(**changes: object) -> documents.OneTimeNotice:
    """D02."""
    return documents.OneTimeNotice.model_validate(
        COMMON
        | {
            "received_on": date(2026, 11, 24),
            "basis": f"{LICENSING}第三十二条第一款第四项",
            "gaps": (
                {
                    "material": "主要设备设施、经营布局、操作流程文件",
                    "reason": "未提交。申请热食类制售须说明设备设施和经营布局。",
                    "basis": "《食品经营许可和备案管理办法》第十二条",
                    "how": "补交1份，可上传PDF或照片；样表见办事指南。",
                },
                {
                    "material": "授权委托书及代理人身份证",
                    "reason": "委托书未写明委托权限和期限，代理人未签名。",
                    "how": "按示范文本重新填写并签名。",
                },
            ),
            "supplement_until": date(2026, 12, 22),
            "how_to_hand_in": "可以登录政务服务网“我的办件”直接上传，也可以到原收件窗口或者任一综合窗口提交",
        }
        | changes
    )


def acceptance(**changes: object) -> documents.Acceptance:
    """D03."""
    return documents.Acceptance.model_validate(
        COMMON
        | {
            "received_on": date(2026, 11, 24),
            "accepted_on": date(2026, 11, 26),
            "basis": f"{LICENSING}第三十二条第一款第五项",
            "promise": {"words": "5个工作日", "due_on": date(2026, 12, 3)},
            "statutory": {"words": "10个工作日", "due_on": date(2026, 12, 10)},
            "tolerated": ({"material": "食品安全规章制度目录清单", "until_on": date(2026, 12, 3)},),
            "tolerance_consequence": "视为撤回申请",
            "fee": "不收费",
            "delivery": "电子证照即时发放，纸质证照到政务服务中心出件窗口领取",
            "query_code": "83920174",
        }
        | changes
    )


def denial(**changes: object) -> documents.Denial:
    """D09."""
    return documents.Denial.model_validate(
        COMMON
        | {
            "accepted_on": date(2026, 11, 24),
            "finding": "2026年11月26日，本机关两名工作人员到申请的经营场所现场核查，"
            "场所入口距公共厕所8米，未采取隔离措施。",
            "reasons": (
                {
                    "words": "经营场所与有毒、有害场所以及其他污染源未保持规定的距离。",
                    "basis": "《中华人民共和国食品安全法》第三十三条第一款第一项",
                },
                {
                    "words": "未设置与经营品种、数量相适应的洗消设施。",
                    "basis": "《中华人民共和国食品安全法》第三十三条第一款第二项",
                },
            ),
            "basis": f"{LICENSING}第三十八条第二款",
            "remedies": REMEDIES,
        }
        | changes
    )


def grant(**changes: object) -> documents.Grant:
    """D08."""
    return documents.Grant.model_validate(
        COMMON
        | {
            "accepted_on": date(2026, 11, 24),
            "finding": "申请人具备法定条件，现场核查合格",
            "basis": f"《中华人民共和国食品安全法》第三十五条、{LICENSING}第三十八条第一款",
            "content": (
                {"name": "许可证件", "value": "食品经营许可证"},
                {"name": "证照编号", "value": "JY29999010000001"},
                {"name": "经营项目", "value": "热食类食品制售"},
                {"name": "有效期", "value": "2026年11月28日至2031年11月27日"},
            ),
            "delivery": "许可证件自本决定作出之日起十个工作日内颁发送达；电子证照同时发放到申请人证照库。",
        }
        | changes
    )

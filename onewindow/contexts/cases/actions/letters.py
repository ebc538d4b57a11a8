"""文书: what each act of a case puts in writing, from the guide, the case and who applies."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from onewindow.contexts.cases.actions.acting import Order
from onewindow.contexts.cases.actions.clocks import SetOff
from onewindow.contexts.cases.actions.tolerating import Lateness
from onewindow.contexts.cases.domain.examination import Accepted, Declined, Ground
from onewindow.contexts.cases.domain.handling import Decided, Ended, Served
from onewindow.contexts.cases.domain.prolonging import Telling
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.models import Case
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Term
from onewindow.platform.access.actors import Channel

CHANNELS = {
    Channel.WINDOW: N_("窗口"),
    Channel.WEB: N_("网上"),
    Channel.MOBILE: N_("移动端"),
    Channel.KIOSK: N_("自助终端"),
    Channel.POST: N_("快递申请"),
    Channel.EXCHANGE: N_("系统对接"),
    Channel.DESK: N_("后台"),
    Channel.SYSTEM: N_("系统"),
}
SOURCES = {
    materials.Source.UPLOAD: "电子",
    materials.Source.SCAN: "原件扫描",
    materials.Source.PAPER: "纸质原件",
    materials.Source.VAULT: "复用已核验材料",
    materials.Source.LICENCE: "电子证照",
    materials.Source.SHARED_DATA: "数据共享核验",
    materials.Source.DEPARTMENT_CHECK: "部门核验",
    materials.Source.FORM: "在线填写",
    materials.Source.PROMISE: "承诺书",
    materials.Source.GUIDE: "待提交",
}
ONLINE = "政务服务网"
APPROVERS = {
    catalogue.Approver.AGENCY_HEAD: "本行政机关负责人",
    catalogue.Approver.GOVERNMENT_HEAD: "本级人民政府负责人",
}
NOTICE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第四项"
ACCEPTANCE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第五项"
DEEMED_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第四项：逾期不告知的，自收到申请材料之日起即为受理"
DECISION_BASIS = "《中华人民共和国行政许可法》第三十八条"
DECLINING_BASIS = {
    Ground.NOT_NEEDED: "《中华人民共和国行政许可法》第三十二条第一款第一项",
    Ground.WRONG_AGENCY: "《中华人民共和国行政许可法》第三十二条第一款第二项",
    Ground.NOT_QUALIFIED: "《中华人民共和国行政许可法》第三十二条第二款",
}


def whose(row: Case) -> dict[str, Any]:
    """Return what every event of a case says: whose it is."""
    return {
        "subject": row.subject,
        "item_id": row.item_id,
        "organisation_id": row.organisation_id,
        "owner_id": row.owner_id,
    }


def office(row: Case) -> documents.Office:
    """Return the organ whose act it is."""
    organ = organisations.organisation(organisation_id=row.organisation_id)
    return documents.Office(
        organisation_id=organ.id, name=organ.name, mark=organ.short_name, region_path=organ.region_path
    )


def plan(
    row: Case, guide: catalogue.GuideView, letter: documents.Letter, order: Order, *, is_delegated: bool = False
) -> documents.PlannedDocument:
    """Plan the document that the next act of the case issues."""
    return documents.plan_document(
        subject=row.subject,
        event_seq=row.version + 1,
        facts=letter,
        office=office(row),
        is_licence=guide.document.is_licence,
        owner_id=row.owner_id,
        item_id=row.item_id,
        by=order.by,
        now=order.now,
        is_delegated=is_delegated,
    )


def _heading(
    row: Case, guide: catalogue.GuideView, *, number: str = "", to: parties.Addressee | None = None
) -> dict[str, Any]:
    service = guide.document.service
    place = service.places[0]
    addressee = to or parties.addressee(party_id=row.owner_id)
    return {
        "recipient": documents.Recipient(name=addressee.name, is_person=addressee.is_person, code=addressee.number),
        "enquiries": documents.Enquiries(
            phone=service.consult.phone,
            complaint_phone=service.complain.phone,
            address=place.address,
            hours=place.opening.words,
        ),
        "case_number": number or row.number,
        "item_name": guide.name,
    }


def receipt(
    row: Case,
    guide: catalogue.GuideView,
    order: Order,
    *,
    number: str,
    short_number: str,
    query_code: str,
    notice_due_on: date,
    papers: tuple[materials.PaperView, ...],
    applicant: parties.Addressee,
) -> documents.PlannedDocument:
    """D01 收件凭证: what was handed in, when, and until when the office answers."""
    window = organisations.window(window_id=order.by.window) if order.by.window else None
    letter = documents.Receipt(
        **_heading(row, guide, number=number, to=applicant),
        received_at=order.now,
        channel=CHANNELS[order.by.channel],
        window=window.name if window else ONLINE,
        papers=tuple(
            documents.HandedIn(name=paper.material_name, form=SOURCES[paper.source])
            for paper in papers
            if paper.is_standing
        ),
        short_number=short_number,
        query_code=query_code,
        notice_due_on=notice_due_on,
        is_deemed_by_law=row.deemed_by_law,
    )
    return plan(row, guide, letter, order)


def one_time_notice(
    row: Case, guide: catalogue.GuideView, gaps: tuple[documents.Gap, ...], supplement_until: date
) -> documents.OneTimeNotice:
    """D02 一次性告知书: all that is missing or wrong, why, how to mend it, until when."""
    return documents.OneTimeNotice(
        **_heading(row, guide),
        received_on=row.received_on,
        basis=NOTICE_BASIS,
        gaps=gaps,
        supplement_until=supplement_until,
        how_to_hand_in="请登录政务服务网在“我的办件”中补充提交，或者携带材料到原受理窗口办理",
    )


def gaps(guide: catalogue.GuideView, missing: Iterable[str], defects: Mapping[str, str]) -> tuple[documents.Gap, ...]:
    """Return what is missing or wrong as the notice says it, in the order of the guide."""
    wanted = frozenset(missing)
    return tuple(
        documents.Gap(
            material=material.name,
            reason=defects.get(material.code) or "未提交",
            how=material.instructions or "请按办事指南的要求补充提交",
            basis=material.basis,
        )
        for material in guide.document.materials
        if material.code in wanted
    )


def acceptance(
    row: Case, guide: catalogue.GuideView, outcome: Accepted, set_off: SetOff, late: Lateness
) -> documents.Acceptance:
    """D03 受理通知书: from which day, and until which two days."""
    document = guide.document
    return documents.Acceptance(
        **_heading(row, guide),
        received_on=row.received_on,
        accepted_on=outcome.accepted_on,
        is_deemed=outcome.deemed,
        basis=DEEMED_BASIS if outcome.deemed else ACCEPTANCE_BASIS,
        promise=_term(Terms.of(row.terms).promise.words, set_off.of(deadlines.Kind.PROMISE)),
        statutory=_statutory(row, set_off),
        special_procedures=tuple(one.name for one in document.special_procedures),
        tolerated=late.printed,
        tolerance_consequence=late.consequence,
        fee="收费" if document.fees else "不收费",
        delivery=f"作出决定后 {Terms.of(row.terms).delivery.words}内送达",
    )


def _term(words: str, outlook: deadlines.Outlook | None) -> documents.Term:
    if outlook is None:
        return documents.Term(words=words, due_on=None)
    return documents.Term(words=words, due_on=outlook.due_on, is_provisional=outlook.is_provisional)


def _statutory(row: Case, set_off: SetOff) -> documents.Term:
    statutory = Terms.of(row.terms).statutory
    return _term(statutory.words if statutory else "无法定时限", set_off.of(deadlines.Kind.STATUTORY))


def declining(row: Case, guide: catalogue.GuideView, outcome: Declined) -> documents.Declining:
    """D04 不予受理决定书: the ground, the organ that is in charge, the remedies."""
    return documents.Declining(
        **_heading(row, guide),
        received_on=row.received_on,
        reason=outcome.reason,
        basis=DECLINING_BASIS[outcome.ground],
        right_agency=outcome.competent_agency,
        remedies=_remedies(row),
    )


def _remedies(row: Case) -> documents.Remedies:
    # 《行政复议法》第二十条、《行政诉讼法》第四十六条; which organ and court is data of the department (decision 14).
    remedies = organisations.organisation(organisation_id=row.organisation_id).remedies
    return documents.Remedies(
        review_organ=remedies.reconsideration_organ,
        court=remedies.court,
        online_review=remedies.reconsideration_online,
    )


def decision(row: Case, guide: catalogue.GuideView, outcome: Decided) -> documents.Grant | documents.Denial:
    """D08 准予 or D09 不予: a refusal says its reasons, their basis and the remedies (第三十八条第二款)."""
    basis = "、".join(one.citation for one in guide.document.legal_basis) or DECISION_BASIS
    heading = _heading(row, guide) | {"accepted_on": row.accepted_on, "basis": basis}
    if outcome.reasons and outcome.verb == "DENY":
        reasons = tuple(documents.Reason(words=reason, basis=basis) for reason in outcome.reasons)
        finding = "申请不符合法定条件、标准。"
        return documents.Denial(**heading, finding=finding, reasons=reasons, remedies=_remedies(row))
    return documents.Grant(
        **heading,
        finding="申请符合法定条件、标准",
        content=tuple(documents.Line(name="办理结果", value=result.name) for result in guide.document.results),
        delivery=f"自作出决定之日起{Terms.of(row.terms).delivery.words}内送达。",
    )


def extension(
    row: Case,
    guide: catalogue.GuideView,
    *,
    rule: catalogue.Extension,
    term: Term,
    days: tuple[date, date],
    reason: str,
) -> documents.Extension:
    """D06 延长办理期限告知书: why, by how much, by whose approval, until which day instead of which."""
    former_due_on, due_on = days
    return documents.Extension(
        **_heading(row, guide),
        accepted_on=row.accepted_on,
        former_due_on=former_due_on,
        due_on=due_on,
        extended_by=term.words,
        reason=reason,
        basis=rule.basis,
        approved_by=APPROVERS[rule.approver],
    )


def special_procedure(
    row: Case,
    guide: catalogue.GuideView,
    procedure: catalogue.SpecialProcedure,
    told: Term,
    telling: Telling,
    order: Order,
) -> documents.SpecialProcedure:
    """D05 特别程序告知书: which procedure, on which basis, who takes part, how long it takes (第四十五条)."""
    why = f"（时间较长的原因：{telling.reason}）" if telling.reason else ""
    return documents.SpecialProcedure(
        **_heading(row, guide),
        accepted_on=row.accepted_on,
        procedure=procedure.name,
        basis=procedure.basis.citation,
        begins_on=order.today,
        duration=f"{told.words}{why}",
        is_statutory_stopped=procedure.stops_statutory,
        persons=telling.participants,
        what_to_do=telling.what_to_do,
    )


def termination(row: Case, guide: catalogue.GuideView, *, cause: str, basis: str, on: date) -> documents.Termination:
    """D13 终止办理通知书: withdrawn, lapsed, or nothing left to decide."""
    return documents.Termination(**_heading(row, guide), cause=cause, basis=basis, terminated_on=on)


def ended(row: Case, guide: catalogue.GuideView, outcome: Ended) -> documents.Termination:
    """D13 of a case that was withdrawn or terminated."""
    return termination(row, guide, cause=outcome.reason, basis="", on=outcome.ended_on)


def delivery_receipt(row: Case, guide: catalogue.GuideView, served: Served, order: Order) -> documents.DeliveryReceipt:
    """D11 送达回证: what was handed over, to whom, how; at a window it has room for the receiver's signature."""
    return documents.DeliveryReceipt(
        **_heading(row, guide),
        handed_over=tuple(documents.HandedOver(name=name, number=number) for name, number in served.papers)
        or (documents.HandedOver(name=guide.name, number=row.number),),
        method=served.method,
        place=served.place,
        tracking_number=served.tracking_number,
        delivered_at=order.now,
        receiver=served.receiver,
        relation=served.relation,
        identity_check=served.identity_check,
        is_signed_on_paper=not served.tracking_number,
        delivered_by=served.delivered_by,
    )

"""办件: filing a whole application, and every act until the result is delivered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Router, Schema, Status

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.parties import api as parties
from onewindow.kernel.events import Subject
from onewindow.sites.open_api.machines import HEADER, SHAPE, Call, command_of

router = Router(tags=["办件"])
KEYED = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": True,
            "schema": {"type": "string", "pattern": f"^{SHAPE.pattern}$"},
            "description": "每次操作各用一个；用同一个标识重复提交同一操作，得到第一次的答复",
        }
    ]
}


class Application(Schema):
    """A whole application: under which guide, for whom, what was answered and typed."""

    guide_id: UUID = Field(description="办事指南版本，见 GET /guides/{code}")
    applicant_id: UUID = Field(description="申请人，见 POST /applicants")
    answers: dict[str, str | list[str]] = Field(
        default_factory=dict, description="情形问题的答案：选项代码，多选题用数组"
    )
    values: dict[str, Any] = Field(default_factory=dict, description="表单内容，见 POST /guides/{guide_id}/schema")
    external_no: str = Field(default="", max_length=64, description="本系统中的编号，只能报送一次")
    is_test: bool = False


class Defects(Schema):
    """What is wrong with papers that were handed in, by material code; nothing if they are right."""

    defects: dict[str, str] = Field(default_factory=dict)


class Declining(Schema):
    """Why an application is turned away."""

    ground: cases.Ground
    reason: str
    competent_agency: str = ""


class Opinion(Schema):
    """An opinion on a step of the guide."""

    step: str
    conclusion: approval.Conclusion
    reason: str = ""
    companion: UUID | None = None
    points: tuple[str, ...] = ()


class Deciding(Schema):
    """准予 or 不予; a refusal gives its reasons."""

    decision: cases.Decision
    reasons: tuple[str, ...] = ()


class ServedPaper(Schema):
    """One of the papers that were handed over."""

    name: str
    number: str = ""


class Service(Schema):
    """What the receipt of service says: which papers, to whom, how, by whom."""

    papers: tuple[ServedPaper, ...] = Field(min_length=1)
    method: str = Field(description="例如 直接送达、邮寄送达、电子送达")
    receiver: str
    delivered_by: str
    relation: str = Field(default="", description="代收人与申请人的关系")
    identity_check: str = Field(default="", description="核对了什么证件")
    place: str = ""
    tracking_number: str = Field(default="", description="邮寄单号")


@router.post("", response={201: cases.Filing}, summary="报送申请", openapi_extra=KEYED)
def file(request: Call, application: Application) -> Status[cases.Filing]:
    """File a whole application for somebody; papers that are not there are said once, as for everybody."""
    applicant = Subject(parties.SUBJECT, application.applicant_id)
    filing = cases.file_case(
        application=cases.Application(
            guide_id=application.guide_id,
            answers=application.answers,
            values=application.values,
            external_no=application.external_no,
            is_test=application.is_test,
        ),
        by=replace(request.auth, on_behalf_of=applicant),
        now=timezone.now(),
        command=command_of(request),
    )
    return Status(201, filing)


@router.get("/{uuid:case_id}", response=cases.CaseView, summary="查看办件")
def show(request: Call, case_id: UUID) -> cases.CaseView:
    """Return a case of the system's organisation."""
    return cases.case(case_id=case_id, by=request.auth)


@router.post("/{uuid:case_id}/receive", response=cases.Filing | cases.Received, summary="收件", openapi_extra=KEYED)
def receive(request: Call, case_id: UUID) -> cases.Filing | cases.Received:
    """Take an online filing in hand."""
    return cases.receive_case(case_id=case_id, **_order(request))


@router.post(
    "/{uuid:case_id}/examine", response=cases.Accepted | cases.Notice, summary="受理或者一次性告知", openapi_extra=KEYED
)
def examine(request: Call, case_id: UUID, found: Defects) -> cases.Accepted | cases.Notice:
    """Accept a filed case, or give the one-time notice of all that is missing or wrong."""
    return cases.examine_case(case_id=case_id, defects=found.defects, **_order(request))


@router.post("/{uuid:case_id}/decline", response=cases.Declined, summary="不予受理", openapi_extra=KEYED)
def decline(request: Call, case_id: UUID, why: Declining) -> cases.Declined:
    """Turn a filed case away, in writing."""
    return cases.decline_case(
        case_id=case_id,
        ground=why.ground,
        reason=why.reason,
        competent_agency=why.competent_agency,
        **_order(request),
    )


@router.post("/{uuid:case_id}/review", response=cases.Step, summary="开始审查", openapi_extra=KEYED)
def review(request: Call, case_id: UUID) -> cases.Step:
    """Begin the review of an accepted case."""
    return cases.review_case(case_id=case_id, **_order(request))


@router.post("/{uuid:case_id}/opinions", response={201: UUID}, summary="出具审查意见", openapi_extra=KEYED)
def give_opinion(request: Call, case_id: UUID, opinion: Opinion) -> Status[UUID]:
    """Give an opinion on a step of the guide; the first one begins the review."""
    opinion_id = approval.give_opinion(
        case_id=case_id,
        step=opinion.step,
        conclusion=opinion.conclusion,
        reason=opinion.reason,
        companion=opinion.companion,
        points=opinion.points,
        **_order(request),
    )
    return Status(201, opinion_id)


@router.post("/{uuid:case_id}/decide", response=cases.Decided, summary="决定", openapi_extra=KEYED)
def decide(request: Call, case_id: UUID, decision: Deciding) -> cases.Decided:
    """Decide a case when everything that must come before has come."""
    return approval.decide(case_id=case_id, decision=decision.decision, reasons=decision.reasons, **_order(request))


@router.post("/{uuid:case_id}/make", response=cases.Step, summary="制证", openapi_extra=KEYED)
def make(request: Call, case_id: UUID) -> cases.Step:
    """Begin to make what was granted."""
    return cases.make_certificate(case_id=case_id, **_order(request))


@router.post("/{uuid:case_id}/ready", response=cases.Step, summary="待领", openapi_extra=KEYED)
def ready(request: Call, case_id: UUID) -> cases.Step:
    """Say that the result can be fetched or sent."""
    return cases.ready_case(case_id=case_id, **_order(request))


@router.post("/{uuid:case_id}/deliver", response=cases.Delivered, summary="送达", openapi_extra=KEYED)
def deliver(request: Call, case_id: UUID, service: Service) -> cases.Delivered:
    """Record that the result is in its holder's hands, with the receipt of service (送达回证)."""
    said = service.model_dump() | {"papers": tuple((paper.name, paper.number) for paper in service.papers)}
    return cases.deliver_case(case_id=case_id, served=cases.Served(**said), **_order(request))


def _order(request: Call) -> Mapping[str, Any]:
    return {"by": request.auth, "now": timezone.now(), "command": command_of(request)}

"""What each letter must say. A letter that leaves out what the law asks for cannot be built."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from onewindow.contexts.documents.domain.kinds import Kind, title_of
from onewindow.kernel.instants import CHINA

OURS = "documents/letters/"
type Instant = Annotated[AwareDatetime, AfterValidator(lambda instant: instant.astimezone(CHINA))]  # as it is printed


class Words(BaseModel):
    """Frozen facts of a paper; an unknown or a missing one is an error where it is built."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Recipient(Words):
    """To whom. `code` is the social credit code of an organisation or the (masked) document number of a person."""

    name: str = Field(min_length=1)
    is_person: bool
    code: str = ""


class Enquiries(Words):
    """Where to ask and where to complain."""

    phone: str
    complaint_phone: str
    address: str = ""
    hours: str = ""


class Remedies(Words):
    """Against which organ and before which court (decision 14)."""

    review_organ: str = Field(min_length=1)  # 复议机关
    court: str = Field(min_length=1)
    online_review: str = ""  # where served electronically: 行政复议法第二十二条第二款


class Paper(Words):
    """What every paper says. A room above that has a paper of its own, such as a licence, derives it from this."""

    kind: ClassVar[Kind]
    template: ClassVar[str]  # below `contexts/`

    recipient: Recipient

    def title(self, *, is_licence: bool) -> str:
        """Return what stands at its head, by the type of the item."""
        return title_of(kind=self.kind, is_licence=is_licence)


class Letter(Paper):
    """What every letter says. One that is about no case has no case number."""

    enquiries: Enquiries
    case_number: str
    item_name: str


class HandedIn(Words):
    """One line of a receipt."""

    name: str
    form: str  # 电子, 电子证照, 纸质原件, 纸质复印件
    copies: int = 1


class Receipt(Letter):
    """D01 收件凭证."""

    kind = Kind.RECEIPT
    template = f"{OURS}receipt.typ"

    received_at: Instant
    channel: str  # 窗口, 网上, …
    window: str  # 云岭县政务服务中心12号窗口, or 政务服务网
    received_by: str = ""
    papers: tuple[HandedIn, ...]
    short_number: str = ""  # 15 digits, to type instead of the long one
    query_code: str = ""
    notice_due_on: date
    is_deemed_by_law: bool


class Gap(Words):
    """One thing that is missing or wrong, why, and what to do about it."""

    material: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    how: str = Field(min_length=1)
    basis: str = ""


class OneTimeNotice(Letter):
    """D02 补正材料一次性告知书: all that is missing, once."""

    kind = Kind.ONE_TIME_NOTICE
    template = f"{OURS}one_time_notice.typ"

    received_on: date
    basis: str
    gaps: tuple[Gap, ...] = Field(min_length=1)
    supplement_until: date  # the last day
    how_to_hand_in: str


class Term(Words):
    """A term as a person reads it: 5个工作日, and its last day."""

    words: str
    due_on: date | None
    is_provisional: bool = False


class Tolerated(Words):
    """A paper that may follow (容缺后补)."""

    material: str
    until_on: date


class Acceptance(Letter):
    """D03 受理通知书: from which day and until which two days."""

    kind = Kind.ACCEPTANCE
    template = f"{OURS}acceptance.typ"

    received_on: date
    accepted_on: date
    is_deemed: bool = False
    basis: str
    promise: Term
    statutory: Term
    special_procedures: tuple[str, ...] = ()
    tolerated: tuple[Tolerated, ...] = ()
    tolerance_consequence: str = ""
    fee: str
    delivery: str
    query_code: str = ""

    @model_validator(mode="after")
    def _tolerance_has_a_consequence(self) -> "Acceptance":
        if self.tolerated and not self.tolerance_consequence:  # decision 7
            raise ValueError("what may follow later needs the consequence of its not following")
        return self


class Declining(Letter):
    """D04 不予受理决定书."""

    kind = Kind.DECLINING
    template = f"{OURS}declining.typ"

    received_on: date
    reason: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    right_agency: str = ""
    remedies: Remedies


class SpecialProcedure(Letter):
    """D05 特别程序告知书: the time needed must be told (第四十五条)."""

    kind = Kind.SPECIAL_PROCEDURE
    template = f"{OURS}special_procedure.typ"

    accepted_on: date
    procedure: str
    basis: str = Field(min_length=1)
    begins_on: date
    duration: str = Field(min_length=1)
    is_statutory_stopped: bool = True  # else only the promise stands still (decision 8)
    persons: str = ""
    what_to_do: str = ""


class Extension(Letter):
    """D06 延长办理期限告知书."""

    kind = Kind.EXTENSION
    template = f"{OURS}extension.typ"

    accepted_on: date
    former_due_on: date
    due_on: date
    extended_by: str
    reason: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    approved_by: str = Field(min_length=1)


class Hearing(Letter):
    """D07 听证权利告知书."""

    kind = Kind.HEARING
    template = f"{OURS}hearing.typ"

    intended_decision: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    article: str  # 四十六 or 四十七
    apply_until: date


class Line(Words):
    """A name and a value in a ruled box."""

    name: str
    value: str


class Grant(Letter):
    """D08 准予行政许可决定书, or 办理结果告知书."""

    kind = Kind.GRANT
    template = f"{OURS}grant.typ"

    accepted_on: date
    finding: str
    basis: str = Field(min_length=1)
    content: tuple[Line, ...] = ()
    conditions: tuple[str, ...] = ()
    delivery: str


class Reason(Words):
    """One reason of a refusal and what it rests on."""

    words: str = Field(min_length=1)
    basis: str = Field(min_length=1)


class Denial(Letter):
    """D09 不予行政许可决定书: reasons, basis and remedies (第三十八条第二款, decision 14)."""

    kind = Kind.DENIAL
    template = f"{OURS}denial.typ"

    accepted_on: date
    finding: str
    reasons: tuple[Reason, ...] = Field(min_length=1)
    basis: str = Field(min_length=1)
    remedies: Remedies


class HandedOver(Words):
    """A document or licence that was served."""

    name: str
    number: str = ""
    copies: int = 1


class DeliveryReceipt(Letter):
    """D11 送达回证."""

    kind = Kind.DELIVERY_RECEIPT
    template = f"{OURS}delivery_receipt.typ"

    handed_over: tuple[HandedOver, ...] = Field(min_length=1)
    method: str
    place: str = ""
    tracking_number: str = ""
    delivered_at: Instant
    receiver: str
    relation: str = ""
    identity_check: str = ""
    is_signed_on_paper: bool = False
    delivered_by: str
    remark: str = ""


class Disposition(Letter):
    """D12 变更、延续、补证、注销、撤回、撤销决定书: what becomes of a licence that stands."""

    kind = Kind.DISPOSITION
    template = f"{OURS}disposition.typ"

    heading: str  # 注销行政许可决定书
    licence_name: str
    licence_number: str
    finding: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    disposition: str  # 准予变更, 准予延续, 补发, 注销, 撤回, 撤销 …该许可
    effective_on: date
    effects: tuple[str, ...] = ()
    remedies: Remedies

    def title(self, *, is_licence: bool) -> str:
        """Return its own heading: six decisions share this kind."""
        return self.heading


class Termination(Letter):
    """D13 终止办理通知书."""

    kind = Kind.TERMINATION
    template = f"{OURS}termination.typ"

    cause: str = Field(min_length=1)
    basis: str = ""
    terminated_on: date
    fee: str = ""

"""What cases announce. Ids, codes, days and hashes; never a person's data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.kernel.events import Event

SUBJECT = "case"


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    """What every announcement of a case says: whose it is."""

    item_id: UUID
    organisation_id: UUID
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseFiled(CaseEvent):
    """提交 online or 收件 at a window: the number is given, the notice term runs."""

    number: str
    received_on: date
    missing: tuple[str, ...]
    form_hash: str


@dataclass(frozen=True, kw_only=True)
class CaseReceived(CaseEvent):
    """收件: somebody took an online filing in hand."""

    received_on: date


@dataclass(frozen=True, kw_only=True)
class CaseAsked(CaseEvent):
    """一次性告知: everything that is missing or wrong, by material code."""

    notified_on: date
    missing: tuple[str, ...]
    supplement_due_on: date
    document_id: UUID
    is_second: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseSupplemented(CaseEvent):
    """补正: the applicant answered the notice."""

    completed_on: date


@dataclass(frozen=True, kw_only=True)
class CaseLapsed(CaseEvent):
    """逾期未补正，终止办理."""

    lapsed_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(CaseEvent):
    """受理 or 视为受理: the statutory and the promised term run."""

    accepted_on: date
    is_deemed: bool
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseDeclined(CaseEvent):
    """不予受理, 不需许可 or 不属本机关."""

    declined_on: date
    ground: str
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewStarted(CaseEvent):
    """审查 began."""

    started_on: date


@dataclass(frozen=True, kw_only=True)
class CaseExtended(CaseEvent):
    """延期: the statutory term ends on another day."""

    extended_on: date
    former_due_on: date
    due_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpecialStarted(CaseEvent):
    """启动特别程序: the clocks that it stops stand still from the next day."""

    procedure: str  # its code in the guide
    kind: str
    started_on: date
    told_amount: int
    told_unit: str
    told_until: date
    is_longer_than_promised: bool
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpecialEnded(CaseEvent):
    """结束特别程序: its clocks run again from the next day."""

    procedure: str
    kind: str
    started_on: date
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class CaseGranted(CaseEvent):
    """准予."""

    decided_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseDenied(CaseEvent):
    """不予许可, with its reasons in the document."""

    decided_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseEnded(CaseEvent):
    """终止: withdrawn by the applicant, taken as withdrawn since what was promised did not come, or terminated."""

    ended_on: date
    is_withdrawal: bool
    is_deemed: bool = False
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CertificateMaking(CaseEvent):
    """制证 began."""

    begun_on: date


@dataclass(frozen=True, kw_only=True)
class CaseReady(CaseEvent):
    """待领: the result can be handed over."""

    ready_on: date


@dataclass(frozen=True, kw_only=True)
class CaseDelivered(CaseEvent):
    """送达."""

    delivered_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseArchived(CaseEvent):
    """归档."""

    archived_on: date


@dataclass(frozen=True, kw_only=True)
class CaseVoided(CaseEvent):
    """作废: a technical error; its reason stands in the document, and nothing is ever deleted."""

    voided_on: date
    document_id: UUID

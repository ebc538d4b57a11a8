"""材料 — what a paper is worth, whether it counts as handed in, and what may happen to it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.events import Subject
from onewindow.kernel.words import N_, NN_

DRAFT_QUOTA = 200 * 1024 * 1024  # bytes of a subject
DAILY_QUOTA = 1024 * 1024 * 1024  # bytes of an account and day
FILES_OF_A_MATERIAL = 30


class State(StrEnum):
    """What stands where a paper is asked for. It never changes: a new paper is a new row."""

    NEEDED = "NEEDED"  # 待提交
    SUPPLIED = "SUPPLIED"  # 已提交
    WAIVED = "WAIVED"  # 免提交
    TOLERATED = "TOLERATED"  # 容缺后补
    PROMISED = "PROMISED"  # 告知承诺


class Trust(StrEnum):
    """国办函〔2016〕108号: how far a paper can be trusted, best first."""

    A = "A"  # 由机关签发
    B = "B"  # 窗口核验原件
    C = "C"  # 申请人上传
    D = "D"  # 申请人声明


class Source(StrEnum):
    """收取方式: by which way a paper, or what replaces it, came."""

    UPLOAD = "UPLOAD"  # 附件上传
    SCAN = "SCAN"  # 窗口扫描
    PAPER = "PAPER"  # 纸质收取
    VAULT = "VAULT"  # 复用已核验的材料
    LICENCE = "LICENCE"  # 电子证照调用
    SHARED_DATA = "SHARED_DATA"  # 数据共享核验
    DEPARTMENT_CHECK = "DEPARTMENT_CHECK"  # 部门核验
    FORM = "FORM"  # 由表单或示范文本生成
    PROMISE = "PROMISE"  # 告知承诺书、容缺承诺书
    GUIDE = "GUIDE"  # 办事指南要求，尚未提交


class Need(StrEnum):
    """材料必要性, as guides say it."""

    MUST = "MUST"  # 必要
    OPTIONAL = "OPTIONAL"  # 非必要
    TOLERATED = "TOLERATED"  # 容缺后补


class Wanted(Protocol):
    """A material that a guide asks for, as far as papers are concerned (`catalogue.RequiredMaterial` is one)."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def need(self) -> str: ...
    @property
    def exempt(self) -> str: ...
    @property
    def is_handed_in(self) -> bool: ...
    @property
    def tolerance_workdays(self) -> int | None: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """One paper of a subject, or what stands in its place."""

    subject: Subject
    seq: int
    owner_id: UUID
    material_code: str
    material_name: str
    state: State
    trust: Trust | None
    source: Source
    note: str  # why it is waived, or what was declared
    issuer: str  # who issued it (A) or checked it (B)
    file_name: str
    media_type: str
    size: int
    is_scanned: bool
    supplied_at: datetime | None
    verified_at: datetime | None
    valid_until: date | None
    due_on: date | None
    is_filed: bool
    is_returned: bool

    @property
    def has_file(self) -> bool:
        """Say whether there is something to open."""
        return self.size > 0

    @property
    def is_standing(self) -> bool:
        """Say whether it counts as handed in: the applicant did their part and the office has not sent it back."""
        return self.state is not State.NEEDED and not self.is_returned

    @property
    def is_late(self) -> bool:
        """Say whether it is only tolerated that it is missing."""
        return self.state is State.TOLERATED and self.is_standing

    def is_reusable(self, *, on: date) -> bool:
        """Say whether another case may use it: issued by an organ or checked against the original, and valid."""
        return (
            self.trust in {Trust.A, Trust.B}
            and self.has_file
            and self.is_standing
            and (self.valid_until is None or on < self.valid_until)
        )


class NotYourPaper(Refusal):
    words = N_("这份材料不是您的，不能用于本次申请")


class NoLongerValid(Refusal):
    words = N_("“%(material)s”已失效或未经核验，不能直接使用，请上传最新的材料")


class AlreadyFiled(Refusal):
    words = N_("“%(material)s”已随申请提交，不能再修改或删除；需要更换的，请按补正通知办理")


class NothingToVerify(Refusal):
    words = N_("“%(material)s”没有可以与原件核对的文件")


class MayNotBeLate(Refusal):
    words = N_("“%(material)s”不在容缺受理范围内，须在受理前提交")


class DeclarationEmpty(Invalid):
    words = N_("请写明您承诺的内容")


class ReasonNeeded(Invalid):
    words = N_("请写明免予提交的理由")


class TooManyFiles(Invalid):
    words = NN_("“%(material)s”最多上传 %(limit)s 个文件，请合并成一个 PDF 后再上传")
    counts = "limit"


class DraftFull(Invalid):
    words = N_("本次申请上传的文件合计不能超过 200 MB，请压缩或删去不需要的文件")


class DayFull(Invalid):
    words = N_("您今天上传的文件合计已超过 1 GB，请明天再上传")


def handed_in(papers: Iterable[PaperView]) -> frozenset[str]:
    """Return the codes of the materials that are there, or whose place is taken by a waiver, promise or tolerance."""
    return frozenset(paper.material_code for paper in papers if paper.is_standing)


def still_late(papers: Sequence[PaperView]) -> tuple[PaperView, ...]:
    """Return what was tolerated to come later and has not come."""
    came = {paper.material_code for paper in papers if paper.is_standing and not paper.is_late}
    return tuple(paper for paper in papers if paper.is_late and paper.material_code not in came)


def listed(papers: Iterable[PaperView]) -> tuple[PaperView, ...]:
    """Return the papers as a page lists them: a place that is taken is not shown as empty or as late too."""
    known = list(papers)
    taken, late = handed_in(known), still_late(known)
    return tuple(
        paper
        for paper in known
        if (paper.state is not State.NEEDED or paper.material_code not in taken)
        and (not paper.is_late or paper in late)
    )


_EXEMPT: Mapping[str, tuple[State, Source]] = {
    "E_LICENCE": (State.WAIVED, Source.LICENCE),
    "SHARED_DATA": (State.WAIVED, Source.SHARED_DATA),
    "DEPARTMENT_CHECK": (State.WAIVED, Source.DEPARTMENT_CHECK),
    "PROMISE": (State.PROMISED, Source.PROMISE),
}


def places(required: Iterable[Wanted], *, there: frozenset[str]) -> tuple[tuple[Wanted, State, Source], ...]:
    """Return what takes the place of each required material that is not there yet, when an application is filed."""
    taken: dict[str, tuple[Wanted, State, Source]] = {}
    for material in required:
        if material.code in there or material.code in taken:
            continue
        if material.exempt in _EXEMPT:
            taken[material.code] = (material, *_EXEMPT[material.exempt])
        elif not material.is_handed_in:
            taken[material.code] = (material, State.SUPPLIED, Source.FORM)
        elif material.need != Need.OPTIONAL:
            taken[material.code] = (material, State.NEEDED, Source.GUIDE)
    return tuple(taken.values())


def trust_of(source: Source, *, is_declared: bool = False) -> Trust:
    """Return what a paper is worth when it comes in."""
    if source in {Source.SCAN, Source.PAPER}:
        return Trust.B  # the original lay on the window's desk
    return Trust.D if is_declared else Trust.C


def verify(paper: PaperView) -> Trust:
    """Return what a paper is worth after it was checked against the original.

    :raises NothingToVerify: if there is no file, or it was sent back
    """
    if not paper.has_file or not paper.is_standing:
        raise NothingToVerify(material=paper.material_name)
    return Trust.A if paper.trust is Trust.A else Trust.B


def check_reusable(paper: PaperView, *, for_owner: UUID, on: date) -> None:
    """Check that a paper of the vault may be used in another case of the same party.

    :raises NotYourPaper: if it is another party's
    :raises NoLongerValid: if it was never verified, or its day has passed
    """
    if paper.owner_id != for_owner:
        raise NotYourPaper
    if not paper.is_reusable(on=on):
        raise NoLongerValid(material=paper.material_name)


def check_tolerated(material: str, tolerance_workdays: int | None) -> None:
    """Check that a material may come after acceptance (国办 容缺受理: only what the guide lists).

    :raises MayNotBeLate: if the guide gives it no time
    """
    if not tolerance_workdays:
        raise MayNotBeLate(material=material)


def declared(words: str) -> str:
    """Return what is declared.

    :raises DeclarationEmpty: if it is nothing
    """
    if not words.strip():
        raise DeclarationEmpty(field="declaration")
    return words.strip()


def reasoned(words: str) -> str:
    """Return the reason.

    :raises ReasonNeeded: if there is none
    """
    if not words.strip():
        raise ReasonNeeded(field="reason")
    return words.strip()


def check_removable(paper: PaperView) -> None:
    """Check that a paper is still the applicant's to change.

    :raises AlreadyFiled: if it went in with an application
    """
    if paper.is_filed:
        raise AlreadyFiled(material=paper.material_name)


def check_room(*, of_subject: int, today: int, same: int, size: int, material: str) -> None:
    """Check that there is room for one more file: bytes of the subject, of the account today, files of the material.

    :raises TooManyFiles: if the material has as many files as it may
    :raises DraftFull: if the subject's papers grow too large
    :raises DayFull: if the account uploaded too much today
    """
    if same >= FILES_OF_A_MATERIAL:
        raise TooManyFiles(field="file", material=material, limit=FILES_OF_A_MATERIAL)
    if of_subject + size > DRAFT_QUOTA:
        raise DraftFull(field="file")
    if today + size > DAILY_QUOTA:
        raise DayFull(field="file")


# Printed on papers, so in Chinese whatever the reader speaks.
ISSUED = "此件由%(issuer)s提供，仅供办理政务服务事项时使用"
ISSUED_UNTIL = "此件由%(issuer)s提供，仅供办理政务服务事项时使用，有效期至%(until)s"
VERIFIED = "此件经%(issuer)s与原件核对无误，仅供办理政务服务事项时使用"


def watermark(paper: PaperView) -> str:
    """Return what is printed across a paper that others rely on (国办函〔2016〕108号); empty for the rest."""
    match paper.trust:
        case Trust.A if paper.valid_until is not None:
            until = f"{paper.valid_until.year}年{paper.valid_until.month}月{paper.valid_until.day}日"
            return ISSUED_UNTIL % {"issuer": paper.issuer, "until": until}
        case Trust.A:
            return ISSUED % {"issuer": paper.issuer}
        case Trust.B:
            return VERIFIED % {"issuer": paper.issuer}
        case _:
            return ""

"""The vocabulary of rights, and how far a right granted to a post reaches.

A verb is `room.verb`. Every right that any room asks for stands here with its Chinese word, because a right that
nobody can be granted by name is a right that nobody can read in an authorisation letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from onewindow.contexts.organisations.domain.posts import SpanIsEmpty
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.spans import Span
from onewindow.kernel.words import N_


class Reach(StrEnum):
    EVERYWHERE = "EVERYWHERE"  # 全域
    REGION = "REGION"  # 某区划及其下级
    ORGANISATION = "ORGANISATION"  # 某单位
    OWN = "OWN"  # 本人或者所代理的人


RIGHTS: Mapping[str, str] = MappingProxyType(
    {
        "cases.file": N_("申请"),
        "cases.view": N_("查看办件"),
        "cases.withdraw": N_("撤回"),
        "cases.receive": N_("收件"),
        "cases.examine": N_("受理与一次性告知"),
        "cases.decline": N_("不予受理"),
        "cases.allow_second_notice": N_("准许再次告知"),
        "cases.review": N_("审查"),
        "cases.special": N_("特别程序"),
        "cases.extend": N_("延长期限"),
        "cases.decide": N_("决定"),
        "cases.terminate": N_("终止"),
        "cases.make": N_("制证"),
        "cases.deliver": N_("送达"),
        "cases.urge": N_("催办"),
        "cases.archive": N_("归档"),
        "materials.upload": N_("提交材料"),
        "materials.view": N_("查看材料"),
        "materials.verify": N_("核验原件"),
        "documents.view": N_("查看文书"),
        "documents.seal_approval": N_("保管和使用审批专用章"),
        "documents.seal_act": N_("为本人依职权办理的事项使用审批专用章"),
        "documents.seal_organ": N_("使用机关印章"),
        "licences.view": N_("查看证照"),
        "licences.issue": N_("核发证照"),
        "licences.revoke": N_("撤销、注销证照"),
        "notices.view": N_("查看通知"),
        "parties.view": N_("查看办事人信息"),
        "parties.register": N_("登记办事人"),
        "parties.correct": N_("更正办事人信息"),
        "parties.mandate": N_("授权他人办理"),
        "hall.serve": N_("接待来访"),
        "hall.view": N_("查看来访记录"),
        "catalogue.edit": N_("编制办事指南"),
        "catalogue.review": N_("合法性审查"),
        "catalogue.approve": N_("批准办事指南"),
        "catalogue.publish": N_("发布办事指南"),
        "supervise.view": N_("效能监督"),
        "organisations.manage": N_("管理机构、窗口、岗位和人员"),
        "organisations.grant": N_("授予和收回权限"),
        "organisations.confirm": N_("复核权限变更"),
        "organisations.delegate": N_("授权窗口、乡镇办理"),
        "organisations.roster": N_("登记不在岗、安排 B 角顶岗"),
        "elements.register": N_("维护数据元、材料和证照类型"),
        "deadlines.set_threshold": N_("设置预警阈值"),
        "calendar.correct": N_("更正工作日历"),
        "preferences.change": N_("修改设置"),
        "console.system": N_("系统管理"),
        "console.security": N_("安全管理"),
        "console.audit": N_("审计管理"),
    }
)
DELEGABLE = frozenset({"cases.receive", "cases.examine", "cases.decline", "cases.decide", "cases.deliver"})
SEALS = frozenset({"documents.seal_approval", "documents.seal_organ"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Right:
    """One verb as far as it reaches; the region or organisation is named where the reach is one."""

    verb: str
    reach: Reach
    region_id: UUID | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """One verb that a department hands over: for one of its items or all, to one window or one organisation."""

    verb: str
    item_id: UUID | None = None
    to_window_id: UUID | None = None
    to_organisation_id: UUID | None = None


class NoSuchRight(Invalid):
    """Only rights of the vocabulary can be granted."""

    words = N_("没有“%(verb)s”这项权限")


class ReachIncomplete(Invalid):
    """A right in a region or an organisation says in which."""

    words = N_("请指明权限所及的区划或者单位")


class SecondPersonNeeded(Refusal):
    """A change of rights takes effect when somebody else than who made it has confirmed it."""

    words = N_("权限变更须由另一人复核，经办人不能复核自己的变更")


class AlreadyConfirmed(Refusal):
    """A change of rights is confirmed once."""

    words = N_("该权限已经复核")


class NotDelegable(Invalid):
    """A department can hand over taking in, accepting, deciding and delivering, and nothing else."""

    words = N_("“%(verb)s”不能授权窗口或者乡镇行使")


class OneGrantee(Invalid):
    """A delegation names who gets it."""

    words = N_("请选择授权给一个窗口或者一个单位")


class LetterNeeded(Invalid):
    """A delegation is a written act (decision 6)."""

    words = N_("授权须有书面文件，请填写授权书文号")


def check_right(right: Right, *, term: Span) -> None:
    """Check that a right can be granted as it is written.

    :raises NoSuchRight: if the verb is not of the vocabulary
    :raises ReachIncomplete: if the place is missing, or named where none belongs
    :raises SpanIsEmpty: if it would never hold
    """
    if right.verb not in RIGHTS:
        raise NoSuchRight(field="verb", verb=right.verb)
    named = (right.region_id is not None, right.organisation_id is not None)
    if named != (right.reach is Reach.REGION, right.reach is Reach.ORGANISATION):
        raise ReachIncomplete(field="reach")
    if term.is_empty():
        raise SpanIsEmpty


def check_second_person(*, granted_by: UUID, confirmed_by: UUID | None, confirming: UUID) -> None:
    """Check that a right may be confirmed by the account.

    :raises AlreadyConfirmed: if somebody has
    :raises SecondPersonNeeded: if it is the one who granted it
    """
    if confirmed_by is not None:
        raise AlreadyConfirmed
    if granted_by == confirming:
        raise SecondPersonNeeded


def check_handover(handover: Handover, *, letter: str, term: Span) -> None:
    """Check that a department may hand over a verb by a letter.

    :raises NotDelegable: if the verb is not one of those
    :raises OneGrantee: if not one grantee is named
    :raises LetterNeeded: if there is no letter
    :raises SpanIsEmpty: if it would never hold
    """
    if handover.verb not in DELEGABLE:
        raise NotDelegable(field="verb", verb=handover.verb)
    if (handover.to_window_id is None) == (handover.to_organisation_id is None):
        raise OneGrantee(field="to_window_id")
    if not letter.strip():
        raise LetterNeeded(field="letter")
    if term.is_empty():
        raise SpanIsEmpty

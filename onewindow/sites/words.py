"""What states, verbs, kinds and events are called on pages, in the words of an officer."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext, ngettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Term, Unit
from onewindow.platform.web.parts import Tone
from onewindow.sites.kinds import KINDS

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {**catalogue.LABELS, **KINDS}

PAPERS: Mapping[materials.State, Tone] = {
    materials.State.NEEDED: Tone.AMBER,
    materials.State.SUPPLIED: Tone.GREEN,
    materials.State.WAIVED: Tone.BLUE,
    materials.State.TOLERATED: Tone.AMBER,
    materials.State.PROMISED: Tone.BLUE,
}

EVENTS: Mapping[str, str] = {
    "CaseFiled": N_("提交申请"),
    "CaseReceived": N_("收件"),
    "CaseAsked": N_("一次性告知"),
    "CaseSupplemented": N_("补正"),
    "CaseLapsed": N_("逾期未补正，终止办理"),
    "CaseAccepted": N_("受理"),
    "CaseDeclined": N_("不予受理"),
    "ReviewStarted": N_("开始审查"),
    "SpecialStarted": N_("开始特别程序"),
    "SpecialEnded": N_("特别程序结束"),
    "CaseExtended": N_("延长办理期限"),
    "CaseGranted": N_("准予"),
    "CaseDenied": N_("不予许可"),
    "CaseEnded": N_("终止"),
    "CertificateMaking": N_("制证"),
    "CaseReady": N_("待领"),
    "CaseDelivered": N_("送达"),
    "CaseArchived": N_("归档"),
    "CaseVoided": N_("作废"),
}


def term_words(term: Term) -> str:
    """Return a term in the visitor's language: 5 个工作日, 当场办结."""
    amount = term.amount
    match term.unit:
        case Unit.INSTANT:
            return gettext("当场办结")
        case Unit.WORKDAY:
            words = ngettext("%(amount)s 个工作日", "%(amount)s 个工作日", amount)
        case Unit.DAY:
            words = ngettext("%(amount)s 日", "%(amount)s 日", amount)
        case Unit.MONTH:
            words = ngettext("%(amount)s 个月", "%(amount)s 个月", amount)
        case Unit.YEAR:
            words = ngettext("%(amount)s 年", "%(amount)s 年", amount)
    return words % {"amount": amount}


def trips_words(count: int) -> str:
    """Return how often somebody has to come to the hall."""
    return (
        ngettext("到大厅 %(count)s 次", "到大厅 %(count)s 次", count) % {"count": count}
        if count
        else gettext("不用跑大厅")
    )


LOOKED_AT: Mapping[str, str] = {
    "materials.paper": N_("申请材料"),
    "cases.form": N_("申请内容"),
    "licences.licence": N_("电子证照"),
    "parties.party": N_("基本信息"),
    "parties.data": N_("免提交材料的数据"),
    "parties.find": N_("基本信息（查找）"),
    "document": N_("文书"),
}


def looked_at(what: str) -> str:
    """Return in words at what somebody looked, as a look names it."""
    return gettext(LOOKED_AT.get(what.partition(":")[0], what))


def act_words(act: cases.Act) -> str:
    """Return what an act is called where a course is told: an end that the applicant asked for is no termination."""
    if act.body.get("is_withdrawal") and not act.body.get("is_deemed"):
        return gettext("申请人撤回")
    return gettext(EVENTS.get(act.name, N_("办理")))

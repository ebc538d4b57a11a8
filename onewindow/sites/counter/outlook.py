"""What pressing the button would bring about: said on the page before it is pressed, in the words of the notice."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext, ngettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.drafts import Draft, MaterialLine
from onewindow.sites.words import term_words


class Act(StrEnum):
    """What one press does."""

    ACCEPT = "ACCEPT"  # 收件并受理
    ASK = "ASK"  # 收件并一次性告知
    HAND_OVER = "HAND_OVER"  # 收件转部门
    NOTHING = "NOTHING"  # not yet, or not here


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What the notice would ask for, and why."""

    material: str
    reason: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What would follow, and what the button is called."""

    act: Act
    words: str
    tone: str
    button: str = ""
    promised: Act = Act.NOTHING  # what the page says that the button does, once everything is filled in
    gaps: tuple[Gap, ...] = ()
    late: tuple[MaterialLine, ...] = ()  # accepted now, handed in later

    @property
    def is_ready(self) -> bool:
        """Say whether the button can be pressed."""
        return self.act is not Act.NOTHING


def outlook(of: Draft, *, defects: Mapping[str, str], by: Actor, now: datetime) -> Outlook:
    """Return what taking the draft in now would lead to."""
    if not of.is_taken_in_here:
        words = gettext("本窗口不收该部门的事项，请引导到其窗口办理")
        return Outlook(act=Act.NOTHING, words=words, tone="amber")
    if of.is_supplement:
        return _of_supplement(of)
    try:
        outcome = cases.intake_would_be(case_id=of.case.id, by=by, now=now, defects=defects)
    except cases.GuideStopsHere as refusal:
        return Outlook(act=Act.NOTHING, words=sentence(refusal), tone="amber")
    except cases.FormIncomplete as refusal:
        left = int(str(refusal.values["problems"]))
        words = ngettext("还有 %(left)s 处没有填好", "还有 %(left)s 处没有填好", left) % {"left": left}
        promised = _promised(of, _missing(of) | defects.keys())
        return Outlook(act=Act.NOTHING, words=words, tone="blue", button=_button(promised), promised=promised)
    if isinstance(outcome, cases.Notice):
        return _asking(of, frozenset(outcome.missing), defects)
    return _accepting(of)


def _accepting(of: Draft) -> Outlook:
    late = tuple(line for line in of.lines if any(paper.paper.is_late for paper in line.papers))
    if not of.is_examined_here:
        words = gettext("材料齐全。收件后转%(department)s，由其决定是否受理") % {"department": of.department.name}
        return _pressed(Act.HAND_OVER, words, "green", late=late)
    terms = catalogue.terms(guide_id=of.guide.id, answers=of.answers, values=of.values)
    words = gettext("材料齐全，当场受理并出具受理通知书。承诺办结时限：%(promise)s") % {
        "promise": term_words(terms.promise)
    }
    return _pressed(Act.ACCEPT, words, "green", late=late)


def _asking(of: Draft, missing: frozenset[str], defects: Mapping[str, str]) -> Outlook:
    gaps = tuple(
        Gap(
            material=line.material.name,
            reason=defects.get(line.code) or gettext("未提交"),
            how=line.material.instructions,
        )
        for line in of.lines
        if line.code in missing
    )
    count = len(gaps)
    if not of.is_examined_here:
        words = ngettext(
            "还缺 %(count)s 项材料。收件后转%(department)s，由其一次性告知",
            "还缺 %(count)s 项材料。收件后转%(department)s，由其一次性告知",
            count,
        ) % {"count": count, "department": of.department.name}
        return _pressed(Act.HAND_OVER, words, "amber", gaps=gaps)
    words = ngettext(
        "出具一次性告知书，请申请人补正下面 %(count)s 项。只能告知一次，请看全",
        "出具一次性告知书，请申请人补正下面 %(count)s 项。只能告知一次，请看全",
        count,
    ) % {"count": count}
    return _pressed(Act.ASK, words, "amber", gaps=gaps)


def _of_supplement(of: Draft) -> Outlook:
    missing = _missing(of)
    if missing:
        gaps = tuple(
            Gap(material=line.material.name, reason=gettext("还没有补"), how=line.material.instructions)
            for line in of.lines
            if line.code in missing
        )
        words = gettext("告知书要求的材料要一次补齐")
        return Outlook(act=Act.NOTHING, words=words, tone="amber", button=gettext("收补正材料"), gaps=gaps)
    if of.is_examined_here:
        return _supplied(Act.ACCEPT, gettext("已经补齐，收下并受理，受理之日为今天"))
    words = gettext("已经补齐。收下后由%(department)s审查") % {"department": of.department.name}
    return _supplied(Act.HAND_OVER, words)


def _supplied(act: Act, words: str) -> Outlook:
    return Outlook(act=act, words=words, tone="green", button=gettext("收补正材料"), promised=act)


def _pressed(
    act: Act, words: str, tone: str, *, gaps: tuple[Gap, ...] = (), late: tuple[MaterialLine, ...] = ()
) -> Outlook:
    return Outlook(act=act, words=words, tone=tone, button=_button(act), promised=act, gaps=gaps, late=late)


def _missing(of: Draft) -> frozenset[str]:
    return frozenset(
        line.code
        for line in of.lines
        if line.material.is_handed_in and line.material.need is not catalogue.Need.OPTIONAL and not line.is_there
    )


def _promised(of: Draft, wrong: Set[str]) -> Act:
    if not of.is_examined_here:
        return Act.HAND_OVER
    return Act.ASK if wrong else Act.ACCEPT


def _button(act: Act) -> str:
    match act:
        case Act.ACCEPT:
            return gettext("收件并受理")
        case Act.ASK:
            return gettext("收件并一次性告知")
    return gettext("收件转部门")

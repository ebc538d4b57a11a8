"""What may still make a decision later: shown with its days before anybody presses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Unit
from onewindow.platform.access.actors import Actor, may
from onewindow.platform.web.parts import Deadline, Fact, Light
from onewindow.platform.web.words import say, word
from onewindow.sites.words import term_words

EXTEND, SPECIAL = "cases.extend", "cases.special"
UNITS: Mapping[Unit, str] = {
    Unit.WORKDAY: N_("个工作日"),
    Unit.DAY: N_("日"),
    Unit.MONTH: N_("个月"),
    Unit.YEAR: N_("年"),
}


@dataclass(frozen=True, kw_only=True)
class Prospects:
    """What the officer may do about the terms of a case."""

    may_extend: bool
    may_start: bool
    may_end: bool


@dataclass(frozen=True, kw_only=True)
class Due:
    """A term as it would stand: what it is, its day, and how the day is reckoned, unfolded."""

    label: str
    deadline: Deadline
    derivation: str


@dataclass(frozen=True, kw_only=True)
class ExtensionPage:
    """The page of an extension: what the guide says, and the day that the chosen length leads to."""

    case: cases.CaseView
    guide: catalogue.GuideView
    outlook: cases.ExtensionOutlook
    facts: tuple[Fact, ...]
    due: Due

    @property
    def unit(self) -> str:
        """Return in what the length is counted."""
        return gettext(UNITS[self.outlook.rule.limit.unit])


@dataclass(frozen=True, kw_only=True)
class SpecialPage:
    """The page of a special procedure: those that the guide names, and what the chosen one leads to."""

    case: cases.CaseView
    guide: catalogue.GuideView
    named: tuple[catalogue.SpecialProcedure, ...]
    outlook: cases.SpecialOutlook
    facts: tuple[Fact, ...]
    until: Due
    going_on: tuple[Due, ...]

    @property
    def unit(self) -> str:
        """Return in what its time is counted."""
        return gettext(UNITS[self.outlook.procedure.limit.unit])


@dataclass(frozen=True, kw_only=True)
class ResumptionPage:
    """The page of a result: the procedure that is under way, and when the terms end if it ends today."""

    case: cases.CaseView
    guide: catalogue.GuideView
    facts: tuple[Fact, ...]
    dues: tuple[Due, ...]


def prospects(case: cases.CaseView, *, by: Actor, now: datetime) -> Prospects:
    """Return what the officer may do about the terms of a case."""
    may_see_to_it = may(by, SPECIAL, case.place)
    return Prospects(
        may_extend=cases.Verb.EXTEND in case.verbs and may(by, EXTEND, case.place) and _can_be_extended(case, by, now),
        may_start=cases.Verb.START_SPECIAL in case.verbs
        and may_see_to_it
        and bool(cases.special_procedures_named(case_id=case.id, by=by)),
        may_end=cases.Verb.END_SPECIAL in case.verbs and may_see_to_it,
    )


def _can_be_extended(case: cases.CaseView, by: Actor, now: datetime) -> bool:
    try:
        cases.extension_would_be(case_id=case.id, by=by, now=now)
    except Refusal:
        return False
    return True


def extension_page(*, case_id: UUID, amount: int | None, by: Actor, now: datetime) -> ExtensionPage:
    """Return the page of an extension by an amount, or by the most that the guide lets it.

    :raises NotFound, IllegalMove, NoExtension, ExtendedAlready, ExtendedTooFar, WrongApprover, RanOutAlready: as
        `cases.extension_would_be`
    """
    case = cases.case(case_id=case_id, by=by, verb=EXTEND)
    outlook = cases.extension_would_be(case_id=case_id, by=by, now=now, amount=amount)
    rule = outlook.rule
    return ExtensionPage(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        outlook=outlook,
        facts=(
            Fact(label=gettext("原定期限"), words=say(outlook.former_due_on), icon="calendar-event"),
            Fact(label=gettext("最多可以延长"), words=term_words(rule.limit.term), icon="clock", hint=rule.basis),
            Fact(label=gettext("批准人"), words=word(rule.approver), icon="shield-check"),
        ),
        due=_due(outlook.statutory, gettext("延长 %(term)s") % {"term": term_words(outlook.term)}),
    )


def special_page(*, case_id: UUID, procedure: str, told: int | None, by: Actor, now: datetime) -> SpecialPage:
    """Return the page of a special procedure, of the first that the guide names where none was chosen.

    :raises NotFound, IllegalMove, NotOfTheItem, SpecialNotTold, StopsNothing: as `cases.special_would_be`
    """
    case = cases.case(case_id=case_id, by=by, verb=SPECIAL)
    named = cases.special_procedures_named(case_id=case_id, by=by)
    chosen = procedure or (named[0].code if named else "")
    outlook = cases.special_would_be(case_id=case_id, procedure=chosen, told=told, by=by, now=now)
    is_told = {one.kind is deadlines.Kind.SPECIAL: one for one in outlook.outlooks}
    still = gettext("、").join(word(kind) for kind in outlook.stand_still)
    return SpecialPage(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        named=named,
        outlook=outlook,
        facts=(
            Fact(label=gettext("法律依据"), words=outlook.procedure.basis.citation, icon="scale"),
            Fact(label=gettext("办事指南规定的时间"), words=term_words(outlook.procedure.limit.term), icon="clock"),
            Fact(label=gettext("停止计时"), words=still, icon="clock", hint=gettext("从明天起，到记录结果之日止")),
        ),
        until=_due(is_told[True], gettext("告知申请人 %(term)s") % {"term": term_words(outlook.told)}),
        going_on=_dues(one for one in outlook.outlooks if one.kind is not deadlines.Kind.SPECIAL),
    )


def resumption_page(*, case_id: UUID, by: Actor, now: datetime) -> ResumptionPage:
    """Return the page on which the result of a special procedure is recorded.

    :raises NotFound, IllegalMove: as `cases.resumption_would_be`
    """
    case = cases.case(case_id=case_id, by=by, verb=SPECIAL)
    outlook = cases.resumption_would_be(case_id=case_id, by=by, now=now)
    guide, run = catalogue.guide(guide_id=case.guide_id), outlook.under_way
    names: Mapping[str, str] = {one.code: one.name for one in guide.document.special_procedures}
    return ResumptionPage(
        case=case,
        guide=guide,
        facts=(
            Fact(label=gettext("特别程序"), words=names[run.procedure], icon="clock", hint=run.participants),
            Fact(label=gettext("开始日期"), words=say(run.started_on), icon="calendar-event"),
            Fact(label=gettext("告知申请人最晚到"), words=say(run.told_until), icon="calendar-event"),
        ),
        dues=_dues(outlook.outlooks),
    )


def _dues(outlooks: Iterable[deadlines.Outlook]) -> tuple[Due, ...]:
    return tuple(_due(one, gettext("今天记录结果")) for one in outlooks)


def _due(outlook: deadlines.Outlook, words: str) -> Due:
    line = Deadline(due_on=outlook.due_on, light=Light.GREEN, words=words, is_provisional=outlook.is_provisional)
    return Due(
        label=gettext("%(term)s最晚") % {"term": word(outlook.kind)}, deadline=line, derivation=outlook.derivation
    )

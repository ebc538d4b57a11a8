"""Reading a guide for one situation: what it asks next, where it stops, which papers, which terms, which steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onewindow.contexts.catalogue.domain.asking import FormSection, Question, QuestionKind
from onewindow.contexts.catalogue.domain.conditions import ALWAYS, AllOf, Condition, Not, Situation, holds, may_hold
from onewindow.contexts.catalogue.domain.course import Extension, SpecialProcedure, Step
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.labels import label
from onewindow.contexts.catalogue.domain.outcome import Fee, Result
from onewindow.contexts.catalogue.domain.papers import (
    Exemption,
    ExemptMode,
    Expiry,
    MadeBy,
    Material,
    Need,
    PaperForm,
    PaperKind,
    ReviewPoint,
    Trust,
)
from onewindow.contexts.catalogue.domain.satisfying import Choice
from onewindow.contexts.catalogue.domain.wording import words
from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Term

type Answers = Mapping[str, Sequence[str] | str]  # question → option, or options; as a page posts and a case keeps them
type Values = Mapping[str, object]  # data element → value, as the form holds them

NOTICE = Term(5)  # 《行政许可法》第三十二条第一款第四项：五日内一次告知


class AnswerUnknown(Invalid):
    """The answers do not belong to this guide."""

    words = N_("“%(question)s”没有选项“%(option)s”，请重新选择")


class OneAnswerOnly(Invalid):
    """A question has one answer."""

    words = N_("“%(question)s”只能选择一项")


@dataclass(frozen=True, kw_only=True)
class Applicable:
    """An application can be made; `open_questions` are those still to be answered."""

    open_questions: tuple[Question, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StopHere:
    """No application is needed or possible: `words` says so, `advice` what to do instead."""

    code: str
    words: str
    advice: str


@dataclass(frozen=True, kw_only=True)
class RequiredMaterial:
    """A paper that the situation asks for, and how it comes in."""

    code: str
    name: str
    kind: PaperKind
    need: Need
    exempt: ExemptMode
    licence_type: str
    source: str  # where an exempt paper is taken from
    made_by: MadeBy
    tolerance_workdays: int | None
    tolerance_consequence: Expiry | None
    tolerance_promise: str
    reason: str  # why it is asked for, or why it need not be handed in
    form: PaperForm
    trust: Trust
    max_bytes: int
    formats: tuple[str, ...]
    instructions: str
    standard: str
    review_points: tuple[ReviewPoint, ...]
    basis: str

    @property
    def is_handed_in(self) -> bool:
        """Say whether the applicant brings the paper: it is neither taken from a register nor made by the platform."""
        return self.exempt is ExemptMode.NONE and self.made_by is MadeBy.APPLICANT


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The terms of a situation. `statutory` is None where no law sets one."""

    is_instant: bool
    statutory: Term | None
    promise: Term
    delivery: Term
    notice: Term
    supplement: Term
    extension: Extension | None


def settle(guide: Guide, answers: Answers, values: Values = MappingProxyType({})) -> Situation:
    """Return the situation that the answers describe. Answers to questions that are not asked do not count.

    :raises AnswerUnknown: if a question or an option is not one of this guide
    :raises OneAnswerOnly: if a question with one answer has several
    """
    known = {element: value for element, value in values.items() if isinstance(value, bool | int | float | str)}
    chosen = {code: _options(guide, code, options) for code, options in answers.items()}
    settled: dict[str, frozenset[str]] = {}
    for question in guide.questions:
        if chosen.get(question.code) and holds(question.when, Situation(settled, known)):
            settled[question.code] = chosen[question.code]
    return Situation(settled, known)


def _options(guide: Guide, code: str, options: Sequence[str] | str) -> frozenset[str]:
    chosen = frozenset([options] if isinstance(options, str) else options) - {""}
    question = guide.question(code)
    known = frozenset(option.code for option in question.options) if question else frozenset[str]()
    for option in sorted(chosen - known):
        raise AnswerUnknown(field=code, question=question.title if question else code, option=option)
    if question is not None and question.kind is QuestionKind.SINGLE and len(chosen) > 1:
        raise OneAnswerOnly(field=code, question=question.title)
    return chosen


def asked(guide: Guide, situation: Situation) -> tuple[Question, ...]:
    """Return the questions that are asked in the situation, in order."""
    return tuple(question for question in guide.questions if holds(question.when, situation))


def applicable(guide: Guide, situation: Situation) -> Applicable | StopHere:
    """Return whether an application can be made, or where the guide ends."""
    for stop in guide.stops:
        if holds(stop.when, situation):
            return StopHere(code=stop.code, words=stop.words, advice=stop.advice)
    return Applicable(open_questions=_unanswered(guide, situation))


def _unanswered(guide: Guide, situation: Situation) -> tuple[Question, ...]:
    return tuple(question for question in asked(guide, situation) if question.code not in situation.answers)


def required_materials(guide: Guide, situation: Situation) -> tuple[RequiredMaterial, ...]:
    """Return the papers that the situation asks for, in the order of the guide."""
    return tuple(
        _required(material, guide, situation) for material in guide.materials if holds(material.when, situation)
    )


def _required(material: Material, guide: Guide, situation: Situation) -> RequiredMaterial:
    exemption = next((way for way in material.exemptions if holds(way.when, situation)), None)
    tolerance = material.tolerance if material.need is Need.TOLERATED else None
    return RequiredMaterial(
        code=material.code,
        name=material.name,
        kind=material.kind,
        need=material.need,
        exempt=exemption.mode if exemption else ExemptMode.NONE,
        licence_type=exemption.licence_type if exemption else "",
        source=exemption.source if exemption else "",
        made_by=material.made_by,
        tolerance_workdays=tolerance.term.amount if tolerance else None,
        tolerance_consequence=tolerance.consequence if tolerance else None,
        tolerance_promise=tolerance.promise if tolerance else "",
        reason=_reason(material, guide, exemption),
        form=material.form,
        trust=material.trust,
        max_bytes=material.max_bytes,
        formats=material.formats,
        instructions=material.instructions,
        standard=material.standard,
        review_points=material.review_points,
        basis=material.basis,
    )


def _reason(material: Material, guide: Guide, exemption: Exemption | None) -> str:
    if exemption:
        source = f"：{exemption.source}" if exemption.source else ""
        return f"免提交，{label(exemption.mode)}{source}"
    if material.made_by is not MadeBy.APPLICANT:
        return label(material.made_by)
    if material.when != ALWAYS:
        return f"因为{words(material.when, guide)}"
    return ""


def sections(guide: Guide, situation: Situation) -> tuple[FormSection, ...]:
    """Return the form as the situation asks for it; a section without a field is left out, and so is a datum that an
    open question will give, or one that may still open: nobody is asked for it twice."""
    to_come = _to_come(guide, situation)
    kept = (
        (
            section,
            tuple(field for field in section.fields if field.element not in to_come and holds(field.when, situation)),
        )
        for section in guide.form
    )
    return tuple(section.model_copy(update={"fields": fields}) for section, fields in kept if fields)


def _to_come(guide: Guide, situation: Situation) -> frozenset[str]:
    """Return the data that answers may still give."""
    still_open: dict[str, str] = {}
    for question in guide.questions:
        if question.code not in situation.answers and may_hold(question.when, situation, still_open.keys()):
            still_open[question.code] = question.element
    return frozenset(still_open.values())


def terms(guide: Guide, situation: Situation) -> Terms:
    """Return the terms of the situation: those of the first rule that holds, else of the last."""
    rule = next((rule for rule in guide.terms if holds(rule.when, situation)), guide.terms[-1])
    return Terms(
        is_instant=rule.is_instant,
        statutory=rule.statutory.term if rule.statutory else None,
        promise=rule.promise.term,
        delivery=rule.delivery.term,
        notice=NOTICE,
        supplement=rule.supplement.term,
        extension=rule.extension,
    )


def steps(guide: Guide, situation: Situation) -> tuple[Step, ...]:
    """Return the steps of the situation, in order."""
    return tuple(step for step in guide.steps if holds(step.when, situation))


def special_procedures(guide: Guide, situation: Situation) -> tuple[SpecialProcedure, ...]:
    """Return the special procedures that the guide names for the situation."""
    return tuple(one for one in guide.special_procedures if holds(one.when, situation))


def results(guide: Guide, situation: Situation) -> tuple[Result, ...]:
    """Return what comes out in the situation."""
    return tuple(result for result in guide.results if holds(result.when, situation))


def fees(guide: Guide, situation: Situation) -> tuple[Fee, ...]:
    """Return what is charged in the situation; nothing, for most."""
    return tuple(fee for fee in guide.fees if holds(fee.when, situation))


def bound_values(guide: Guide, situation: Situation) -> Mapping[str, str | tuple[str, ...]]:
    """Return the data that the answers already give: each datum once, so the form does not ask for them again."""
    given: dict[str, str | tuple[str, ...]] = {}
    for question in guide.questions:
        chosen = situation.answers.get(question.code)
        if question.element and chosen:
            codes = tuple(option.code for option in question.options if option.code in chosen)
            given[question.element] = codes if question.kind is QuestionKind.MULTI else codes[0]
    return given


def choices(guide: Guide) -> Mapping[str, Choice]:
    """Return the questions as `satisfying` needs them."""
    return {
        question.code: Choice(
            options=frozenset(option.code for option in question.options),
            is_multi=question.kind is QuestionKind.MULTI,
            when=question.when,
        )
        for question in guide.questions
    }


def going_on(condition: Condition, guide: Guide) -> Condition:
    """Return the condition within the situations in which the guide does not stop."""
    return AllOf(parts=(condition, *(Not(part=stop.when) for stop in guide.stops)))

"""The guide page: all that is published about an item, and what of it holds in the situation that was chosen."""

from dataclasses import dataclass
from uuid import UUID

from onewindow.contexts.catalogue.domain import reading
from onewindow.contexts.catalogue.domain.asking import Option, Question
from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Situation, holds
from onewindow.contexts.catalogue.domain.course import SpecialProcedure, Step
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.inventory import Element, inventory
from onewindow.contexts.catalogue.domain.outcome import Fee, Result
from onewindow.contexts.catalogue.domain.papers import Material
from onewindow.contexts.catalogue.domain.reading import Answers, RequiredMaterial, StopHere, Terms
from onewindow.contexts.catalogue.domain.wording import words
from onewindow.contexts.catalogue.queries.guides import GuideView, guide


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    """A question that is asked in the situation, with what was chosen."""

    question: Question
    chosen: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class MaterialLine:
    """A material of the guide: how it stands in the situation, or in which other one it is asked for."""

    material: Material
    required: RequiredMaterial | None
    when: str  # in words; empty if it is always asked for


@dataclass(frozen=True, kw_only=True)
class Summary:
    """能不能办、带什么、多久、多少钱: the four lines that most people come for."""

    may: str
    brings: tuple[str, ...]  # what the applicant hands in
    is_free: bool
    promise: str
    visits: int


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """What a guide page prints."""

    view: GuideView
    summary: Summary
    stop: StopHere | None
    questions: tuple[AskedQuestion, ...]
    is_complete: bool  # every question that is asked was answered
    materials: tuple[MaterialLine, ...]
    terms: Terms
    steps: tuple[Step, ...]
    procedures: tuple[SpecialProcedure, ...]
    results: tuple[Result, ...]
    fees: tuple[Fee, ...]
    elements: tuple[Element, ...]  # 实施清单要素, in the standard's order


def guide_page(*, guide_id: UUID, answers: Answers) -> GuidePage:
    """Return all that a guide page prints, in the situation that the answers describe.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    view = guide(guide_id=guide_id)
    document = view.document
    here = reading.settle(document, answers)
    outcome = reading.applicable(document, here)
    stop = outcome if isinstance(outcome, StopHere) else None
    return GuidePage(
        view=view,
        summary=_summary(document, here, stop),
        stop=stop,
        questions=tuple(_asked(question, here) for question in reading.asked(document, here)),
        is_complete=all(question.code in here.answers for question in reading.asked(document, here)),
        materials=_materials(document, here),
        terms=reading.terms(document, here),
        steps=reading.steps(document, here),
        procedures=tuple(one for one in document.special_procedures if holds(one.when, here)),
        results=reading.results(document, here),
        fees=reading.fees(document, here),
        elements=inventory(guide=document),
    )


def _asked(question: Question, here: Situation) -> AskedQuestion:
    codes = here.answers.get(question.code, frozenset())
    return AskedQuestion(question=question, chosen=tuple(option for option in question.options if option.code in codes))


def _materials(document: Guide, here: Situation) -> tuple[MaterialLine, ...]:
    required = {paper.code: paper for paper in reading.required_materials(document, here)}
    return tuple(
        MaterialLine(
            material=material,
            required=required.get(material.code),
            when=words(material.when, document) if material.when != ALWAYS else "",
        )
        for material in document.materials
    )


def _summary(document: Guide, here: Situation, stop: StopHere | None) -> Summary:
    papers = reading.required_materials(document, here)
    return Summary(
        may=stop.words if stop else "、".join(requirement.text for requirement in document.requirements),
        brings=tuple(paper.name for paper in papers if paper.is_handed_in),
        is_free=not reading.fees(document, here),
        promise=reading.terms(document, here).promise.words,
        visits=document.channels.visits,
    )

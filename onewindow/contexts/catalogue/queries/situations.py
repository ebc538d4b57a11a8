"""What a guide says in one situation. No query is run once the guide is known to the process.

All of these refuse alike: `NotFound` if there is no such guide, `AnswerUnknown` if a question or an option is not one
of it, `OneAnswerOnly` if a question with one answer has several.
"""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from onewindow.contexts.catalogue.domain import reading
from onewindow.contexts.catalogue.domain.asking import FormSection, Question
from onewindow.contexts.catalogue.domain.conditions import Condition, Situation
from onewindow.contexts.catalogue.domain.course import SpecialProcedure, Step
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.outcome import Fee, Result
from onewindow.contexts.catalogue.domain.reading import (
    Answers,
    Applicable,
    RequiredMaterial,
    StopHere,
    Terms,
    Values,
)
from onewindow.contexts.catalogue.domain.wording import words
from onewindow.contexts.catalogue.queries.guides import guide

NOTHING: Values = MappingProxyType({})


def _here(guide_id: UUID, answers: Answers, values: Values) -> tuple[Guide, Situation]:
    document = guide(guide_id=guide_id).document
    return document, reading.settle(document, answers, values)


def applicable(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> Applicable | StopHere:
    """Return whether an application can be made, with the questions still open, or where the guide ends.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.applicable(*_here(guide_id, answers, values))


def questions(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[Question, ...]:
    """Return the questions that are asked, given the answers so far.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.asked(*_here(guide_id, answers, values))


def required_materials(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[RequiredMaterial, ...]:
    """Return the papers that the situation asks for, in the order of the guide.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.required_materials(*_here(guide_id, answers, values))


def terms(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> Terms:
    """Return the terms of the situation.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.terms(*_here(guide_id, answers, values))


def steps(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[Step, ...]:
    """Return the steps of the situation, in order.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.steps(*_here(guide_id, answers, values))


def special_procedures(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[SpecialProcedure, ...]:
    """Return the special procedures that may stop a clock of a case in the situation.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.special_procedures(*_here(guide_id, answers, values))


def results(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[Result, ...]:
    """Return what comes out in the situation: licences, approvals, notices.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.results(*_here(guide_id, answers, values))


def fees(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[Fee, ...]:
    """Return what is charged in the situation.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.fees(*_here(guide_id, answers, values))


def form_sections(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> tuple[FormSection, ...]:
    """Return the form as the situation asks for it.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.sections(*_here(guide_id, answers, values))


def answered_values(*, guide_id: UUID, answers: Answers) -> Mapping[str, str | tuple[str, ...]]:
    """Return the data that the answers already give: data element → option codes. The form does not ask for them again.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    return reading.bound_values(*_here(guide_id, answers, NOTHING))


def explain(*, guide_id: UUID, condition: Condition) -> str:
    """Return a condition of the guide in plain words.

    :raises NotFound: if there is no such guide
    """
    return words(condition, guide(guide_id=guide_id).document)

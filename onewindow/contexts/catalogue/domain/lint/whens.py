"""Every condition of a guide with the place where it stands."""

from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Condition
from onewindow.contexts.catalogue.domain.guide import Guide


def whens(guide: Guide) -> Iterator[tuple[str, str, Condition]]:
    """Return path, name and condition of everything in the guide that is there only in some situations."""
    for path, name, condition in _all(guide):
        if condition != ALWAYS:
            yield path, name, condition


def _all(guide: Guide) -> Iterator[tuple[str, str, Condition]]:
    for question in guide.questions:
        yield f"questions.{question.code}", question.title, question.when
    for stop in guide.stops:
        yield f"stops.{stop.code}", stop.words, stop.when
    for field in guide.fields:
        yield f"form.{field.element}", field.label, field.when
    for material in guide.materials:
        yield f"materials.{material.code}", material.name, material.when
        for number, way in enumerate(material.exemptions):
            yield f"materials.{material.code}.exemptions.{number}", f"{material.name}（免提交）", way.when
    for number, rule in enumerate(guide.terms):
        yield f"terms.{number}", f"第 {number + 1} 组时限", rule.when
    for step in guide.steps:
        yield f"steps.{step.code}", step.name, step.when
    for procedure in guide.special_procedures:
        yield f"special_procedures.{procedure.code}", procedure.name, procedure.when
    for result in guide.results:
        yield f"results.{result.code}", result.name, result.when
    for number, fee in enumerate(guide.fees):
        yield f"fees.{number}", fee.name, fee.when
    if guide.commitment:
        yield "commitment", "告知承诺", guide.commitment.when

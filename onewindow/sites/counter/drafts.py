"""What is being put together for the visitor at the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotFound
from onewindow.platform.access.actors import Actor
from onewindow.sites.counter.shown import PaperLine, papers


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A visitor's application before it is taken in."""

    case: cases.CaseView
    guide: catalogue.GuideView
    visitor: parties.MaskedParty
    answers: Mapping[str, Any]
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class MaterialLine:
    """A material that the situation asks for, with what lies there."""

    material: catalogue.RequiredMaterial
    papers: tuple[PaperLine, ...]

    @property
    def standing(self) -> str:
        """Return what is still owed for it, in words."""
        if not self.material.is_handed_in:
            return gettext("免提交")
        return gettext("已收取") if self.papers else gettext("待收取")


def draft(*, case_id: UUID, by: Actor) -> Draft:
    """Return what the visitor has begun.

    :raises NotFound: if it is not the visitor's
    """
    case = cases.case(case_id=case_id, by=by, verb="cases.file")
    form = cases.form_on_file(case_id=case_id)
    return Draft(
        case=case,
        guide=catalogue.guide(guide_id=case.guide_id),
        visitor=parties.masked(ids=[case.owner_id])[case.owner_id],
        answers=form.answers,
        values=form.values,
    )


def lines(of: Draft) -> tuple[MaterialLine, ...]:
    """Return the materials that the situation asks for."""
    there = papers(of.case)
    required = catalogue.required_materials(guide_id=of.guide.id, answers=of.answers, values=of.values)
    return tuple(
        MaterialLine(
            material=material,
            papers=tuple(line for line in there if line.paper.material_code == material.code),
        )
        for material in required
    )


def slot(of: Draft, code: str) -> materials.Slot:
    """Return where papers for a material go.

    :raises NotFound: if the situation does not ask for it
    """
    for line in lines(of):
        if line.material.code == code and line.material.is_handed_in:
            return materials.Slot(
                subject=of.case.subject, at=of.case.place, material_code=code, material_name=line.material.name
            )
    raise NotFound

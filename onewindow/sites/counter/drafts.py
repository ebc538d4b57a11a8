"""What is being put together for the visitor at the window: situation, form, papers, and what would follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotFound
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Tone
from onewindow.platform.web.words import word
from onewindow.sites.counter.shown import PaperLine, is_done_here, papers


@dataclass(frozen=True, kw_only=True)
class MaterialLine:
    """A material that the situation asks for, with what lies there and what the wallet holds. `key` takes it in."""

    material: catalogue.RequiredMaterial
    papers: tuple[PaperLine, ...]
    held: tuple[materials.PaperView, ...] = ()
    key: str = ""

    @property
    def code(self) -> str:
        """Return the code of the material."""
        return self.material.code

    @property
    def is_there(self) -> bool:
        """Say whether a paper stands in its place, or one is promised for later."""
        return any(line.paper.is_standing for line in self.papers)

    @property
    def standing(self) -> str:
        """Return how it stands, in words."""
        if not self.material.is_handed_in:
            is_exempt = self.material.exempt is not catalogue.ExemptMode.NONE
            return gettext("免提交") if is_exempt else gettext("自动生成")
        if self.is_there:
            return next(line.standing for line in self.papers if line.paper.is_standing)
        return gettext("选交") if self.material.need is catalogue.Need.OPTIONAL else gettext("待收取")

    @property
    def hint(self) -> str:
        """Return why it need not be brought, or how it must be."""
        return self.material.standard if self.material.is_handed_in else self.material.reason

    @property
    def tone(self) -> Tone:
        """Return the colour of how it stands."""
        if not self.material.is_handed_in:
            return Tone.BLUE
        if self.is_there:
            return next(line.tone for line in self.papers if line.paper.is_standing)
        return Tone.GREY if self.material.need is catalogue.Need.OPTIONAL else Tone.AMBER

    @property
    def may_come_later(self) -> bool:
        """Say whether the guide lets it come after acceptance (容缺)."""
        return bool(self.material.tolerance_workdays)

    @property
    def consequence(self) -> str:
        """Return what follows when a promised paper does not come, as the promise says it."""
        return word(self.material.tolerance_consequence) if self.material.tolerance_consequence else ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A visitor's application before it is taken in, or a supplement that they bring."""

    case: cases.CaseView
    guide: catalogue.GuideView
    department: organisations.OrganisationView
    visitor: parties.MaskedParty
    answers: Mapping[str, Any]
    values: Mapping[str, Any]
    is_taken_in_here: bool
    is_examined_here: bool
    is_declined_here: bool
    at: datetime
    by: Actor  # the clerk, for the visitor

    @property
    def is_supplement(self) -> bool:
        """Say whether it answers a one-time notice."""
        return self.case.state is cases.State.CORRECTION

    @property
    def is_open(self) -> bool:
        """Say whether something can still be put together here."""
        return self.case.state is cases.State.DRAFT or self.is_supplement

    @cached_property
    def questions(self) -> tuple[catalogue.Question, ...]:
        """Return the questions that are asked, given the answers so far."""
        return catalogue.questions(guide_id=self.guide.id, answers=self.answers, values=self.values)

    @cached_property
    def view(self) -> forms.FormView:
        """Return the form, filled with what was typed and what is known."""
        return forms.form(
            guide_id=self.guide.id, answers=self.answers, applicant_id=self.case.owner_id, values=self.values
        )

    @cached_property
    def lines(self) -> tuple[MaterialLine, ...]:
        """Return the materials that the situation asks for, those that the visitor brings first."""
        there = papers(self.case)
        required = catalogue.required_materials(guide_id=self.guide.id, answers=self.answers, values=self.values)
        brought = [material for material in required if material.is_handed_in]
        keys = {material.code: str(place) for place, material in enumerate(brought[:9], start=1)}
        held = self._held(brought)
        ordered = sorted(required, key=lambda material: not material.is_handed_in)
        return tuple(
            MaterialLine(
                material=material,
                papers=tuple(line for line in there if line.paper.material_code == material.code),
                held=held.get(material.code, ()),
                key=keys.get(material.code, ""),
            )
            for material in ordered
        )

    def line(self, code: str) -> MaterialLine:
        """Return a material that the visitor brings.

        :raises NotFound: if the situation does not ask for it
        """
        for line in self.lines:
            if line.code == code and line.material.is_handed_in:
                return line
        raise NotFound

    def slot(self, code: str) -> materials.Slot:
        """Return where papers for a material go.

        :raises NotFound: if the situation does not ask for it
        """
        material = self.line(code).material
        return materials.Slot(
            subject=self.case.subject, at=self.case.place, material_code=code, material_name=material.name
        )

    def _held(self, brought: list[catalogue.RequiredMaterial]) -> dict[str, tuple[materials.PaperView, ...]]:
        codes = [material.code for material in brought]
        if not codes:
            return {}
        vault = materials.vault(by=self.by, on=legal_day(self.at), material_codes=codes)
        elsewhere = [paper for paper in vault if paper.subject != self.case.subject]
        return {code: tuple(paper for paper in elsewhere if paper.material_code == code) for code in codes}


def draft(*, case_id: UUID, by: Actor, now: datetime) -> Draft:
    """Return what the visitor has begun.

    :raises NotFound: if it is not the visitor's
    """
    case = cases.case(case_id=case_id, by=by, verb="cases.file")
    form = cases.form_on_file(case=case)
    return Draft(
        case=case,
        by=by,
        guide=catalogue.guide(guide_id=case.guide_id),
        department=organisations.organisation(organisation_id=case.organisation_id),
        visitor=parties.masked(ids=[case.owner_id])[case.owner_id],
        answers=form.answers,
        values=form.values,
        is_taken_in_here=organisations.takes_in(
            organisation_id=case.organisation_id, item_id=case.item_id, by=by, on=legal_day(now)
        ),
        is_examined_here=is_done_here(case, "cases.examine", by, now),
        is_declined_here=is_done_here(case, "cases.decline", by, now),
        at=now,
    )

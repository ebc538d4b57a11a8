"""申请 while it is being written: what is answered, what is filled in, which papers are there, what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import NotFound
from onewindow.platform.access.actors import Actor, Place, may
from onewindow.platform.web.parts import Link, Task, Tone
from onewindow.sites.portal.shown.guides import Asked, asked
from onewindow.sites.portal.shown.papers import PaperLine, paper_lines

NEW = frozenset({cases.State.DRAFT})
ANSWERABLE = frozenset({cases.State.CORRECTION})
UNDER_WAY = frozenset({cases.State.ACCEPTED, cases.State.IN_REVIEW, cases.State.SPECIAL})
WRITABLE = NEW | ANSWERABLE | UNDER_WAY


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application that its applicant is still writing, or answering a notice in."""

    case: cases.CaseView
    guide: catalogue.GuideView
    answers: Mapping[str, Any]
    values: Mapping[str, Any]
    form: forms.FormView
    problems: tuple[forms.FieldProblem, ...]
    read: catalogue.Applicable | catalogue.StopHere
    asked: tuple[Asked, ...]
    lines: tuple[PaperLine, ...]
    papers: tuple[materials.PaperView, ...]

    @property
    def stop(self) -> catalogue.StopHere | None:
        """Return where the guide ends, if the answers lead there."""
        return self.read if isinstance(self.read, catalogue.StopHere) else None

    @property
    def open_questions(self) -> tuple[catalogue.Question, ...]:
        """Return the questions that are still to be answered."""
        return self.read.open_questions if isinstance(self.read, catalogue.Applicable) else ()

    @cached_property
    def brought(self) -> tuple[PaperLine, ...]:
        """Return the materials that the applicant brings."""
        return tuple(line for line in self.lines if line.material.is_handed_in)

    @cached_property
    def spared(self) -> tuple[PaperLine, ...]:
        """Return the materials that need not be brought."""
        return tuple(line for line in self.lines if not line.material.is_handed_in)

    @cached_property
    def missing(self) -> tuple[PaperLine, ...]:
        """Return what has to be handed in for the application to be complete, and is not there."""
        there = {paper.material_code for paper in self.papers if paper.is_standing}
        return tuple(
            line
            for line in self.brought
            if line.material.code not in there and line.material.need is not catalogue.Need.OPTIONAL
        )

    @cached_property
    def late(self) -> frozenset[str]:
        """Return the materials that were promised for later and have not come."""
        came = {paper.material_code for paper in self.papers if paper.is_standing and not paper.is_late}
        return frozenset(paper.material_code for paper in self.papers if paper.is_late) - came

    def takes(self, code: str) -> bool:
        """Say whether a paper for the material can be handed in now: after acceptance, what was promised for later."""
        return self.case.state not in UNDER_WAY or code in self.late

    @property
    def is_ready(self) -> bool:
        """Say whether it can be filed; papers may be missing."""
        return self.stop is None and not self.open_questions and not self.problems

    def question(self, code: str) -> Asked:
        """Return a question that the situation asks.

        :raises NotFound: if it asks none of that code
        """
        found = next((asked for asked in self.asked if asked.code == code), None)
        if found is None:
            raise NotFound
        return found

    def section(self, code: str) -> forms.SectionView:
        """Return a section of the form.

        :raises NotFound: if the situation asks for none of that code
        """
        found = next((section for section in self.form.sections if section.code == code), None)
        if found is None:
            raise NotFound
        return found

    def problems_of(self, section: forms.SectionView) -> tuple[forms.FieldProblem, ...]:
        """Return what is wrong in a section of the form."""
        keys = {field.key for field in section.fields}
        return tuple(problem for problem in self.problems if problem.element in keys)

    def line(self, code: str) -> PaperLine:
        """Return a material that the applicant brings.

        :raises NotFound: if the situation asks for none of that code
        """
        found = next((line for line in self.brought if line.material.code == code), None)
        if found is None:
            raise NotFound
        return found

    def papers_of(self, code: str) -> tuple[materials.PaperView, ...]:
        """Return what stands for a material."""
        return tuple(paper for paper in self.papers if paper.material_code == code)

    def href(self, page: str, *more: str) -> str:
        """Return the address of one of its pages."""
        return reverse(f"portal:{page}", args=[self.case.id, *more])

    @property
    def is_new(self) -> bool:
        """Say whether it was never filed."""
        return self.case.state in NEW

    @property
    def tasks_href(self) -> str:
        """Return where all that is to do is listed."""
        return self.href("application")

    @property
    def question_href(self) -> str:
        """Return the next open question."""
        return self.href("question", self.open_questions[0].code)

    @property
    def material_href(self) -> str:
        """Return the next material that is missing, else the list of all."""
        return self.href("material", self.missing[0].material.code) if self.missing else self.href("materials")

    @property
    def back_href(self) -> str:
        """Return where a material belongs: the application's list, the notice's, or the case that goes on."""
        if self.is_new:
            return self.href("materials")
        return self.href("supplement" if self.case.state in ANSWERABLE else "case")

    @property
    def terms(self) -> catalogue.Terms:
        """Return the terms of the situation."""
        return catalogue.terms(guide_id=self.guide.id, answers=self.answers, values=self.values)

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """Return where its pages stand."""
        return (
            Link(label=gettext("首页"), href="/"),
            Link(label=gettext("我的办件"), href=reverse("portal:cases")),
            Link(label=self.guide.name, href=self.href("application" if self.is_new else "case")),
        )


def application(*, case_id: UUID, by: Actor, on: date) -> Application:
    """Return an application within the citizen's reach, as it would be filed on a day.

    A draft is filled with what is known of the applicant, unless an agent writes it, who may not see that; what was
    filed stands as it was typed.

    :raises NotFound: if there is none
    """
    view = cases.case(case_id=case_id, by=by)
    filled = cases.form_on_file(case=view)
    guide = catalogue.guide(guide_id=view.guide_id)
    answers, values = filled.answers, filled.values
    required = catalogue.required_materials(guide_id=guide.id, answers=answers, values=values)
    is_known = view.state in NEW and may(by, "parties.view", Place(None, "", view.owner_id))
    return Application(
        case=view,
        guide=guide,
        answers=answers,
        values=values,
        form=forms.form(
            guide_id=guide.id, answers=answers, applicant_id=view.owner_id if is_known else None, values=values
        ),
        problems=forms.check(guide_id=guide.id, answers=answers, values=values, on=on),
        read=catalogue.applicable(guide_id=guide.id, answers=answers, values=values),
        asked=asked(guide, answers),
        lines=paper_lines(guide.document, required, held=frozenset()),
        papers=materials.papers(subjects=[view.subject])[view.subject],
    )


def open_tasks(draft: Application) -> tuple[Task, ...]:
    """Return what keeps an application from being filed."""
    needed = (_situation(draft), *_sections(draft))
    return tuple(task for task in needed if task.tone is not Tone.GREEN)


def next_href(draft: Application) -> str:
    """Return where to go on: the first thing that is not done."""
    return next((task.href for task in tasks(draft) if task.tone is not Tone.GREEN and task.href), draft.href("check"))


def tasks(draft: Application) -> tuple[Task, ...]:
    """Return what is to do in an application, each with how far it is."""
    return (_situation(draft), *_sections(draft), _materials(draft), _check(draft))


def _situation(draft: Application) -> Task:
    label, href = gettext("您的情况"), draft.href("situation")
    if draft.stop:
        return Task(label=label, href=href, state=gettext("不用办"), tone=Tone.AMBER, hint=draft.stop.words)
    left = len(draft.open_questions)
    if left:
        state = ngettext("还有 %(count)s 个问题", "还有 %(count)s 个问题", left) % {"count": left}
        return Task(label=label, href=href, state=state, tone=Tone.BLUE)
    return _done(label, href)


def _done(label: str, href: str, hint: str = "") -> Task:
    return Task(label=label, href=href, state=gettext("已完成"), tone=Tone.GREEN, hint=hint)


def _sections(draft: Application) -> tuple[Task, ...]:
    return tuple(_section(draft, section) for section in draft.form.sections)


def _section(draft: Application, section: forms.SectionView) -> Task:
    href = draft.href("section", section.code)
    wrong = len(draft.problems_of(section))
    if not wrong:
        return _done(section.title, href)
    known = sum(field.source is not None and not field.is_answered for field in section.fields)
    hint = ngettext("已自动填好 %(count)s 项，请核对", "已自动填好 %(count)s 项，请核对", known) % {"count": known}
    state = ngettext("还有 %(count)s 项", "还有 %(count)s 项", wrong) % {"count": wrong}
    return Task(label=section.title, href=href, state=state, tone=Tone.BLUE, hint=hint if known else "")


def _materials(draft: Application) -> Task:
    label, href = gettext("材料"), draft.href("materials")
    spared = len(draft.spared)
    hint = (
        ngettext("另有 %(count)s 份不用您交", "另有 %(count)s 份不用您交", spared) % {"count": spared} if spared else ""
    )
    if not draft.missing:
        return _done(label, href, hint)
    left = len(draft.missing)
    state = ngettext("还差 %(count)s 份", "还差 %(count)s 份", left) % {"count": left}
    return Task(label=label, href=href, state=state, tone=Tone.AMBER, hint=hint)


def _check(draft: Application) -> Task:
    label = gettext("核对并提交")
    if draft.is_ready:
        return Task(label=label, href=draft.href("check"), state=gettext("可以提交"), tone=Tone.GREEN)
    return Task(label=label, state=gettext("填好后才能提交"))


def after_question(draft: Application) -> str:
    """Return where to go on once a question is answered: the next open one, else what follows from the answers."""
    if draft.stop is None and draft.open_questions:
        return draft.href("question", draft.open_questions[0].code)
    return draft.href("situation")


def first_section(draft: Application) -> str:
    """Return where the form begins; without a form, the materials."""
    sections = draft.form.sections
    return draft.href("section", sections[0].code) if sections else draft.href("materials")


def after_section(draft: Application, code: str) -> str:
    """Return where to go on once a section is filled in: the next one, else the materials."""
    codes = [section.code for section in draft.form.sections]
    later = codes[codes.index(code) + 1 :] if code in codes else codes
    return draft.href("section", later[0]) if later else draft.href("materials")


def after_material(draft: Application) -> str:
    """Return where to go on once a material is there: the next that is missing, else all that remains."""
    return draft.material_href if draft.missing else draft.back_href

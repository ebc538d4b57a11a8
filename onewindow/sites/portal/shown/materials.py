"""One material of an application: what stands for it, what the wallet offers, whether it may come later."""

from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import NotFound
from onewindow.platform.access.actors import Actor
from onewindow.platform.files.sizes import limit_words
from onewindow.platform.web.parts import Tone
from onewindow.platform.web.words import say
from onewindow.sites.portal.shown.applications import NEW, Application, after_material
from onewindow.sites.portal.shown.papers import PaperLine


@dataclass(frozen=True, kw_only=True)
class PaperState:
    """A material in the list of an application: where it stands and where to go."""

    line: PaperLine
    state: str
    tone: Tone
    hint: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A file, or what stands for one, in an application."""

    paper: materials.PaperView
    name: str
    hint: str
    href: str  # where it can be opened
    may_go: bool  # whether it can be taken out again


@dataclass(frozen=True, kw_only=True)
class MaterialPage:
    """All that the page of one material says."""

    line: PaperLine
    handed: tuple[Handed, ...]
    held: tuple[materials.PaperView, ...]  # the wallet has these
    onwards: str
    may_come_later: bool

    @property
    def is_there(self) -> bool:
        """Say whether the applicant has done their part."""
        return any(handed.paper.is_standing for handed in self.handed)

    @property
    def has_files(self) -> bool:
        """Say whether a file was handed in, and not only a promise."""
        return any(handed.paper.has_file for handed in self.handed)

    @property
    def limit(self) -> str:
        """Return how large a file may be."""
        return limit_words(self.line.material.max_bytes)

    def held_paper(self, seq: int) -> materials.PaperView:
        """Return a paper that the wallet offers.

        :raises NotFound: if it offers none of that number
        """
        found = next((paper for paper in self.held if paper.seq == seq), None)
        if found is None:
            raise NotFound
        return found


def slot_of(draft: Application, code: str) -> materials.Slot:
    """Return where a paper for the material goes.

    :raises NotFound: if the situation asks for no such material
    """
    wanted = draft.line(code).material
    return materials.Slot(
        subject=draft.case.subject, at=draft.case.place, material_code=wanted.code, material_name=wanted.name
    )


def material_page(draft: Application, code: str, *, by: Actor, on: date) -> MaterialPage:
    """Put the page of a material together.

    :raises NotFound: if the situation asks for no such material
    """
    line = draft.line(code)
    handed = handed_in(draft, code)
    used = {paper.file_name for paper in draft.papers_of(code) if paper.is_standing}
    held = materials.vault(by=by, on=on, material_codes=[code])
    is_there = any(one.paper.is_standing for one in handed)
    return MaterialPage(
        line=line,
        handed=handed,
        held=tuple(paper for paper in held if paper.file_name not in used),
        onwards=after_material(draft),
        may_come_later=draft.case.state in NEW and bool(line.material.tolerance_workdays) and not is_there,
    )


def handed_in(draft: Application, code: str) -> tuple[Handed, ...]:
    """Return what stands for a material; what an office sent back no longer does."""
    return tuple(_handed(draft, paper) for paper in draft.papers_of(code) if paper.state in SHOWN and paper.is_standing)


SHOWN = frozenset({materials.State.SUPPLIED, materials.State.TOLERATED, materials.State.PROMISED})


def _handed(draft: Application, paper: materials.PaperView) -> Handed:
    if paper.has_file:
        name, hint = paper.file_name, f"{filesizeformat(paper.size)} · {say(paper.supplied_at)}"
    elif paper.is_late:
        name, hint = gettext("受理后补交"), paper.note
    else:
        name, hint = paper.material_name, paper.note
    return Handed(
        paper=paper,
        name=name,
        hint=hint,
        href=reverse("portal:paper", args=[draft.case.id, paper.seq]) if paper.has_file else "",
        may_go=not paper.is_filed,
    )


def states(draft: Application) -> tuple[PaperState, ...]:
    """Return the materials that the applicant brings, each with its state."""
    return tuple(_state(draft, line) for line in draft.brought)


def _state(draft: Application, line: PaperLine) -> PaperState:
    papers = [paper for paper in draft.papers_of(line.material.code) if paper.is_standing]
    files = sum(paper.has_file for paper in papers)
    if files:
        state, tone = gettext("已上传"), Tone.GREEN
        hint = ngettext("%(count)s 个文件", "%(count)s 个文件", files) % {"count": files}
    elif papers:
        state, tone, hint = gettext("受理后补交"), Tone.AMBER, line.why
    elif line.material.need is catalogue.Need.OPTIONAL:
        state, tone, hint = gettext("选交"), Tone.GREY, line.why
    else:
        state, tone, hint = gettext("还没有"), Tone.AMBER, line.why
    return PaperState(line=line, state=state, tone=tone, hint=hint, href=draft.href("material", line.material.code))

"""The papers of a case on the desk: how each stands, what is looked at in it, and the one that lies open."""

from collections.abc import Iterable
from dataclasses import dataclass

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.platform.web.parts import Tone
from onewindow.sites.papers import SHOWN
from onewindow.sites.words import PAPERS

EXEMPT = frozenset({materials.Source.LICENCE, materials.Source.SHARED_DATA, materials.Source.DEPARTMENT_CHECK})


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of review of one paper; `value` names it within the case."""

    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper, with how it stands and the points that are looked at in it."""

    paper: materials.PaperView
    tone: Tone
    points: tuple[Point, ...]

    @property
    def seq(self) -> str:
        """Return its number within the case, for addresses."""
        return str(self.paper.seq)

    @property
    def is_shown_beside(self) -> bool:
        """Say whether a browser can show it beside its case."""
        return self.paper.has_file and self.paper.media_type in SHOWN

    @property
    def is_exempt(self) -> bool:
        """Say whether data of the organ that issued or keeps it stand in its place."""
        return self.paper.source in EXEMPT

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture."""
        return self.paper.media_type.startswith("image/")


def paper_lines(papers: Iterable[materials.PaperView], document: catalogue.Guide) -> tuple[PaperLine, ...]:
    """Return the papers of a case as the desk lists them."""
    asked = {material.code: material for material in document.materials}
    return tuple(
        PaperLine(
            paper=paper,
            tone=PAPERS[paper.state],
            points=_points(asked[paper.material_code]) if paper.material_code in asked else (),
        )
        for paper in papers
    )


def _points(material: catalogue.Material) -> tuple[Point, ...]:
    return tuple(Point(value=code, text=point.text) for code, point in material.points_by_code.items())


def lying_open(lines: Iterable[PaperLine], asked: str) -> PaperLine | None:
    """Return the paper that was asked to be shown, or the first that can be."""
    shown = [line for line in lines if line.is_shown_beside]
    return next((line for line in shown if str(line.paper.seq) == asked), shown[0] if shown else None)

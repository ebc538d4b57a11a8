"""What stands in place of a paper that nobody had to bring: the data of the organ that issued or keeps it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.elements import api as elements
from onewindow.contexts.elements.api import ElementFormat, ElementView
from onewindow.contexts.materials import api as materials
from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import KnownDatum, SourceKind
from onewindow.kernel.words import N_
from onewindow.platform.access.looks import record_look
from onewindow.platform.web.requests import Request
from onewindow.sites.desk.menu import menu
from onewindow.sites.desk.papers_shown import EXEMPT
from onewindow.sites.identity import page

PURPOSE = N_("核对免提交材料")
FROM_AN_ORGAN = frozenset({SourceKind.LICENCE, SourceKind.REGISTER})
HEAD = ("subject_name", "credit_code")  # by these a licence is told from another
NUMBERS = frozenset(
    {ElementFormat.IDENTITY_NUMBER, ElementFormat.PHONE, ElementFormat.EMAIL, ElementFormat.BANK_ACCOUNT}
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One datum as it is read, with the organ or the licence that says it, and of which day."""

    name: str
    text: str
    source: str


@page(verb="materials.view")
def shared(request: Request, case_id: UUID, seq: int) -> HttpResponse:
    """Show the data that stand in place of a paper, without numbers of persons; the look is recorded."""
    case = cases.case(case_id=case_id, by=request.actor)
    paper = materials.paper(subject=case.subject, seq=seq)
    record_look(
        by=request.actor,
        at=case.subject,
        person_id=case.owner_id,
        what="parties.data",
        purpose=PURPOSE,
        now=timezone.now(),
    )
    known = parties.known_data(party_id=case.owner_id) if paper.source in EXEMPT else {}
    lines = tuple(_lines(paper.material_code, known))
    shown = {"case": case, "paper": paper, "lines": lines, "sources": {line.source for line in lines}}
    return render(request, "desk/shared.html", {"links": menu(request.actor), "stage": "", **shown})


def _lines(material_code: str, known: Mapping[str, KnownDatum]) -> Iterator[Line]:
    """Give what organs say, in the order in which the licence prints it; of what is no licence, all they say."""
    given = {code: datum for code, datum in known.items() if datum.source.kind in FROM_AN_ORGAN}
    described = elements.elements(codes=given)
    for code in _carried(material_code, described):
        if described[code].format not in NUMBERS:
            yield _line(described[code], given[code])


def _carried(material_code: str, described: Mapping[str, ElementView]) -> tuple[str, ...]:
    """Return which of the data a paper would carry: what it is about first, then its face."""
    kind = elements.material_types(codes=[material_code]).get(material_code)
    if kind is None or not kind.licence_type:
        return tuple(described)
    face = elements.licence_type(code=kind.licence_type).face
    of_it = (code for code, element in described.items() if element.licence_type == kind.licence_type)
    return tuple(code for code in dict.fromkeys((*HEAD, *face, *of_it)) if code in described)


def _line(element: ElementView, datum: KnownDatum) -> Line:
    said = (datum.source.name, datum.source.reference, datum.as_of.isoformat())
    return Line(name=element.name, text=f"{datum.value} {element.unit}".strip(), source=" · ".join(filter(None, said)))

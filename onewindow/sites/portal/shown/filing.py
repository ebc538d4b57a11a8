"""What somebody is told right after filing: the number, what comes next and when, who handles it."""

from dataclasses import dataclass
from datetime import datetime

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Deadline
from onewindow.sites.portal.shown.clocks import deadline_of, running


@dataclass(frozen=True, kw_only=True)
class FiledPage:
    """All that the page after filing says. The query code is there for who filed just now."""

    case: cases.CaseView
    guide: catalogue.GuideView
    office: str
    query_code: str
    deadline: Deadline | None
    missing: tuple[str, ...]
    receipt: documents.DocumentView | None

    @property
    def spaced_code(self) -> str:
        """Return the query code as it is easy to copy by hand."""
        return f"{self.query_code[:4]} {self.query_code[4:]}".strip()


def filed_page(view: cases.CaseView, *, query_code: str, by: Actor, now: datetime) -> FiledPage:
    """Put the page together for a case that was filed."""
    clocks = running(deadlines.clocks(subjects=[view.subject], now=now)[view.subject])
    papers = materials.papers(subjects=[view.subject])[view.subject]
    issued = documents.documents_of(subjects=[view.subject], by=by)[view.subject]
    return FiledPage(
        case=view,
        guide=catalogue.guide(guide_id=view.guide_id),
        office=organisations.organisation(organisation_id=view.organisation_id).name,
        query_code=query_code,
        deadline=deadline_of(clocks[0]) if clocks else None,
        missing=tuple(paper.material_name for paper in papers if not paper.is_standing),
        receipt=next((one for one in issued if one.kind is documents.Kind.RECEIPT), None),
    )

"""What lies beside a case: the papers that were handed in, and the documents that were issued."""

from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.kernel.words import N_
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import page
from onewindow.sites.papers import beside, pdf

PURPOSE = N_("审查申请材料")


@page(verb="materials.view")
def paper(request: Request, case_id: UUID, seq: int) -> StreamingHttpResponse:
    """Open a paper of a case; that it was looked at is written down."""
    case = cases.case(case_id=case_id, by=request.actor)
    opened = materials.paper_file(
        subject=case.subject,
        at=case.place,
        seq=seq,
        purpose=PURPOSE,
        by=request.actor,
        now=timezone.now(),
    )
    return beside(opened)


@page(verb="documents.view")
def document(request: Request, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Open a sealed document of a case."""
    case = cases.case(case_id=case_id, by=request.actor)
    issued = documents.documents_of(subjects=[case.subject], by=request.actor)[case.subject]
    title = next((one.title for one in issued if one.id == document_id), "")
    content = documents.document_pdf(document_id=document_id, by=request.actor, now=timezone.now())
    return pdf(content, name=f"{title} {case.short_number}")

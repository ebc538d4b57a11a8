"""Papers as a browser shows them: those that the platform made, and those that somebody handed in."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from onewindow.contexts.materials import api as materials

POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"  # a viewer of the browser may show it
FRAMED = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"  # beside the page that asks about it
SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})  # what a browser shows without running anything


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """Answer with a PDF that the browser opens, under a name to keep it by."""
    disposition = content_disposition_header(as_attachment=False, filename=f"{name}.pdf") or "inline"
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": POLICY}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def beside(opened: materials.PaperFile) -> StreamingHttpResponse:
    """Answer with a paper that is looked at beside its case; what no browser shows is still downloaded."""
    headers = dict(opened.headers)
    if opened.paper.media_type in SHOWN:
        disposition = content_disposition_header(as_attachment=False, filename=opened.paper.file_name) or "inline"
        headers |= {"Content-Disposition": disposition, "Content-Security-Policy": FRAMED}
    return StreamingHttpResponse(opened.pieces, headers=headers)

"""Papers that the platform made, as a browser shows them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"  # a viewer of the browser may show it


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """Answer with a PDF that the browser opens, under a name to keep it by."""
    disposition = content_disposition_header(as_attachment=False, filename=f"{name}.pdf") or "inline"
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": POLICY}
    return HttpResponse(content, content_type="application/pdf", headers=headers)

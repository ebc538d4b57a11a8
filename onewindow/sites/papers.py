"""Papers as a browser shows them: those that the platform made, and those that somebody handed in."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header

POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"  # a viewer of the browser may show it
FRAMED = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"  # beside the page that asks about it
SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})  # what a browser shows without running anything


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """Answer with a PDF that the browser opens, under a name to keep it by."""
    disposition = content_disposition_header(as_attachment=False, filename=f"{name}.pdf") or "inline"
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": POLICY}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def beside(headers: Mapping[str, str], *, name: str, media_type: str) -> dict[str, str]:
    """Return the headers of a paper that is looked at beside its case; what no browser shows is still downloaded."""
    if media_type not in SHOWN:
        return dict(headers)
    disposition = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return {**headers, "Content-Disposition": disposition, "Content-Security-Policy": FRAMED}

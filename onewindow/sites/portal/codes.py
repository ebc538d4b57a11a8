"""查询码: said once when an application is filed. The applicant's own session, which is encrypted, remembers it."""

from uuid import UUID

from django.urls import reverse

from onewindow.contexts.cases import api as cases
from onewindow.platform.web.requests import Request

KEY = "query_code"


def keep(request: Request, filing: cases.Filing) -> None:
    """Remember the code of the case that was filed last; a repeated press is not told it again."""
    if filing.query_code:
        request.session[KEY] = {str(filing.case_id): filing.query_code}


def kept(request: Request, case_id: UUID) -> str:
    """Return the code of a case if it was filed in this session, last of all."""
    return str(request.session.get(KEY, {}).get(str(case_id), ""))


def address(request: Request, view: cases.CaseView) -> str:
    """Return where anybody with number and code can ask for the status, as a QR code says it."""
    return request.build_absolute_uri(f"{reverse('portal:query')}?number={view.short_number}")

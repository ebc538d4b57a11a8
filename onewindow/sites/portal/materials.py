"""材料: each on a page of its own: uploaded, taken from the wallet, promised for later, or taken out again."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import Invalid
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.identity import signed_in
from onewindow.sites.portal.drafting import answering, drafting
from onewindow.sites.portal.forms.materials import UploadForm, content_of, limits_of
from onewindow.sites.portal.shown.applications import WRITABLE, Application
from onewindow.sites.portal.shown.materials import material_page, slot_of, states


@drafting
def listed(request: Request, draft: Application) -> HttpResponse:
    """Show every material with its state."""
    kept_days = cases.draft_days(on=legal_day(timezone.now()))
    return render(request, "portal/materials.html", {"draft": draft, "states": states(draft), "kept_days": kept_days})


@require_http_methods(["GET", "HEAD", "POST"])
@answering(WRITABLE)
def material(request: Request, draft: Application, code: str) -> HttpResponse:
    """Show one material and take in a file for it; why a file cannot be taken stands beside the field."""
    if not draft.takes(code):
        return redirect("portal:case", draft.case.id)
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        try:
            _take(request, draft, code)
            return redirect("portal:material", draft.case.id, code)
        except Invalid as refusal:
            form.refuse(sentence(refusal))
    page = material_page(draft, code, by=request.actor, on=legal_day(timezone.now()))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/material.html", {"draft": draft, "page": page, "form": form}, status=status)


def _take(request: Request, draft: Application, code: str) -> None:
    limits = limits_of(draft.line(code).material)
    name, content = content_of(request, limits)
    materials.take_upload(
        slot=slot_of(draft, code),
        file_name=name,
        content=content,
        limits=limits,
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )


@require_POST
@answering(WRITABLE)
def reuse(request: Request, draft: Application, code: str, seq: int) -> HttpResponse:
    """Use a paper of the wallet in this application, this once."""
    wanted = material_page(draft, code, by=request.actor, on=legal_day(timezone.now())).held_paper(seq)
    materials.reuse_paper(
        slot=slot_of(draft, code),
        subject=wanted.subject,
        seq=seq,
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )
    return redirect("portal:material", draft.case.id, code)


@require_POST
@drafting
def later(request: Request, draft: Application, code: str) -> HttpResponse:
    """Promise to hand a material in after acceptance (容缺)."""
    wanted = draft.line(code).material
    materials.promise_later(
        slot=slot_of(draft, code),
        tolerance_workdays=wanted.tolerance_workdays,
        promise=wanted.tolerance_promise,
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )
    return redirect("portal:material", draft.case.id, code)


@require_POST
@answering(WRITABLE)
def remove(request: Request, draft: Application, code: str, seq: int) -> HttpResponse:
    """Take a paper out again that did not go in yet."""
    case = draft.case
    materials.remove_paper(subject=case.subject, at=case.place, seq=seq, by=request.actor, command=request.command)
    return redirect("portal:material", case.id, code)


@signed_in(AccountKind.CITIZEN)
def opened(request: Request, case_id: UUID, seq: int) -> StreamingHttpResponse:
    """Open a paper of one's own case."""
    case = cases.case(case_id=case_id, by=request.actor)
    file = materials.paper_file(
        subject=case.subject, at=case.place, seq=seq, purpose="", by=request.actor, now=timezone.now()
    )
    return StreamingHttpResponse(file.pieces, headers=dict(file.headers))

"""The papers that a visitor brings: taken on paper, originals checked, or scanned."""

from http import HTTPStatus
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import Invalid
from onewindow.platform.files.receiving import Limits
from onewindow.platform.files.refusals import NothingChosen
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.drafts import Draft, draft, lines, slot
from onewindow.sites.counter.menu import menu
from onewindow.sites.identity import page


@page(verb="cases.file")
def papers(request: Request, case_id: UUID) -> HttpResponse:
    """Show what the situation asks for and what lies there."""
    return show_papers(request, draft(case_id=case_id, by=request.actor))


@require_POST
@page(verb="materials.verify")
def on_paper(request: Request, case_id: UUID) -> HttpResponse:
    """Write down the papers that lie on the window's desk."""
    begun = draft(case_id=case_id, by=request.actor)
    slots = tuple(slot(begun, code) for code in request.POST.getlist("material"))
    if not slots:
        return show_papers(request, begun, wrong=gettext("请勾选收取的材料"))
    materials.take_on_paper(slots=slots, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:papers", case_id=case_id)


@require_POST
@page(verb="materials.upload")
def scan(request: Request, case_id: UUID, code: str) -> HttpResponse:
    """Take a scan in; why a file cannot be taken is said above the list."""
    begun = draft(case_id=case_id, by=request.actor)
    try:
        _take(request, begun, code)
    except Invalid as refusal:
        return show_papers(request, begun, wrong=sentence(refusal))
    return redirect("counter:papers", case_id=case_id)


def show_papers(request: Request, begun: Draft, *, wrong: str = "") -> HttpResponse:
    """Show the papers of a draft, and what went wrong."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    values = {"draft": begun, "lines": lines(begun), "wrong": wrong, "links": menu()}
    return render(request, "counter/papers.html", values, status=status)


def _take(request: Request, begun: Draft, code: str) -> None:
    file = request.FILES.get("file")
    material = next((line.material for line in lines(begun) if line.material.code == code), None)
    if not isinstance(file, UploadedFile) or material is None:
        raise NothingChosen
    materials.take_upload(
        slot=slot(begun, code),
        file_name=file.name or "",
        content=file.read(),
        limits=Limits.of(max_bytes=material.max_bytes, extensions=material.formats),
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )

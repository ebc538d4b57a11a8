"""我的办件: the list, one case with its timeline, the answer to a notice, withdrawing, and the papers to open."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.web.requests import Request
from onewindow.sites.identity import signed_in
from onewindow.sites.papers import pdf
from onewindow.sites.portal.drafting import answering
from onewindow.sites.portal.forms.cases import WithdrawForm
from onewindow.sites.portal.shown.applications import ANSWERABLE, Application
from onewindow.sites.portal.shown.cases import case_page, line_of
from onewindow.sites.portal.shown.drafts import draft_lines
from onewindow.sites.portal.shown.parties import principals
from onewindow.sites.portal.shown.supplement import supplement_page


@signed_in(AccountKind.CITIZEN)
def listed(request: Request) -> HttpResponse:
    """List one's own cases and drafts; what waits for the reader comes first."""
    after = request.GET.get("after", "")
    page = cases.my_cases(by=request.actor, now=timezone.now(), cursor=after)
    lines = [line_of(line) for line in page]
    context = {
        "page": page,
        "waiting": [line for line in lines if line.is_waiting],
        "others": [line for line in lines if not line.is_waiting],
        "drafts": () if after else draft_lines(by=request.actor),
        "principals": () if after else principals(by=request.actor, on=legal_day(timezone.now())),
    }
    return render(request, "portal/cases.html", context)


@signed_in(AccountKind.CITIZEN)
def case(request: Request, case_id: UUID) -> HttpResponse:
    """Show one case."""
    return _shown(request, case_id, WithdrawForm())


def _shown(request: Request, case_id: UUID, form: WithdrawForm, status: int = HTTPStatus.OK) -> HttpResponse:
    page = case_page(case_id=case_id, by=request.actor, now=timezone.now())
    if page.case.state is cases.State.DRAFT:
        return redirect("portal:application", case_id)
    return render(request, "portal/case.html", {"page": page, "form": form}, status=status)


@require_POST
@signed_in(AccountKind.CITIZEN)
def withdraw(request: Request, case_id: UUID) -> HttpResponse:
    """Withdraw an application."""
    form = WithdrawForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        cases.withdraw_case(
            case_id=case_id, reason=reason, by=request.actor, now=timezone.now(), command=request.command
        )
        messages.success(request, gettext("申请已经撤回，以后需要时可以重新申请。"))
        return redirect("portal:case", case_id)
    return _shown(request, case_id, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@require_http_methods(["GET", "HEAD", "POST"])
@answering(ANSWERABLE)
def supplement(request: Request, draft: Application) -> HttpResponse:
    """Show what a notice asked for, and send the answers all together once they are there."""
    page = supplement_page(draft, by=request.actor, now=timezone.now())
    if request.method == "POST" and not page.left:
        cases.supplement_case(case_id=draft.case.id, by=request.actor, now=timezone.now(), command=request.command)
        messages.success(request, gettext("补正材料已经提交，部门会接着审查，有结果会发消息告诉您。"))
        return redirect("portal:case", draft.case.id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"draft": draft, "page": page, "is_wrong": request.method == "POST"}
    return render(request, "portal/supplement.html", context, status=status)


@signed_in(AccountKind.CITIZEN)
def document(request: Request, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Open a document of one's own case."""
    view = cases.case(case_id=case_id, by=request.actor)
    issued = documents.documents_of(subjects=[view.subject], by=request.actor)[view.subject]
    title = next((one.title for one in issued if one.id == document_id), "")
    content = documents.document_pdf(document_id=document_id, by=request.actor, now=timezone.now())
    return pdf(content, name=f"{title} {view.short_number}")

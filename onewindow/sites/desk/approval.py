"""审查和决定: an opinion on a step, and the decision."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from onewindow.contexts.approval import api as approval
from onewindow.platform.web.requests import Request
from onewindow.sites.desk.forms.cases import DecisionForm, OpinionForm
from onewindow.sites.desk.showing import carry_out, colleagues, conditions, points
from onewindow.sites.desk.shown import bench
from onewindow.sites.identity import page


@require_POST
@page(verb="cases.review")
def give_opinion(request: Request, case_id: UUID) -> HttpResponse:
    """Give an opinion on a step."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    form = OpinionForm(request.POST, colleagues=colleagues(request, shown), points=points(shown))
    return carry_out(request, case_id, approval.give_opinion, "opinion", form)


@require_POST
@page(verb="cases.decide")
def decide(request: Request, case_id: UUID) -> HttpResponse:
    """Grant or refuse."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    form = DecisionForm(request.POST, conditions=conditions(shown))
    return carry_out(request, case_id, approval.decide, "decision", form)

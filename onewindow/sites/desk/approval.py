"""审查和决定: an opinion on a step, and the decision."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.platform.web.requests import Request
from onewindow.sites.desk.forms.cases import DecisionForm, OpinionForm
from onewindow.sites.desk.showing import carry_out, colleagues, conditions, points, show_case
from onewindow.sites.desk.shown import bench
from onewindow.sites.identity import page


@require_POST
@page(verb="cases.review")
def give_opinion(request: Request, case_id: UUID) -> HttpResponse:
    """Give an opinion on a step."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    form = OpinionForm(request.POST, colleagues=colleagues(request), points=points(shown))
    if not form.is_valid():
        return show_case(request, case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed={"opinion": form})
    typed = form.cleaned_data

    def act() -> object:
        return approval.give_opinion(
            case_id=case_id,
            step=typed["step"],
            conclusion=approval.Conclusion(typed["conclusion"]),
            reason=typed["reason"],
            companion=typed["companion"],
            points=tuple(typed["points"]),
            by=request.actor,
            now=timezone.now(),
            command=request.command,
        )

    return carry_out(request, case_id, act, typed={"opinion": form})


@require_POST
@page(verb="cases.decide")
def decide(request: Request, case_id: UUID) -> HttpResponse:
    """Grant or refuse."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    form = DecisionForm(request.POST, conditions=conditions(shown))
    if not form.is_valid():
        return show_case(request, case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed={"decision": form})

    def act() -> object:
        return approval.decide(
            case_id=case_id,
            decision=cases.Decision(form.cleaned_data["decision"]),
            reasons=form.reasons,
            by=request.actor,
            now=timezone.now(),
            command=request.command,
        )

    return carry_out(request, case_id, act, typed={"decision": form})

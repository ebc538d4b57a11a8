"""出件: results that wait, made and called out, handed over against an identity, or sent by post."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import api as delivery
from onewindow.kernel.errors import Invalid, NotFound
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.forms.delivery import FindForm, HandOverForm, ShipmentForm
from onewindow.sites.counter.menu import menu
from onewindow.sites.counter.shown import sheet
from onewindow.sites.identity import page

WAITING = frozenset({cases.State.DECIDED_GRANT, cases.State.DECIDED_DENY, cases.State.CERT_MAKING, cases.State.READY})


@page(verb="cases.deliver")
def waiting(request: Request) -> HttpResponse:
    """List the results that wait, and find one by the number on its receipt."""
    form = FindForm(request.GET) if "number" in request.GET else FindForm()
    if form.is_bound and form.is_valid():
        try:
            found = cases.case_by_number(number=form.cleaned_data["number"], by=request.actor, verb="cases.deliver")
            return redirect("counter:result", case_id=found.id)
        except NotFound:
            form.add_error("number", gettext("没有查到这个编号的办件，请对照收件凭证核对"))
    lines = cases.worklist(
        by=request.actor, verb="cases.deliver", now=timezone.now(), states=WAITING, cursor=request.GET.get("after", "")
    )
    return render(request, "counter/delivery.html", {"page": lines, "form": form, "links": menu()})


@page(verb="cases.deliver")
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Show one result: what is handed out, to whom it belongs, how it went out."""
    return _show(request, case_id)


@require_POST
@page(verb="cases.make")
def make(request: Request, case_id: UUID) -> HttpResponse:
    """Begin to make what was granted."""
    cases.make_certificate(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb="cases.make")
def ready(request: Request, case_id: UUID) -> HttpResponse:
    """Say that the result can be fetched."""
    cases.ready_case(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb="cases.deliver")
def hand_over(request: Request, case_id: UUID) -> HttpResponse:
    """Hand the result to whoever shows the holder's or an agent's identity."""
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, pickup=form)
    number = form.cleaned_data["identity_number"]
    try:
        delivery.hand_over(
            case_id=case_id, identity_number=number, by=request.actor, now=timezone.now(), command=request.command
        )
    except (Invalid, delivery.NotEntitled) as refusal:
        form.add_error("identity_number", sentence(refusal))
        return _show(request, case_id, pickup=form)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb="cases.deliver")
def ship(request: Request, case_id: UUID) -> HttpResponse:
    """Write down that the result was sent."""
    form = ShipmentForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, shipment=form)
    sent = form.cleaned_data
    delivery.record_shipment(case_id=case_id, **sent, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:result", case_id=case_id)


def _show(request: Request, case_id: UUID, **forms: Form) -> HttpResponse:
    shown = sheet(case_id=case_id, by=request.actor, now=timezone.now())
    went_out = delivery.handovers(case_id=case_id, by=request.actor)
    values: dict[str, Any] = {
        "sheet": shown,
        "handovers": went_out,
        "pickup": HandOverForm(),
        "shipment": ShipmentForm(),
        "verbs": shown.case.verbs,
        "links": menu(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if forms else HTTPStatus.OK
    return render(request, "counter/result.html", values | forms, status=status)

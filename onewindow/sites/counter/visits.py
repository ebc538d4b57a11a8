"""接待来访: who stands at the window, what for, for whom; how the visit ended; and the visits of the day."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.hall import api as hall
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.instants import legal_day
from onewindow.platform.devices.contract import DeviceRefusal
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter import visitors
from onewindow.sites.counter.forms.parties import PrincipalForm, ReceptionForm
from onewindow.sites.counter.frame import show
from onewindow.sites.counter.reception import offer
from onewindow.sites.counter.windows import is_seated
from onewindow.sites.identity import act_for, page

SERVE = "hall.serve"
COLLECT = frozenset({hall.Purpose.COLLECTION})


@page(verb=SERVE)
def visit(request: Request) -> HttpResponse:
    """Receive the next visitor, or go on with the one at the window."""
    if not is_seated(request):
        return redirect("counter:window")
    current = hall.current_visit(by=request.actor)
    if current is None:
        return _ask(request, ReceptionForm())
    if current.visitor is None:
        return _ask(request, ReceptionForm(initial={"purpose": current.purpose}), current)
    return show(
        request, "counter/visit.html", offer(request, current, current.visitor, principal=PrincipalForm.fresh())
    )


@require_POST
@page(verb=SERVE)
def receive(request: Request) -> HttpResponse:
    """Open a visit for who was typed in, else for whose card lies on the reader."""
    form = ReceptionForm(request.POST)
    current = hall.current_visit(by=request.actor)
    if not form.is_valid():
        return _ask(request, form, current)
    try:
        visitor = _identified(request, form)
    except DeviceRefusal as refusal:
        return _ask(request, form, current, wrong=sentence(refusal))
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else "number", sentence(refusal))
        return _ask(request, form, current)
    return _welcome(request, hall.Purpose(form.cleaned_data["purpose"]), visitor, current)


@require_POST
@page(verb=SERVE)
def without_name(request: Request) -> HttpResponse:
    """Open a visit for somebody who gives no name: an enquiry needs none."""
    form = ReceptionForm(request.POST)
    purpose = form.cleaned_data["purpose"] if form.is_valid() else hall.Purpose.ENQUIRY
    return _welcome(request, hall.Purpose(purpose), None, hall.current_visit(by=request.actor))


@require_POST
@page(verb=SERVE)
def principal(request: Request) -> HttpResponse:
    """Write down for whom the visitor is there, whose letter or licence the clerk has seen."""
    current = hall.current_visit(by=request.actor)
    if current is None or current.visitor is None:
        return redirect("counter:visit")
    form = PrincipalForm(request.POST)
    if form.is_valid():
        try:
            act_for(request, _principal(request, form, current.visitor.id))
            return redirect("counter:visit")
        except Refusal as refusal:
            field = refusal.field if isinstance(refusal, Invalid) else ""
            form.add_error(field if field in form.fields else "number", sentence(refusal))
    values = offer(request, current, current.visitor, principal=form)
    return show(request, "counter/visit.html", values, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@page(verb=SERVE)
def end(request: Request) -> HttpResponse:
    """Say goodbye, and how the visit ended; the next act is in nobody's name."""
    act_for(request, None)
    ending = request.POST.get("ending", "")
    current = hall.current_visit(by=request.actor)
    if current is not None and ending in set(hall.Ending):
        hall.close_visit(
            visit_id=current.id,
            ending=hall.Ending(ending),
            by=request.actor,
            now=timezone.now(),
            command=request.command,
        )
        messages.info(request, gettext("已结束接待"))
    if ending == hall.Ending.LEFT:
        return redirect("counter:visits")  # where it can be undone
    return redirect("counter:visit")


@page(verb="hall.view")
def log(request: Request) -> HttpResponse:
    """List the window's visits of today."""
    seated = is_seated(request)
    today = legal_day(timezone.now())
    lines = hall.visits(
        by=request.actor, window_id=request.actor.window, on=today, cursor=request.GET.get("after") or None
    )
    is_free = seated and hall.current_visit(by=request.actor) is None
    return show(request, "counter/visits.html", {"page": lines, "today": today, "is_free": is_free})


@require_POST
@page(verb=SERVE)
def resume(request: Request, visit_id: UUID) -> HttpResponse:
    """Go on with a visitor who left and came back."""
    hall.resume_visit(visit_id=visit_id, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:visit")


def _ask(
    request: Request, form: ReceptionForm, current: hall.VisitLine | None = None, *, wrong: str = ""
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or wrong else HTTPStatus.OK
    values = {
        "form": form,
        "current": current,
        "samples": visitors.samples(),
        "has_devices": visitors.has_devices(),
        "lying": request.POST.get("card", ""),
        "wrong": wrong,
    }
    return show(request, "counter/reception.html", values, status=status)


def _identified(request: Request, form: ReceptionForm) -> UUID:
    now = timezone.now()
    if form.is_typed:
        return parties.find_or_register_party(newcomer=form.newcomer, by=request.actor, now=now)
    return visitors.read_card(lying=request.POST.get("card", ""), by=request.actor, now=now, command=request.command)


def _welcome(
    request: Request, purpose: hall.Purpose, visitor: UUID | None, current: hall.VisitLine | None
) -> HttpResponse:
    act_for(request, None)
    by, now, command = request.actor, timezone.now(), request.command
    if current is None:
        hall.open_visit(purpose=purpose, visitor_id=visitor, by=by, now=now, command=command)
    elif visitor is not None:
        hall.identify_visitor(visit_id=current.id, visitor_id=visitor, by=by, now=now, command=command)
    if purpose in COLLECT and visitor is not None:
        return redirect("counter:delivery")
    return redirect("counter:visit")


def _principal(request: Request, form: PrincipalForm, visitor: UUID) -> UUID:
    by, now, command = request.actor, timezone.now(), request.command
    found = parties.find_or_register_party(newcomer=form.newcomer, by=by, now=now)
    if form.cleaned_data["relation"] == parties.MandateKind.LEGAL_REPRESENTATIVE:
        parties.recognise_representative(
            principal_id=found,
            person_id=visitor,
            kind=parties.MandateKind.LEGAL_REPRESENTATIVE,
            valid_from=legal_day(now),
            by=by,
            now=now,
            command=command,
        )
    else:
        until = form.cleaned_data["until"] or legal_day(now)
        visitors.appoint(principal_id=found, agent_id=visitor, until=until, by=by, now=now, command=command)
    return found

"""出件: results that wait, made and put away, handed over against an identity and a signature, or sent by post."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import api as delivery
from onewindow.contexts.documents import api as documents
from onewindow.contexts.hall import api as hall
from onewindow.contexts.licences import api as licences
from onewindow.kernel.errors import Invalid, NotFound
from onewindow.kernel.instants import legal_day
from onewindow.kernel.page import Page
from onewindow.platform.devices.contract import DeviceRefusal
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter import visitors
from onewindow.sites.counter.forms.delivery import FindForm, HandOverForm, KeepForm, ShipmentForm
from onewindow.sites.counter.frame import show
from onewindow.sites.counter.handing import record_of
from onewindow.sites.counter.shown import sheet
from onewindow.sites.identity import page
from onewindow.sites.worklists import columns, light_of, lights, matters

WAITING = frozenset({cases.State.DECIDED_GRANT, cases.State.DECIDED_DENY, cases.State.CERT_MAKING, cases.State.READY})
UNDECIDED = frozenset(
    {
        cases.State.SUBMITTED,
        cases.State.RECEIVED,
        cases.State.CORRECTION,
        cases.State.ACCEPTED,
        cases.State.IN_REVIEW,
        cases.State.SPECIAL,
    }
)
DELIVER = "cases.deliver"


@page(verb=DELIVER)
def waiting(request: Request) -> HttpResponse:
    """List the results that wait, those of the visitor at the window first; find one by the number on its receipt."""
    form = FindForm(request.GET if "number" in request.GET else None)
    if form.is_valid() and (found := _numbered(request, form)):
        return redirect("counter:result", case_id=found)
    visit = hall.current_visit(by=request.actor)
    narrowing = {"lights": lights(request), "is_narrowed": light_of(request) is not None}
    values = {"form": form, "visit": visit, **narrowing, **_lists(request, visit)}
    return show(request, "counter/delivery.html", values)


@page(verb=DELIVER)
def show_result(request: Request, case_id: UUID) -> HttpResponse:
    """Show one result: what is handed out, where it lies, to whom it belongs, how it went out."""
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
@page(verb=DELIVER)
def keep(request: Request, case_id: UUID) -> HttpResponse:
    """Write down where the paper lies until it is fetched."""
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, keeping=form)
    delivery.keep_result(case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb=DELIVER)
def hand_over(request: Request, case_id: UUID) -> HttpResponse:
    """Hand the result to whoever's card lies on the reader, or whose number was typed from the card."""
    form = HandOverForm(request.POST, has_reader=visitors.has_devices())
    if not form.is_valid():
        return _show(request, case_id, pickup=form)
    try:
        number = _number(request, form)
        delivery.hand_over(
            case_id=case_id, identity_number=number, by=request.actor, now=timezone.now(), command=request.command
        )
    except (Invalid, delivery.NotEntitled, DeviceRefusal) as refusal:
        form.add_error("identity_number", sentence(refusal))
        return _show(request, case_id, pickup=form)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb=DELIVER)
def signed(request: Request, case_id: UUID) -> HttpResponse:
    """Write down that the receiver signed the receipt of service."""
    delivery.record_signature(case_id=case_id, by=request.actor, now=timezone.now(), command=request.command)
    return redirect("counter:result", case_id=case_id)


@require_POST
@page(verb=DELIVER)
def ship(request: Request, case_id: UUID) -> HttpResponse:
    """Write down that the result was sent."""
    form = ShipmentForm(request.POST)
    if not form.is_valid():
        return _show(request, case_id, shipment=form)
    delivery.record_shipment(
        case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command
    )
    return redirect("counter:result", case_id=case_id)


def _number(request: Request, form: HandOverForm) -> str:
    """Return what was typed, else what the card on the reader says.

    :raises DeviceRefusal: if there is no reader or no card
    """
    if typed := form.cleaned_data["identity_number"]:
        return str(typed)
    return visitors.number_on_card(lying=request.POST.get("card", ""))


def _numbered(request: Request, form: FindForm) -> UUID | None:
    """Return the case of the number; that there is none is said beside it."""
    try:
        return cases.case_by_number(number=form.cleaned_data["number"], by=request.actor, verb=DELIVER).id
    except NotFound:
        form.add_error("number", gettext("没有查到这个编号的办件，请对照收件凭证核对"))
        return None


def _lists(request: Request, visit: hall.VisitLine | None) -> dict[str, object]:
    """Return the results of the visitor and all that wait, each with where it lies."""
    theirs, lines = _of_visitor(request, visit), _waiting(request)
    places = delivery.places(case_ids=[line.case_id for line in (*theirs, *lines)])
    listed = partial(matters, to="counter:result", more=lambda line: places.get(line.case_id, ""), now=timezone.now())
    heads = columns(gettext("存放位置"))
    return {"page": lines, "lines": listed(lines), "theirs": listed(theirs), "columns": heads}


def _waiting(request: Request) -> Page[cases.CaseLine]:
    """Return the results that wait, narrowed as the address says."""
    return cases.worklist(
        by=request.actor,
        verb=DELIVER,
        now=timezone.now(),
        states=WAITING,
        light=light_of(request),
        cursor=request.GET.get("after", ""),
    )


def _of_visitor(request: Request, visit: hall.VisitLine | None) -> Page[cases.CaseLine]:
    if visit is None or visit.visitor is None:
        return Page(())
    now = timezone.now()
    people = visitors.people(visit.visitor, by=request.actor, on=legal_day(now))
    owners = [person.party.id for person in people]
    return cases.worklist(by=request.actor, verb=DELIVER, now=now, states=WAITING, owner_ids=owners)


def _show(request: Request, case_id: UUID, **forms: Form) -> HttpResponse:
    shown = sheet(case_id=case_id, by=request.actor, now=timezone.now())
    place = delivery.places(case_ids=[case_id]).get(case_id, "")
    issued = documents.documents_of(subjects=licences.licences_from(source=shown.case.subject), by=request.actor)
    has_devices = visitors.has_devices()
    values: dict[str, Any] = {
        "sheet": shown,
        "handovers": record_of(delivery.handovers(case_id=case_id, by=request.actor)),
        "place": place,
        "keeping": KeepForm(initial={"place": place}),
        "pickup": HandOverForm(has_reader=has_devices),
        "shipment": ShipmentForm(),
        "verbs": shown.case.verbs,
        "is_too_early": shown.case.state in UNDECIDED,
        "samples": visitors.samples(),
        "has_devices": has_devices,
        "lying": request.POST.get("card", ""),
        "visit": hall.current_visit(by=request.actor),
        "is_being_made": shown.case.state is cases.State.CERT_MAKING and not issued,
        "licences": [one for papers in issued.values() for one in papers],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if forms else HTTPStatus.OK
    return show(request, "counter/result.html", values | forms, status=status)

"""The pages that make a decision later: an extension, a special procedure, its result. Each shows the days first."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.errors import Invalid
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.desk.forms.prolonging import ExtensionForm, LengthForm, ProcedureForm, ResultForm, SpecialForm
from onewindow.sites.desk.menu import menu
from onewindow.sites.desk.prospects import EXTEND, SPECIAL, extension_page, resumption_page, special_page
from onewindow.sites.identity import page
from onewindow.sites.words import term_words


@page(verb=EXTEND)
def extend(request: Request, case_id: UUID) -> HttpResponse:
    """Show which day an extension leads to, and extend."""
    if request.method == "GET":
        return _show_extension(request, case_id, length=LengthForm(request.GET) if request.GET else None)
    form = ExtensionForm(request.POST)
    if not form.is_valid():
        return _show_extension(request, case_id, form=form)
    try:
        cases.extend_case(case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command)
    except Invalid as refusal:
        return _show_extension(request, case_id, form=_marked(form, refusal))
    return redirect("desk:case", case_id=case_id)


@page(verb=SPECIAL)
def start_special(request: Request, case_id: UUID) -> HttpResponse:
    """Show what a special procedure stops and until when, and start it."""
    if request.method == "GET":
        return _show_special(request, case_id)
    form = SpecialForm(request.POST)
    if not form.is_valid():
        return _show_special(request, case_id, form=form)
    try:
        cases.start_special_procedure(
            case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command
        )
    except Invalid as refusal:
        return _show_special(request, case_id, form=_marked(form, refusal))
    return redirect("desk:case", case_id=case_id)


@page(verb=SPECIAL)
def end_special(request: Request, case_id: UUID) -> HttpResponse:
    """Show when the terms end if the procedure ends today, and record its result."""
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cases.end_special_procedure(
            case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command
        )
        return redirect("desk:case", case_id=case_id)
    shown = resumption_page(case_id=case_id, by=request.actor, now=timezone.now())
    return _page(request, "desk/special_result.html", form.is_bound, page=shown, form=form)


def _show_extension(
    request: Request, case_id: UUID, *, length: LengthForm | None = None, form: Form | None = None
) -> HttpResponse:
    amount = _typed(form, "amount") if form else length.cleaned_data["amount"] if length and length.is_valid() else None
    now = timezone.now()
    try:
        shown = extension_page(case_id=case_id, amount=amount, by=request.actor, now=now)
    except deadlines.ExtendedTooFar as refusal:
        length = LengthForm({"amount": amount}) if length is None else length
        length.add_error("amount", sentence(refusal))
        shown = extension_page(case_id=case_id, amount=None, by=request.actor, now=now)
    chosen = {"amount": shown.outlook.amount}
    is_wrong = form is not None or bool(length and length.errors)
    return _page(
        request,
        "desk/extend.html",
        is_wrong,
        page=shown,
        length=length or LengthForm(initial=chosen),
        form=form or ExtensionForm(initial=chosen),
    )


def _show_special(request: Request, case_id: UUID, *, form: Form | None = None) -> HttpResponse:
    options = _procedures(request, case_id)
    asked = ProcedureForm(request.GET, procedures=options) if request.GET and form is None else None
    source = form or (asked if asked and asked.is_valid() else None)
    shown = special_page(
        case_id=case_id,
        procedure=_typed(source, "procedure") or "",
        told=_typed(source, "told"),
        by=request.actor,
        now=timezone.now(),
    )
    chosen = {"procedure": shown.outlook.procedure.code, "told": shown.outlook.told.amount}
    special = form or SpecialForm(initial=chosen)
    special.fields["reason"].required = shown.outlook.is_longer_than_promised
    return _page(
        request,
        "desk/special.html",
        form is not None or bool(asked and asked.errors),
        page=shown,
        choice=asked or ProcedureForm(initial=chosen, procedures=options),
        form=special,
    )


def _procedures(request: Request, case_id: UUID) -> tuple[tuple[str, str], ...]:
    """Return the procedures that the guide names, each with its time."""
    return tuple(
        (one.code, gettext("%(name)s（%(term)s）") % {"name": one.name, "term": term_words(one.limit.term)})
        for one in cases.special_procedures_named(case_id=case_id, by=request.actor)
    )


def _typed(form: Form | None, name: str) -> Any:
    return form.cleaned_data.get(name) if form is not None else None


def _page(request: Request, template: str, is_wrong: bool, **values: object) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, template, {"links": menu(request.actor), "stage": "", **values}, status=status)


def _marked(form: Form, refusal: Invalid) -> Form:
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, sentence(refusal))
    return form

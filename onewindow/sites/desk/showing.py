"""The page of a case, drawn anew after whatever came of a press: done, wrong, or too late."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.views.decorators.csp import csp_override

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.forms import Form
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.declining import DeclineForm
from onewindow.sites.desk.forms.cases import DecisionForm, ExamineForm, OpinionForm, defect_of
from onewindow.sites.desk.menu import keys, menu
from onewindow.sites.desk.papers import PURPOSE
from onewindow.sites.desk.papers_shown import lying_open
from onewindow.sites.desk.prospects import prospects
from onewindow.sites.desk.shown import Bench, bench
from onewindow.sites.examining import examination_words
from onewindow.sites.filled import filled
from onewindow.sites.meanwhile import Faster, faster

NOTHING_TYPED: Mapping[str, Form] = MappingProxyType({})
FRAMING: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}  # a paper lies open beside its case
FIELDS = {"reasons": "reason", "defects": ""}  # what a door calls it, and what the form does


@dataclass(frozen=True, kw_only=True)
class Objection:
    """Why a press did nothing; who moved the case meanwhile, if that is why."""

    words: str
    meanwhile: Faster | None = None


def carry_out(request: Request, case_id: UUID, act: Callable[..., object], name: str, form: Form) -> HttpResponse:
    """Do what the button of a form says and show what came of it; what stands against it is said there, with what was
    typed."""
    if not form.is_valid():
        return show_case(request, case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed={name: form})
    try:
        act(case_id=case_id, **form.typed, by=request.actor, now=timezone.now(), command=request.command)
    except Invalid as refusal:
        typed = {name: _marked(form, refusal)}
        return show_case(request, case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed)
    except Refusal as refusal:
        if refusal.status is not HTTPStatus.CONFLICT:
            raise
        objection = Objection(words=sentence(refusal), meanwhile=faster(refusal, case_id=case_id))
        return show_case(request, case_id, status=HTTPStatus.CONFLICT, objection=objection, typed={name: form})
    return redirect(f"{reverse('desk:case', args=[case_id])}?{urlencode({'stage': request.GET.get('stage', '')})}")


def show_case(
    request: Request,
    case_id: UUID,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    objection: Objection | None = None,
    typed: Mapping[str, Form] = NOTHING_TYPED,
) -> HttpResponse:
    """Show one case with all that lies on the desk, and the forms as they were typed."""
    shown = bench(case_id=case_id, by=request.actor, now=timezone.now())
    forms = blank_forms(request, shown) | dict(typed)
    stage = request.GET.get("stage", "")
    values: dict[str, Any] = {
        **forms,
        "bench": shown,
        "rows": [(line, defect_of(forms["examine"], line.paper.material_code)) for line in shown.papers],
        "filled": filled(shown.case, purpose=PURPOSE, by=request.actor, now=timezone.now()),
        "open": lying_open(shown.papers, request.GET.get("paper", "")),
        "checked": forms["opinion"]["points"].value() or [],
        "outcome": _outcome(shown, request),
        "prospects": prospects(shown.case, by=request.actor, now=timezone.now()),
        "objection": objection,
        "kept": _kept(typed) if objection else [],
        "stage": stage,
        "keys": keys(),
        "links": menu(request.actor, stage),
    }
    return _draw(request, values, status)


@csp_override(FRAMING)
def _draw(request: HttpRequest, values: Mapping[str, Any], status: HTTPStatus) -> HttpResponse:
    return render(request, "desk/case.html", values, status=status)


def blank_forms(request: Request, shown: Bench) -> dict[str, Form]:
    """Return the forms of a case, nothing typed yet."""
    return {
        "examine": ExamineForm(codes=defectives(shown)),
        "decline": DeclineForm(),
        "opinion": OpinionForm(colleagues=colleagues(request, shown), points=points(shown)),
        "decision": DecisionForm(conditions=conditions(shown)),
    }


def defectives(shown: Bench) -> list[str]:
    """Return the codes of the papers of which one can say what is wrong."""
    return [line.paper.material_code for line in shown.papers if line.paper.has_file]


def points(shown: Bench) -> list[str]:
    """Return the points of review of the case's papers."""
    return [point.value for line in shown.papers for point in line.points]


def conditions(shown: Bench) -> list[str]:
    """Return the guide's conditions, each a reason when it is not met."""
    return [requirement.text for requirement in shown.guide.document.requirements]


def colleagues(request: Request, shown: Bench) -> tuple[tuple[str, str], ...]:
    """Return who of the reader's organisation may go along on a visit. Where the guide asks for four eyes it is said of
    whoever could decide that then they no longer may."""
    organisation_id = request.actor.organisation
    if organisation_id is None:
        return ()
    today = legal_day(timezone.now())
    reviewers = organisations.who_may(verb="cases.review", organisation_id=organisation_id, on=today)
    deciders = organisations.approvers(organisation_id=organisation_id, on=today)
    names = {one.staff.id: one.staff.name for one in (*reviewers, *deciders) if one.staff.id != request.actor.person}
    if not shown.review.rules.is_one_person_enough:
        names |= {
            one.staff.id: gettext("%(name)s（同行后不能再作决定）") % {"name": one.staff.name}
            for one in deciders
            if one.staff.id in names
        }
    return tuple((str(staff_id), name) for staff_id, name in names.items())


def _outcome(shown: Bench, request: Request) -> str:
    """Say what examining would come to now: accepting, or asking for so many things."""
    if not shown.may_be_examined:
        return ""
    names = {line.paper.material_code: line.paper.material_name for line in shown.papers}
    return examination_words(case_id=shown.case.id, names=names, by=request.actor, now=timezone.now())


def _kept(typed: Mapping[str, Form]) -> list[tuple[str, str]]:
    """Return what somebody wrote by hand, for a page on which its form may no longer stand."""
    return [
        (str(form.fields[name].label), str(words))
        for form in typed.values()
        for name, words in form.cleaned_data.items()
        if isinstance(words, str) and words.strip() and not form.fields[name].widget.is_hidden
        if not hasattr(form.fields[name], "choices")
    ]


def _marked(form: Form, refusal: Invalid) -> Form:
    field = FIELDS.get(refusal.field, refusal.field)
    form.add_error(field if field in form.fields else None, sentence(refusal))
    return form

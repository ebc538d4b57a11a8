"""窗口收件: a visitor's matter on one page: situation, form, papers, and what follows; one press ends it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.forms import api as forms
from onewindow.contexts.hall import api as hall
from onewindow.kernel.errors import NotAllowed, NotFound, Refusal
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter import takings, visitors
from onewindow.sites.counter.beginning import begun_values, remember_known, with_known
from onewindow.sites.counter.defective import Doubt, doubt
from onewindow.sites.counter.drafts import Draft, draft
from onewindow.sites.counter.forms.intake import SituationForm, defects
from onewindow.sites.counter.frame import show
from onewindow.sites.counter.outlook import Outlook, outlook
from onewindow.sites.counter.papers import DEEDS
from onewindow.sites.declining import DeclineForm
from onewindow.sites.guide_forms import Drawn, GuideForm
from onewindow.sites.identity import act_for, page

FILE = "cases.file"
SAID = "defects"  # what was said against papers of a draft, kept until it is taken in
type Deed = Callable[[Request, Draft], HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section of the form: what is to be asked, and what is known already and folded away."""

    title: str
    asked: tuple[Drawn, ...]
    known: tuple[Drawn, ...]

    @property
    def has_inputs(self) -> bool:
        """Say whether something that is known can be put right here."""
        return any(not one.said for one in self.known)


@require_POST
@page(verb=FILE)
def begin(request: Request) -> HttpResponse:
    """Begin an application for whom the visitor is there, and fill in who can be reached about it."""
    guide = catalogue.guide(guide_id=_uuid(request.POST.get("guide", "")))
    visitor, principal = _for_whom(request, request.POST.get("principal", ""), item_id=guide.item_id)
    act_for(request, principal)
    by, now = visitors.acting_for(request.actor, principal), timezone.now()
    case_id = cases.draft_case(guide_id=guide.id, answers={}, by=by, now=now, command=request.command)
    values = begun_values(guide.document, visitor_id=visitor, by=request.actor, now=now)
    known = with_known(values, guide_id=guide.id, answers={}, applicant_id=principal)
    cases.save_draft(case_id=case_id, values=known, by=by, now=now)
    return redirect("counter:intake", case_id=case_id)


@require_POST
@page(verb=FILE)
def go_on(request: Request, case_id: UUID) -> HttpResponse:
    """Go on with what the visitor began before, or with what a notice asks them for."""
    case = cases.case(case_id=case_id, by=request.actor)
    _, principal = _for_whom(request, str(case.owner_id), item_id=case.item_id)
    act_for(request, principal)
    remember_known(case_id=case_id, by=visitors.acting_for(request.actor, principal), now=timezone.now())
    return redirect("counter:intake", case_id=case_id)


@require_http_methods(["GET", "HEAD", "POST"])
@page(verb=FILE)
def intake(request: Request, case_id: UUID) -> HttpResponse:
    """Show the matter of a visitor on one page; keep what is typed whatever is pressed, and do what is."""
    begun = draft(case_id=case_id, by=request.actor, now=timezone.now())
    if not begun.is_open:
        return redirect("counter:done", case_id=case_id)
    if request.method != "POST":
        return _show(request, begun)
    begun = _kept(request, begun)
    try:
        return _pressed(request, begun)
    except (NotFound, NotAllowed):
        raise
    except takings.NotAsShown as refusal:
        return _show(request, begun, wrong=sentence(refusal))
    except cases.FormIncomplete as refusal:
        return _show(request, begun, problems=_problems(begun), wrong=sentence(refusal))
    except Refusal as refusal:
        return _show(request, begun, wrong=sentence(refusal), status=refusal.status)


@require_POST
@page(verb=FILE)
def keep(request: Request, case_id: UUID) -> HttpResponse:
    """Keep what is typed while it is being typed, and show what follows from it."""
    begun = _kept(request, draft(case_id=case_id, by=request.actor, now=timezone.now()))
    return _show(request, begun, template="counter/_intake.html")


@require_POST
@page(verb=FILE)
def discard(request: Request, case_id: UUID) -> HttpResponse:
    """Throw a draft away that was begun in error."""
    cases.discard_draft(case_id=case_id, by=request.actor)
    return redirect("counter:visit")


@page(verb=FILE)
def done(request: Request, case_id: UUID) -> HttpResponse:
    """Show what was done, with its papers to print and hand over."""
    begun = draft(case_id=case_id, by=request.actor, now=timezone.now())
    if begun.is_open and not begun.is_supplement:
        return redirect("counter:intake", case_id=case_id)
    letters = documents.documents_of(subjects=[begun.case.subject], by=request.actor)[begun.case.subject]
    visit = hall.current_visit(by=request.actor)
    return show(request, "counter/done.html", {"draft": begun, "documents": letters, "visit": visit})


def _pressed(request: Request, begun: Draft) -> HttpResponse:
    """Do what the button says: something with a paper, the end of the intake, or nothing but keep what was typed."""
    do, _, what = request.POST.get("do", "").partition(":")
    if do in DEEDS:
        DEEDS[do](request, begun, what)
        return redirect(f"{reverse('counter:intake', args=[begun.case.id])}?then=papers")
    return takings.DEEDS.get(do, _saved)(request, begun, _said(request, begun))


def _saved(request: Request, begun: Draft, said: Mapping[str, str]) -> HttpResponse:
    return redirect("counter:intake", case_id=begun.case.id)


def _kept(request: Request, begun: Draft) -> Draft:
    """Save what the page posted, right or wrong, and return the draft as it stands then."""
    noted = request.session.get(SAID, {})
    codes = [line.code for line in begun.lines if line.material.is_handed_in]
    request.session[SAID] = noted | {str(begun.case.id): defects(request.POST, names=codes)}
    if begun.is_supplement:
        return begun
    given = {question.code: request.POST.getlist(question.code) for question in begun.guide.document.questions}
    answers = {code: options for code, options in given.items() if options}
    asked = {field.key for field in begun.view.drawn}
    typed = forms.typed(guide_id=begun.guide.id, answers=answers, posted=dict(request.POST.lists()))
    others = {key: value for key, value in begun.values.items() if key not in asked}
    values = with_known(
        others | {key: value for key, value in typed.items() if key in asked},
        guide_id=begun.guide.id,
        answers=answers,
        applicant_id=begun.case.owner_id,
    )
    cases.save_draft(case_id=begun.case.id, answers=answers, values=values, by=request.actor, now=request.came_at)
    return draft(case_id=begun.case.id, by=request.actor, now=timezone.now())


def _show(
    request: Request,
    begun: Draft,
    *,
    template: str = "counter/intake.html",
    problems: Iterable[forms.FieldProblem] = (),
    wrong: str = "",
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    said = _said(request, begun)
    form = GuideForm(begun.view.sections, problems)
    values: dict[str, Any] = {
        "draft": begun,
        "situation": SituationForm(begun.questions, begun.answers, is_checked=bool(wrong)),
        "form": form,
        "parts": _parts(begun, form),
        "lines": _lines(begun, said),
        "outlook": _outlook(request, begun, said),
        "decline": DeclineForm(request.POST if request.POST.get("do") == "decline" else None),
        "has_devices": visitors.has_devices(),
        "wrong": wrong,
        "follows": request.GET.get("then", ""),
    }
    return show(request, template, values, status=status if wrong else HTTPStatus.OK)


def _outlook(request: Request, begun: Draft, said: Mapping[str, str]) -> Outlook:
    return outlook(begun, defects=said, by=request.actor, now=begun.at)


def _parts(begun: Draft, form: GuideForm) -> tuple[Part, ...]:
    parts = []
    for section in begun.view.sections:
        drawn = tuple(form.drawn_of(section))
        known = tuple(
            one for one in drawn if one.said or (one.source and not one.followers and one.field.key not in form.errors)
        )
        parts.append(Part(title=section.title, asked=tuple(one for one in drawn if one not in known), known=known))
    return tuple(parts)


def _lines(begun: Draft, said: Mapping[str, str]) -> list[tuple[Any, Doubt, bool]]:
    """Return the materials, each with what can be said against it, and whether it is the next to be taken in."""
    waiting = next((line.code for line in begun.lines if line.material.is_handed_in and not line.is_there), "")
    return [(line, doubt(line.code, line.material.review_points, said), line.code == waiting) for line in begun.lines]


def _said(request: Request, begun: Draft) -> dict[str, str]:
    """Return what was said against papers that lie there."""
    there = {line.code for line in begun.lines if line.is_there}
    noted: dict[str, str] = request.session.get(SAID, {}).get(str(begun.case.id), {})
    return {code: words for code, words in noted.items() if code in there}


def _problems(begun: Draft) -> tuple[forms.FieldProblem, ...]:
    on = legal_day(begun.at)
    return tuple(forms.check(guide_id=begun.guide.id, answers=begun.answers, values=begun.values, on=on))


def _for_whom(request: Request, principal: str, *, item_id: UUID) -> tuple[UUID, UUID]:
    """Return the visitor, and for whom they may be there.

    :raises NotFound: if nobody is at the window, or they may not act for the principal
    :raises NotMandated: if they may, but not in the item
    """
    current = hall.current_visit(by=request.actor)
    if current is None or current.visitor is None:
        raise NotFound
    on = timezone.localdate()
    for person in visitors.people(current.visitor, by=request.actor, on=on):
        if str(person.party.id) == principal:
            if not person.may_be_served_in(item_id):
                raise cases.NotMandated
            return current.visitor.id, person.party.id
    raise NotFound


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None

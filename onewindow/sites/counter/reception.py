"""What the page of a visit offers: for whom, which items, and what is under way already."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.hall import api as hall
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.counter import visitors
from onewindow.sites.counter.forms.parties import PrincipalForm

UNDER_WAY = cases.OPEN
LINES = 8  # items of a search that a clerk can take in at a glance


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item that was found; the window may not take in every one."""

    guide: catalogue.GuideLine
    is_taken_in: bool


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """Something that the visitor has begun: a draft, or a case that waits for somebody."""

    case_id: UUID
    name: str
    number: str
    applicant: str
    state: str
    href: str
    is_continued: bool = False  # it can be gone on with here: a draft, or a supplement


def offer(
    request: Request, current: hall.VisitLine, visitor: parties.MaskedParty, *, principal: PrincipalForm
) -> dict[str, Any]:
    """Return what the page of a visit shows."""
    by, now = request.actor, timezone.now()
    people = visitors.people(visitor, by=by, on=legal_day(now))
    chosen = _chosen(request, people)
    words = request.GET.get("q", "").strip()
    return {
        "visit": current,
        "visitor": visitor,
        "people": people,
        "chosen": chosen,
        "words": words,
        "items": found(request, words) if words else (),
        "under_way": (*_drafts(request, chosen), *_cases(request, people)),
        "principal": principal,
        "is_window": by.window is not None,
    }


def found(request: Request, words: str) -> tuple[ItemLine, ...]:
    """Return the items that the words find, those that the window takes in first."""
    on = legal_day(timezone.now())
    lines = catalogue.published_guides(on=on, words=words, size=LINES)
    window = organisations.window(window_id=request.actor.window) if request.actor.window else None
    served = {(one.organisation_id, one.item_id) for one in window.services} if window else set()
    listed = [
        ItemLine(
            guide=line,
            is_taken_in=bool(served & {(line.organisation_id, None), (line.organisation_id, line.item_id)})
            or line.organisation_id == request.actor.organisation,
        )
        for line in lines
    ]
    return tuple(sorted(listed, key=lambda line: not line.is_taken_in))


def _chosen(request: HttpRequest, people: tuple[visitors.Person, ...]) -> UUID:
    noted = request.session.get("acting_for", "")
    return next((person.party.id for person in people if str(person.party.id) == noted), people[0].party.id)


def _drafts(request: Request, owner: UUID) -> tuple[UnderWay, ...]:
    drafts = cases.my_drafts(by=visitors.acting_for(request.actor, owner))
    return tuple(
        UnderWay(
            case_id=draft.case_id,
            name=catalogue.guide(guide_id=draft.guide_id).name,
            number="",
            applicant="",
            state=gettext("没有办完"),
            href=f"/counter/visit/{draft.case_id}/",
            is_continued=True,
        )
        for draft in drafts
    )


def _cases(request: Request, people: tuple[visitors.Person, ...]) -> tuple[UnderWay, ...]:
    owners = [person.party.id for person in people]
    lines = cases.worklist(by=request.actor, verb="cases.view", now=timezone.now(), states=UNDER_WAY, owner_ids=owners)
    return tuple(
        UnderWay(
            case_id=line.case_id,
            name=line.item_name,
            number=line.short_number,
            applicant=line.applicant,
            state=line.state,
            href=_place(line),
            is_continued=line.state is cases.State.CORRECTION,
        )
        for line in lines
    )


def _place(line: cases.CaseLine) -> str:
    if line.state is cases.State.READY:
        return f"/counter/delivery/{line.case_id}/"
    return f"/counter/cases/{line.case_id}/"

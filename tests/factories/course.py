"""A case under review or decided, and the guide's words on what may make its decision later."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents.models import Document
from onewindow.platform.access.actors import Actor
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, submitted


def procedure(kind: str, name: str, amount: int, *, stops_statutory: bool = True, **changes: Any) -> dict[str, Any]:
    """Return a special procedure as a guide names it."""
    return {
        "code": kind.lower(),
        "kind": kind,
        "name": name,
        "limit": {"amount": amount, "unit": "WORKDAY"},
        "basis": {"name": "中华人民共和国行政许可法", "article": "第四十五条"},
        "stops_statutory": stops_statutory,
        "stops_promise": True,
    } | changes


TESTING = procedure("TESTING", "检测", 5)
PUBLICITY = procedure("PUBLICITY", "公示", 5, stops_statutory=False)
SITE_VISIT = procedure("SITE_VISIT", "现场踏勘", 2, stops_statutory=False, stops_promise=False)
HEARING = procedure("HEARING", "听证", 20)


def in_review(place: Town, *, now: datetime = NOW) -> UUID:
    """Return a case that was accepted and whose review has begun."""
    case_id = submitted(place, "M003", "M004", now=now)
    reviewer = place.reviewer.actor(now=now)
    cases.examine_case(case_id=case_id, by=reviewer, now=now, command=once())
    cases.review_case(case_id=case_id, by=reviewer, now=now, command=once())
    return case_id


def reviewed(place: Town, case_id: UUID, *, now: datetime = NOW, by: Actor | None = None) -> UUID:
    """Let somebody, else the reviewer, agree on every step of an accepted case, and return the case."""
    actor = by or place.reviewer.actor(now=now)
    companion = next(seat.staff_id for seat in (place.clerk, place.reviewer) if seat.staff_id != actor.person)
    found = approval.review(case_id=case_id, by=actor)
    for step in found.steps:
        approval.give_opinion(
            case_id=case_id,
            step=step.code,
            conclusion=approval.Conclusion.AGREE,
            points=tuple(sorted(found.rules.points)),
            companion=companion if step.is_on_site else None,
            by=actor,
            now=now,
            command=once(),
        )
    return case_id


def decided(place: Town, *, now: datetime = NOW) -> UUID:
    """Return a case that was accepted, reviewed and granted."""
    case_id, chief = submitted(place, "M003", "M004", now=now), place.chief.actor(now=now)
    cases.examine_case(case_id=case_id, by=chief, now=now, command=once())
    reviewed(place, case_id, now=now)
    approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=chief, now=now, command=once())
    return case_id


def due_days(place: Town, case_id: UUID, *, now: datetime = NOW) -> dict[deadlines.Kind, object]:
    """Return when each running clock of the case ends; None while it stands still."""
    subject = cases.case(case_id=case_id, by=place.reviewer.actor(now=now)).subject
    running = [one for one in deadlines.clocks(subjects=[subject], now=now)[subject] if one.stopped_on is None]
    return {clock.kind: clock.due_on for clock in running}


def sealed_on(case_id: UUID, kind: str) -> tuple[str, str]:
    """Return with which seal, and on what ground, the case's last document of the kind was issued."""
    document = Document.objects.filter(subject_id=case_id, kind=kind).order_by("-seq").first()
    assert document
    return document.seal_kind, document.seal_basis

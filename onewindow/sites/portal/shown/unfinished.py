"""Unfinished business: what waits for the reader, with its day, and the drafts."""

from dataclasses import dataclass
from datetime import datetime

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.parts import Deadline, Tone
from onewindow.sites.portal.shown.cases import line_of
from onewindow.sites.portal.shown.clocks import deadline_of, running
from onewindow.sites.portal.shown.drafts import DraftLine, draft_lines

AT_HOME = 5  # lines of each kind that the home page shows


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A case that waits for its applicant."""

    case: cases.CaseLine
    href: str
    state: str
    tone: Tone
    deadline: Deadline | None


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """What the home page begins with."""

    waiting: tuple[Waiting, ...]
    drafts: tuple[DraftLine, ...]


def unfinished(*, by: Actor, now: datetime) -> Unfinished | None:
    """Return what waits for the citizen; nothing if nothing does."""
    mine = (line_of(line) for line in cases.my_cases(by=by, now=now))
    lines = [line for line in mine if line.is_waiting][:AT_HOME]
    drafts = draft_lines(by=by)[:AT_HOME]
    subjects = {line.case.case_id: Subject(cases.SUBJECT, line.case.case_id) for line in lines}
    clocks = deadlines.clocks(subjects=subjects.values(), now=now) if subjects else {}
    waiting = tuple(
        Waiting(
            case=line.case,
            href=line.href,
            state=line.state,
            tone=line.tone,
            deadline=_deadline(clocks[subjects[line.case.case_id]]) if line.answer_by else None,
        )
        for line in lines
    )
    return Unfinished(waiting=waiting, drafts=drafts) if waiting or drafts else None


def _deadline(clocks: tuple[deadlines.ClockView, ...]) -> Deadline | None:
    on = running(clocks)
    return deadline_of(on[0]) if on else None

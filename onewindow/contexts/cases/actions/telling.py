"""告知: the applicant hears of every act that concerns them, once, in the portal's inbox."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from onewindow.contexts.cases import events
from onewindow.contexts.cases.domain.tolerance import BROKEN_PROMISE
from onewindow.contexts.cases.models import Case, WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.cases.queries.lateness import late_of
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.notices import api as notices
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.workdays import Term, Unit

ENDINGS = {True: notices.Topic.CASE_WITHDRAWN, False: notices.Topic.CASE_TERMINATED}
LAPSED = "补正期限届满，没有收到补正材料"
TERMINATED = "详见《终止办理通知书》"


def tell_applicant(event: events.CaseEvent, *, now: datetime, effect_key: str) -> None:
    """Tell the applicant what the event means for them; telling it again changes nothing."""
    line = WorkLine.objects.get(case_id=event.subject.id, seq=0)
    told = _told(event, line)
    if told is None:
        return
    topic, values = told
    notices.send_notice(
        owner_id=event.owner_id,
        item_id=event.item_id,
        topic=topic,
        subject=event.subject,
        values={"item": line.item_name, "number": line.short_number, **values},
        effect_key=effect_key,
        now=now,
    )


def remind_of_late(*, case_id: UUID, due_on: date, now: datetime, effect_key: str) -> None:
    """Remind the applicant of what was promised for a day that is near and has not come."""
    row = Case.objects.get(id=case_id)
    late = [paper.name for paper in late_of(row.subject, row.guide_id) if paper.due_on == due_on]
    if not late:
        return
    line = WorkLine.objects.get(case_id=case_id, seq=0)
    notices.send_notice(
        owner_id=row.owner_id,
        item_id=row.item_id,
        topic=notices.Topic.TOLERANCE_DUE,
        subject=row.subject,
        values={
            "item": line.item_name,
            "number": line.short_number,
            "until_on": due_on,
            "materials": "、".join(late),
        },
        effect_key=effect_key,
        now=now,
    )


def _told(event: events.CaseEvent, line: WorkLine) -> tuple[notices.Topic, Mapping[str, str | int | date]] | None:
    match event:
        case events.CaseFiled():
            return notices.Topic.CASE_FILED, {"notice_due_on": _notice_due_on(line)}
        case events.CaseAsked():
            count = len(event.missing)
            return notices.Topic.MATERIALS_ASKED, {"count": count, "until_on": event.supplement_due_on}
        case events.CaseAccepted(is_deemed=True):
            return notices.Topic.CASE_DEEMED, {"accepted_on": event.accepted_on, "due_on": line.due_on}
        case events.CaseAccepted():
            return notices.Topic.CASE_ACCEPTED, {"due_on": line.due_on}
        case events.CaseDeclined():
            return notices.Topic.CASE_DECLINED, {}
        case events.CaseLapsed():
            return notices.Topic.CASE_TERMINATED, {"reason": LAPSED}
        case events.SpecialStarted():
            return notices.Topic.SPECIAL_STARTED, {
                "procedure": _procedure(event),
                "duration": Term(event.told_amount, Unit(event.told_unit)).words,
            }
        case events.CaseExtended():
            return notices.Topic.TERM_EXTENDED, {"due_on": event.due_on}
        case events.CaseGranted():
            return notices.Topic.CASE_GRANTED, {}
        case events.CaseDenied():
            return notices.Topic.CASE_DENIED, {}
        case events.CaseReady():
            return notices.Topic.RESULT_READY, {"place": _place(event)}
        case events.CaseDelivered():
            return notices.Topic.RESULT_DELIVERED, {}
        case events.CaseEnded(is_deemed=True):
            return notices.Topic.CASE_TERMINATED, {"reason": BROKEN_PROMISE}
        case events.CaseEnded():
            reason = {} if event.is_withdrawal else {"reason": TERMINATED}
            return ENDINGS[event.is_withdrawal], reason
        case _:
            return None


def _notice_due_on(line: WorkLine) -> date:
    due_on = Case.objects.values_list("notice_due_on", flat=True).get(id=line.case_id)
    return due_on or NO_TERM


def _procedure(event: events.SpecialStarted) -> str:
    guide_id = Case.objects.values_list("guide_id", flat=True).get(id=event.subject.id)
    procedures = catalogue.guide(guide_id=guide_id).document.special_procedures
    return next(one.name for one in procedures if one.code == event.procedure)


def _place(event: events.CaseEvent) -> str:
    organ = organisations.organisation(organisation_id=event.organisation_id)
    halls = organisations.halls(region_path=organ.region_path)
    return halls[0].name if halls else organ.name

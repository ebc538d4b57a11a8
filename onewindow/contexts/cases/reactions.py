"""What a case does when a lower room announces: a clock ran out, a clock moved, a region moved."""

from onewindow.contexts.cases import events
from onewindow.contexts.cases.actions.corrections import correct_line, follow_path_of_region
from onewindow.contexts.cases.actions.counting import mark_for_counting
from onewindow.contexts.cases.actions.examining import deem_case, lapse_case
from onewindow.contexts.cases.actions.expiring import expire_tolerance
from onewindow.contexts.cases.actions.telling import remind_of_late, tell_applicant
from onewindow.contexts.cases.domain.examination import NothingLapsed, NothingToDeem
from onewindow.contexts.cases.domain.tolerance import NothingOverdue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import IllegalMove
from onewindow.platform.access.itself import platform_with
from onewindow.platform.moves.acts import Command
from onewindow.platform.outbox.listeners import Heard, hears

WHAT_FOLLOWS = {
    deadlines.Kind.NOTICE: deem_case,
    deadlines.Kind.SUPPLEMENT: lapse_case,
    deadlines.Kind.TOLERANCE: expire_tolerance,
}


@hears(deadlines.ClockRanOut)
def let_silence_speak(heard: Heard[deadlines.ClockRanOut]) -> None:
    """Accept what nobody looked at in time, close what nobody supplemented in time, take as withdrawn what was promised
    and did not come (00:00 of the day after)."""
    event = heard.event
    if event.subject.kind != events.SUBJECT:
        return
    verb = WHAT_FOLLOWS.get(deadlines.Kind(event.kind))
    if verb is None:
        return
    try:
        verb(
            case_id=event.subject.id,
            by=platform_with("cases.examine"),
            now=heard.happened_at,
            command=Command.of_effect("cases.let_silence_speak", heard.key),
        )
    except (IllegalMove, NothingToDeem, NothingLapsed, NothingOverdue):
        return  # somebody acted before midnight, or neither law nor guide gives this item such an effect


@hears(deadlines.ClockWarned)
def remind(heard: Heard[deadlines.ClockWarned]) -> None:
    """Remind the applicant of what they promised, when its day is near."""
    event = heard.event
    if event.subject.kind == events.SUBJECT and event.kind == deadlines.Kind.TOLERANCE:
        remind_of_late(
            case_id=event.subject.id, due_on=event.due_on, now=heard.happened_at, effect_key=f"late:{heard.key}"
        )


@hears(deadlines.ClockMoved)
def keep_the_line_true(heard: Heard[deadlines.ClockMoved]) -> None:
    """Show the days anew in the worklist, and at late papers, when the calendar was corrected."""
    event = heard.event
    if event.subject.kind != events.SUBJECT:
        return
    if event.kind == deadlines.Kind.TOLERANCE:
        materials.move_late(subject=event.subject, due_before=event.due_before, due_on=event.due_on)
    correct_line(case_id=event.subject.id, now=heard.happened_at)


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Let cases, their lines in the worklists and the counts follow a region to its new path."""
    follow_path_of_region(before=heard.event.before, after=heard.event.after)


WHAT_CHANGES_COUNTS = (
    events.CaseFiled,
    events.CaseAsked,
    events.CaseSupplemented,
    events.CaseLapsed,
    events.CaseAccepted,
    events.CaseDeclined,
    events.ReviewStarted,
    events.SpecialStarted,
    events.SpecialEnded,
    events.CaseExtended,
    events.CaseGranted,
    events.CaseDenied,
    events.CaseEnded,
    events.CaseReady,
    events.CaseDelivered,
    events.CaseVoided,
)


@hears(*WHAT_CHANGES_COUNTS, in_sets=True)
def mark_counts(heard: Heard[events.CaseEvent]) -> None:
    """Note whose counts changed."""
    mark_for_counting(organisation_id=heard.event.organisation_id)


@hears(*WHAT_CHANGES_COUNTS, in_sets=True)
def tell(heard: Heard[events.CaseEvent]) -> None:
    """Tell the applicant what happened."""
    tell_applicant(heard.event, now=heard.happened_at, effect_key=heard.key)

"""The verbs of review and decision."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.approval import domain
from onewindow.contexts.approval.domain import Conclusion
from onewindow.contexts.approval.events import OpinionGiven
from onewindow.contexts.approval.models import OpinionRow
from onewindow.contexts.approval.queries import review_of
from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.outbox.announcing import announce


@once
def give_opinion(
    *,
    case_id: UUID,
    step: str,
    conclusion: Conclusion,
    by: Actor,
    now: datetime,
    command: Command,
    reason: str = "",
    companion: UUID | None = None,
    points: tuple[str, ...] = (),
) -> UUID:
    """Give an opinion on a step of the guide; the first one begins the review of the case.

    :raises NotAllowed: if the actor may review no case
    :raises NotFound: if there is no such case within the actor's reach
    :raises IllegalMove: if the case is neither 已受理 nor 审查中
    :raises NoSuchStep, OpinionNeedsReason, PointsUnanswered, TwoInspectorsNeeded: as the rules say
    :raises MovedMeanwhile: if somebody else moved the case first
    """
    view = cases.case(case_id=case_id, by=by, verb="cases.review")
    if by.person is None:
        raise NotAllowed
    review = review_of(view)
    opinion = domain.give_opinion(
        review, step=step, person=by.person, conclusion=conclusion, reason=reason, companion=companion, points=points
    )
    opinion_id = new_id()
    with receipted(by=by, command=command, subject_id=case_id, answer=opinion_id):
        if view.state is cases.State.ACCEPTED:
            cases.review_case(case_id=case_id, by=by, now=now, command=_part(command, "review"))
        else:
            cases.MOVES.after(view.state, cases.Verb.GRANT)  # only what can still be decided can still be reviewed
        _record(opinion, opinion_id, view, len(review.opinions) + 1, by, now)
    return opinion_id


def _record(
    opinion: domain.Opinion,
    opinion_id: UUID,
    view: cases.CaseView,
    seq: int,
    by: Actor,
    now: datetime,
) -> None:
    OpinionRow.objects.create(
        case_id=view.id,
        seq=seq,
        id=opinion_id,
        step=opinion.step,
        organisation_id=by.organisation or view.organisation_id,
        post_id=by.post,
        person_id=opinion.person,
        companion_id=opinion.companion,
        conclusion=opinion.conclusion,
        reason=opinion.reason,
        points=list(opinion.points),
        given_at=now,
    )
    event = OpinionGiven(subject=view.subject, step=opinion.step, conclusion=opinion.conclusion, opinion_id=opinion_id)
    announce(event, by=by, happened_at=now)


@once
def decide(
    *,
    case_id: UUID,
    decision: cases.Decision,
    by: Actor,
    now: datetime,
    command: Command,
    reasons: tuple[str, ...] = (),
) -> cases.Decided:
    """Decide a case, when everything that must come before has come.

    Where the guide says 审核合一, or has no step of review in this situation (告知承诺), the decision begins the review
    too, if nobody has.

    :raises NotAllowed: if the actor may decide no case
    :raises NotFound: if there is no such case within the actor's reach
    :raises ReviewUnfinished, FourEyesNeeded, AgainstOpinion: if the review stands against it
    :raises PapersStillDue, PapersNeverCame: if it is a grant and a paper that was to come later has not come
    :raises IllegalMove, ReasonNeeded, DecisionsWait, SealNotEntrusted, MovedMeanwhile: as `cases.decide_case`
    """
    view = cases.case(case_id=case_id, by=by, verb="cases.decide")
    if by.person is None:
        raise NotAllowed
    is_grant = decision is cases.Decision.GRANT
    review = review_of(view)
    domain.check_decision(review, person=by.person, is_grant=is_grant, today=legal_day(now))
    if view.state is cases.State.ACCEPTED and (review.is_one_person_enough or not review.steps):
        cases.review_case(case_id=case_id, verb="cases.decide", by=by, now=now, command=_part(command, "review"))
    return cases.decide_case(
        case_id=case_id, decision=decision, reasons=reasons, by=by, now=now, command=_part(command, "decide")
    )


def _part(command: Command, name: str) -> Command:
    return Command(endpoint=f"{command.endpoint}/{name}", key=command.key, body_hash=command.body_hash)

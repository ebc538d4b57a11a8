"""What stands in a paper's place, and what a check at the window makes of it."""

from datetime import date, datetime

from onewindow.contexts.materials import domain, queries
from onewindow.contexts.materials.actions.slots import Slot, check_of, new_seq, put
from onewindow.contexts.materials.domain import PaperView, Source, State, Trust
from onewindow.contexts.materials.models import Paper
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import Actor, Place
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted


def waive_paper(*, slot: Slot, reason: str, by: Actor, now: datetime, command: Command) -> PaperView:
    """Do without a paper (免提交), since the office knows or can see for itself what it would say.

    :raises NotAllowed, NotFound: if the actor may not verify papers there
    :raises ReasonNeeded: if no reason is given
    """
    seq = _stand_in(
        slot=slot,
        verb="materials.verify",
        state=State.WAIVED,
        source=Source.DEPARTMENT_CHECK,
        note=domain.reasoned(reason),
        by=by,
        now=now,
        command=command,
    )
    return queries.paper(subject=slot.subject, seq=seq)


def declare(*, slot: Slot, declaration: str, by: Actor, now: datetime, command: Command) -> PaperView:
    """Put a promise in the place of a proof (告知承诺): grade D, usable at once, checked later.

    :raises NotAllowed, NotFound: if the actor may not hand in papers there
    :raises DeclarationEmpty: if nothing is declared
    """
    seq = _stand_in(
        slot=slot,
        verb="materials.upload",
        state=State.PROMISED,
        source=Source.PROMISE,
        note=domain.declared(declaration),
        by=by,
        now=now,
        command=command,
    )
    return queries.paper(subject=slot.subject, seq=seq)


def promise_later(
    *, slot: Slot, tolerance_workdays: int | None, promise: str, by: Actor, now: datetime, command: Command
) -> PaperView:
    """Promise to hand a paper in after acceptance (容缺); the day is set when the application is accepted.

    :raises NotAllowed, NotFound: if the actor may not hand in papers there
    :raises MayNotBeLate: if the guide lets the material not be late
    """
    domain.check_tolerated(slot.material_name, tolerance_workdays)
    seq = _stand_in(
        slot=slot,
        verb="materials.upload",
        state=State.TOLERATED,
        source=Source.PROMISE,
        note=promise,
        by=by,
        now=now,
        command=command,
    )
    return queries.paper(subject=slot.subject, seq=seq)


@once
def _stand_in(
    *, slot: Slot, verb: str, state: State, source: Source, note: str, by: Actor, now: datetime, command: Command
) -> int:
    require(by, verb, slot.at)
    trust, seq = (Trust.D if state is State.PROMISED else None), new_seq()
    with receipted(by=by, command=command, subject_id=slot.subject.id, answer=seq):
        put(slot, seq, state, source, by=by, now=now, trust=trust, note=note)
    return seq


def verify_paper(
    *,
    subject: Subject,
    at: Place,
    seq: int,
    by: Actor,
    now: datetime,
    command: Command,
    valid_until: date | None = None,
) -> PaperView:
    """Write down that a file was checked against the original at the window: grade B, usable again until its day.

    :raises NotAllowed, NotFound: if the actor may not verify papers there, or there is no such paper
    :raises NothingToVerify: if there is no file, or it was sent back
    """
    _verify_paper(subject=subject, at=at, seq=seq, by=by, now=now, command=command, valid_until=valid_until)
    return queries.paper(subject=subject, seq=seq)


@once
def _verify_paper(
    *, subject: Subject, at: Place, seq: int, by: Actor, now: datetime, command: Command, valid_until: date | None
) -> int:
    require(by, "materials.verify", at)
    trust = domain.verify(queries.paper(subject=subject, seq=seq))
    with receipted(by=by, command=command, subject_id=subject.id, answer=seq):
        Paper.objects.filter(subject_id=subject.id, seq=seq).exclude(trust=Trust.A).update(
            trust=trust, valid_until=valid_until, **check_of(Trust.B, by, now)
        )
    return seq

"""Doing what a case of the demo tells: every act by the door that a page uses, as who does it, when they did it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from onewindow.cli.demo import papers
from onewindow.cli.demo.errands import PLATFORM, ActRow, CaseRow, Cast, Deed
from onewindow.cli.demo.filling import filled
from onewindow.cli.demo.reading import command
from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.delivery import api as delivery
from onewindow.contexts.hall import api as hall
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import day_begins, legal_day
from onewindow.platform.access.actors import Actor, Channel
from onewindow.platform.access.itself import platform_with
from onewindow.platform.files.receiving import Limits
from onewindow.platform.moves.acts import Command

FILLING_IN = timedelta(minutes=8)  # the form, with a clerk or alone
ITSELF = platform_with("cases.view", "cases.examine", "cases.archive")
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One act of a case, about to be done."""

    row: CaseRow
    cast: Cast
    act: ActRow
    number: int  # of the act in its case
    now: datetime
    guide: catalogue.GuideView
    case_id: UUID | None = None

    @property
    def case(self) -> UUID:
        """Return the case, which every act but the first finds there."""
        if self.case_id is None:
            raise LookupError(f"case {self.row.key} does not begin with being drafted")
        return self.case_id

    @property
    def applicant(self) -> UUID:
        return self.cast.party(self.row.applicant)

    @property
    def by(self) -> Actor:
        """Return who acts: the platform, a member of staff in their post, or a citizen, for whom they act for."""
        if self.act.who == PLATFORM:
            return ITSELF
        if self.act.who in self.cast.numbers:
            return self._citizen()
        return self._staff(None)

    @property
    def by_for_applicant(self) -> Actor:
        """Return who files and hands in: the citizen, or the clerk in the visitor's name."""
        if self.act.who in self.cast.numbers:
            return self._citizen()
        return self._staff(Subject(parties.SUBJECT, self.applicant))

    @property
    def command(self) -> Command:
        return self.part("")

    def part(self, name: str) -> Command:
        """Return the command of one step of the act."""
        return command(f"case {self.row.key} {self.number} {name}")

    def _citizen(self) -> Actor:
        principal = None if self.act.who == self.row.applicant else self.applicant
        return parties.citizen_actor(
            account_id=self.cast.account(self.act.who), now=self.now, channel=self.row.channel, on_behalf_of=principal
        )

    def _staff(self, visitor: Subject | None) -> Actor:
        return organisations.staff_actor(
            account_id=self.cast.account(self.act.who),
            now=self.now,
            channel=Channel.WINDOW if self.act.who in self.cast.at_windows else Channel.DESK,
            on_behalf_of=visitor,
        )


def begin(scene: Scene) -> UUID:
    """Draft the application of the scene's case, and return its id; a draft that is there is found again."""
    return cases.draft_case(
        guide_id=scene.guide.id,
        answers=scene.row.answers,
        is_test=scene.row.is_test,
        by=scene.by_for_applicant,
        now=scene.now - FILLING_IN,
        command=scene.part("draft"),
    )


def do(scene: Scene) -> None:
    """Do the act of a scene."""
    _DEEDS[scene.act.act](scene)


def _draft(scene: Scene) -> None:
    cases.save_draft(case_id=scene.case, values=scene.row.values, by=scene.by_for_applicant, now=scene.now)
    _hand_in(scene)


def _file(scene: Scene) -> None:
    _fill_in(scene)
    cases.submit_case(case_id=scene.case, by=scene.by, now=scene.now, command=scene.command)


def _intake(scene: Scene) -> None:
    with _visit(scene, hall.Purpose.FILING):
        _fill_in(scene)
        cases.receive_case(case_id=scene.case, by=scene.by_for_applicant, now=scene.now, command=scene.command)


def _fill_in(scene: Scene) -> None:
    values = filled(scene.row, guide_id=scene.guide.id, applicant_id=scene.applicant, on=legal_day(scene.now))
    cases.save_draft(case_id=scene.case, values=values, by=scene.by_for_applicant, now=scene.now)
    _hand_in(scene)


@contextmanager
def _visit(scene: Scene, purpose: hall.Purpose) -> Iterator[None]:
    """Receive the visitor at the clerk's window, and say goodbye when it is done."""
    by = scene.by
    visit_id = hall.open_visit(
        purpose=purpose,
        visitor_id=scene.applicant,
        by=by,
        now=scene.now - FILLING_IN - timedelta(minutes=1),
        command=scene.part("visit"),
    )
    yield
    hall.close_visit(visit_id=visit_id, ending=hall.Ending.DONE, by=by, now=scene.now, command=scene.part("goodbye"))


def _hand_in(scene: Scene) -> None:
    by, view = scene.by_for_applicant, cases.case(case_id=scene.case, by=ITSELF)
    wanted = {one.code: one for one in _required(scene) if one.is_handed_in}
    for code, way in scene.act.papers.items():
        slot = materials.Slot(subject=view.subject, at=view.place, material_code=code, material_name=wanted[code].name)
        _WAYS[way](scene, slot, wanted[code], by)


def _required(scene: Scene) -> tuple[catalogue.RequiredMaterial, ...]:
    form = cases.form_on_file(case=cases.case(case_id=scene.case, by=ITSELF))
    return catalogue.required_materials(guide_id=scene.guide.id, answers=form.answers, values=form.values)


def _on_the_desk(scene: Scene, slot: materials.Slot, _: catalogue.RequiredMaterial, by: Actor) -> None:
    command = scene.part(slot.material_code)
    materials.take_on_paper(slots=(slot,), by=by, now=scene.now, command=command)


def _later(scene: Scene, slot: materials.Slot, wanted: catalogue.RequiredMaterial, by: Actor) -> None:
    materials.promise_later(
        slot=slot,
        tolerance_workdays=wanted.tolerance_workdays,
        promise=wanted.tolerance_promise,
        by=by,
        now=scene.now,
        command=scene.part(slot.material_code),
    )


def _uploaded(scene: Scene, slot: materials.Slot, wanted: catalogue.RequiredMaterial, by: Actor) -> None:
    way = scene.act.papers[slot.material_code]
    sheet = papers.Sheet(
        code=wanted.code,
        title=wanted.name,
        owner=scene.cast.names[scene.row.applicant],
        item=scene.guide.name,
        dated=legal_day(scene.now),
    )
    materials.take_upload(
        slot=slot,
        file_name=f"{wanted.name[:30]}.{way}",
        content=papers.pdf(sheet) if way == "pdf" else papers.jpeg(sheet),
        limits=Limits.of(max_bytes=wanted.max_bytes, extensions=wanted.formats),
        by=by,
        now=scene.now,
        command=scene.part(slot.material_code),
    )


_WAYS = {"paper": _on_the_desk, "later": _later, "pdf": _uploaded, "jpg": _uploaded}


def _receive(scene: Scene) -> None:
    cases.receive_case(case_id=scene.case, by=scene.by, now=scene.now, command=scene.command)


def _examine(scene: Scene) -> None:
    outcome = cases.examine_case(
        case_id=scene.case, defects=scene.act.defects, by=scene.by, now=scene.now, command=scene.command
    )
    if isinstance(outcome, cases.Notice) is not (scene.act.act is Deed.ASK):
        raise ValueError(f"case {scene.row.key} is told otherwise: {outcome}")


def _supplement(scene: Scene) -> None:
    _hand_in(scene)
    cases.supplement_case(case_id=scene.case, by=scene.by_for_applicant, now=scene.now, command=scene.command)


def _decline(scene: Scene) -> None:
    cases.decline_case(
        case_id=scene.case,
        ground=scene.act.ground,
        reason=scene.act.words,
        by=scene.by,
        now=scene.now,
        command=scene.command,
    )


def _deem(scene: Scene) -> None:
    due_on = cases.case(case_id=scene.case, by=ITSELF).notice_due_on or legal_day(scene.now)
    cases.deem_case(case_id=scene.case, by=ITSELF, now=day_begins(due_on + DAY), command=scene.command)


def _lapse(scene: Scene) -> None:
    due_on = cases.case(case_id=scene.case, by=ITSELF).supplement_due_on or legal_day(scene.now)
    cases.lapse_case(case_id=scene.case, by=ITSELF, now=day_begins(due_on + DAY), command=scene.command)


def _opinion(scene: Scene) -> None:
    act, rules = scene.act, approval.review(case_id=scene.case, by=scene.by).rules
    conclusion = approval.Conclusion(act.says)
    approval.give_opinion(
        case_id=scene.case,
        step=act.step,
        conclusion=conclusion,
        points=tuple(sorted(rules.points)) if conclusion is approval.Conclusion.AGREE else (),
        reason=act.words,
        companion=scene.cast.staff(act.companion) if act.companion else None,
        by=scene.by,
        now=scene.now,
        command=scene.command,
    )


def _special(scene: Scene) -> None:
    act = scene.act
    cases.start_special_procedure(
        case_id=scene.case,
        procedure=act.step,
        told=act.amount,
        telling=cases.Telling(participants=act.partners, what_to_do=act.words),
        by=scene.by,
        now=scene.now,
        command=scene.command,
    )


def _resume(scene: Scene) -> None:
    cases.end_special_procedure(
        case_id=scene.case, result=scene.act.words, by=scene.by, now=scene.now, command=scene.command
    )


def _extend(scene: Scene) -> None:
    act = scene.act
    cases.extend_case(
        case_id=scene.case, amount=act.amount, reason=act.words, by=scene.by, now=scene.now, command=scene.command
    )


def _decide(scene: Scene) -> None:
    is_grant = scene.act.act is Deed.GRANT
    approval.decide(
        case_id=scene.case,
        decision=cases.Decision.GRANT if is_grant else cases.Decision.DENY,
        reasons=() if is_grant else (scene.act.words,),
        by=scene.by,
        now=scene.now,
        command=scene.command,
    )


def _make(scene: Scene) -> None:
    cases.make_certificate(case_id=scene.case, by=scene.by, now=scene.now, command=scene.command)


def _ready(scene: Scene) -> None:
    cases.ready_case(case_id=scene.case, by=scene.by, now=scene.now, command=scene.command)


def _hand_over(scene: Scene) -> None:
    with _visit(scene, hall.Purpose.COLLECTION):
        delivery.hand_over(
            case_id=scene.case,
            identity_number=scene.cast.numbers[scene.act.words],
            by=scene.by,
            now=scene.now,
            command=scene.command,
        )


def _ship(scene: Scene) -> None:
    address = str(cases.form_on_file(case=cases.case(case_id=scene.case, by=ITSELF)).values.get("delivery_address", ""))
    delivery.record_shipment(
        case_id=scene.case,
        waybill=scene.act.words,
        address=address,
        by=scene.by,
        now=scene.now,
        command=scene.command,
    )


def _withdraw(scene: Scene) -> None:
    cases.withdraw_case(
        case_id=scene.case, reason=scene.act.words, by=scene.by_for_applicant, now=scene.now, command=scene.command
    )


def _terminate(scene: Scene) -> None:
    cases.terminate_case(case_id=scene.case, reason=scene.act.words, by=scene.by, now=scene.now, command=scene.command)


def _archive(scene: Scene) -> None:
    cases.archive_case(case_id=scene.case, by=ITSELF, now=scene.now, command=scene.command)


_DEEDS: Mapping[Deed, Callable[[Scene], None]] = {
    Deed.DRAFT: _draft,
    Deed.FILE: _file,
    Deed.INTAKE: _intake,
    Deed.RECEIVE: _receive,
    Deed.ACCEPT: _examine,
    Deed.ASK: _examine,
    Deed.SUPPLEMENT: _supplement,
    Deed.BRING: _hand_in,
    Deed.DECLINE: _decline,
    Deed.DEEM: _deem,
    Deed.LAPSE: _lapse,
    Deed.OPINION: _opinion,
    Deed.SPECIAL: _special,
    Deed.RESUME: _resume,
    Deed.EXTEND: _extend,
    Deed.GRANT: _decide,
    Deed.DENY: _decide,
    Deed.MAKE: _make,
    Deed.READY: _ready,
    Deed.HAND_OVER: _hand_over,
    Deed.SHIP: _ship,
    Deed.WITHDRAW: _withdraw,
    Deed.TERMINATE: _terminate,
    Deed.ARCHIVE: _archive,
}

"""提交与收件: a draft becomes a case, with its number, its receipt and its notice term."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.actions import clocks, letters
from onewindow.contexts.cases.actions.acting import Born, Order, Written, act, case_for
from onewindow.contexts.cases.actions.numbering import Numbers, hashed_code, minted
from onewindow.contexts.cases.domain import examination, filing
from onewindow.contexts.cases.domain.examination import Accepted, Facts, Notice
from onewindow.contexts.cases.domain.filing import Draft, Filed, ReceiptRule, Unfilled
from onewindow.contexts.cases.domain.handling import step
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.events import CaseFiled, CaseReceived
from onewindow.contexts.cases.models import Case, CaseForm, CaseNumber, WorkLine
from onewindow.contexts.cases.queries.views import FormOnFile, form_of, row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.forms import api as forms
from onewindow.contexts.materials import api as materials
from onewindow.contexts.parties import api as parties
from onewindow.kernel.canonical import digest
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Amend, Command, Insert
from onewindow.platform.moves.once import once
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred

RECEIPT_BASIS = "《行政许可法》第三十二条第一款"
UNANSWERED = N_("请回答“%(question)s”")
RECEIPT_RULE = declare(
    Preference(
        key="cases.receipt_rule",
        meaning=N_("休息日网上提交的申请，从哪一天起算收到"),
        of=ReceiptRule,
        default=ReceiptRule.SYSTEM_TIME,
    )
)

type Required = tuple[catalogue.RequiredMaterial, ...]
type Papers = tuple[materials.PaperView, ...]


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What the applicant is told: the number, the day that counts, what is missing, until when the office answers.

    The query code is said once; later it stands on the receipt only.
    """

    case_id: UUID
    number: str
    short_number: str
    received_on: date
    notice_due_on: date
    missing: tuple[str, ...]
    document_id: UUID
    query_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Received:
    """An online filing was taken in hand."""

    case_id: UUID
    received_on: date


@once
def submit_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Filing:
    """File a draft online (提交). Papers may be missing: the office says once which.

    :raises NotFound: if there is no such draft within the actor's reach
    :raises IllegalMove: if it was filed before
    :raises GuideStopsHere: if the answers lead to no application
    :raises FormIncomplete: if fields are empty or wrong
    """
    order = Order(by=by, now=now, command=command)
    row = row_within_reach(case_id=case_id, by=by, verb="cases.file")
    return file_application(row, form_of(row), Verb.SUBMIT, order)


@once
def receive_case(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> Filing | Received:
    """Take in at a window (收件): what was drafted there for a visitor, or an online filing that nobody took in hand.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NotAllowed: if the window does not take in the department's items
    :raises IllegalMove: if the case was received before
    :raises GuideStopsHere, FormIncomplete: as for `submit_case`
    """
    order = Order(by=by, now=now, command=command)
    row = case_for(case_id, order, "cases.receive").row
    if State(row.state) is State.DRAFT:
        return file_application(row, form_of(row), Verb.RECEIVE, order)
    outcome = step(row.progress(), verb=Verb.RECEIVE, today=order.today)
    answer = Received(case_id=row.id, received_on=row.received_on or order.today)
    act(
        row,
        outcome,
        Written(event=CaseReceived(**letters.whose(row), received_on=answer.received_on), basis=RECEIPT_BASIS),
        order,
        answer=answer,
    )
    return answer


def intake_would_be(
    *, case_id: UUID, by: Actor, now: datetime, defects: Mapping[str, str] | None = None
) -> Accepted | Notice:
    """Return what the examination would say of a draft that were taken in at the window now, for the page that asks
    before it is done.

    :raises NotFound, IllegalMove, GuideStopsHere, FormIncomplete: as `receive_case`
    """
    row, today = row_within_reach(case_id=case_id, by=by, verb="cases.file"), legal_day(now)
    form = form_of(row)
    required = catalogue.required_materials(guide_id=row.guide_id, answers=form.answers, values=form.values)
    draft = _draft(row, form, required, materials.papers(subjects=[row.subject])[row.subject], today)
    filed = _filed(row, draft, Verb.RECEIVE, today)
    facts = Facts(
        state=MOVES.after(draft.state, Verb.RECEIVE),
        received_on=filed.received_on,
        notice_due_on=filed.received_on,
        completed_on=None if filed.missing else today,
        required=draft.required,
        handed_in=draft.handed_in,
        defective=frozenset(defects or {}),
    )
    return examination.examine(facts, today=today)


def file_application(row: Case, form: FormOnFile, verb: Verb, order: Order, *, born: Born | None = None) -> Filing:
    """File an application whose row is there, or comes into being by the filing."""
    required = catalogue.required_materials(guide_id=row.guide_id, answers=form.answers, values=form.values)
    papers = () if born else materials.papers(subjects=[row.subject])[row.subject]
    outcome = _filed(row, _draft(row, form, required, papers, order.today), verb, order.today)
    guide = catalogue.guide(guide_id=row.guide_id)
    terms = _terms(guide, form)
    opening = _Opening(
        row=row,
        form=form,
        guide=guide,
        required=required,
        papers=papers,
        applicant=parties.addressee(party_id=row.owner_id),
        outcome=outcome,
        terms=terms,
        numbers=minted(item_code=guide.code, channel=order.by.channel, on=order.today),
        set_off=clocks.set_off(row, clocks.notice(terms, outcome.received_on)),
        born=born,
    )
    return _written(opening, order)


def _filed(row: Case, draft: Draft, verb: Verb, today: date) -> Filed:
    work = calendar.working_days(region_path=row.region_path)
    return filing.file(
        draft,
        verb=verb,
        rule=preferred(RECEIPT_RULE, at=row.place, on=today),
        is_workday=work.is_workday,
        next_workday=work.add(today, 1).on,
        today=today,
    )


def _draft(row: Case, form: FormOnFile, required: Required, papers: Papers, today: date) -> Draft:
    answers = catalogue.applicable(guide_id=row.guide_id, answers=form.answers, values=form.values)
    stop = f"{answers.words}。{answers.advice}" if isinstance(answers, catalogue.StopHere) else ""
    unanswered = answers.open_questions if isinstance(answers, catalogue.Applicable) else ()
    problems = forms.check(guide_id=row.guide_id, answers=form.answers, values=form.values, on=today)
    return Draft(
        state=State(row.state),
        stopped_by=stop,
        problems=(*map(_unanswered, unanswered), *map(_unfilled, problems)),
        required=_needed(required),
        handed_in=materials.handed_in(subject=row.subject, listed=papers),
    )


def _unanswered(question: catalogue.Question) -> Unfilled:
    return Unfilled(field=question.code, sentence=UNANSWERED, values={"question": question.text})


def _unfilled(problem: forms.FieldProblem) -> Unfilled:
    return Unfilled(field=problem.path, sentence=problem.sentence, values=problem.values)


def _needed(required: Required) -> frozenset[str]:
    """Return the codes of what the applicant has to bring for the application to be complete."""
    return frozenset(
        material.code for material in required if material.is_handed_in and material.need is not catalogue.Need.OPTIONAL
    )


@dataclass(frozen=True, kw_only=True)
class _Opening:
    """All that a filing brings into being, put together before anything is written."""

    row: Case
    form: FormOnFile
    guide: catalogue.GuideView
    required: Required
    papers: Papers
    applicant: parties.Addressee
    outcome: Filed
    terms: Terms
    numbers: Numbers
    set_off: clocks.SetOff
    born: Born | None


def _written(opening: _Opening, order: Order) -> Filing:
    row, numbers, notice_due_on = opening.row, opening.numbers, opening.set_off.watch.due_on
    receipt = letters.receipt(
        row,
        opening.guide,
        order,
        number=numbers.number,
        short_number=numbers.short,
        query_code=numbers.query_code,
        notice_due_on=notice_due_on,
        papers=opening.papers,
        applicant=opening.applicant,
    )
    answer = Filing(
        case_id=row.id,
        number=numbers.number,
        short_number=numbers.short,
        received_on=opening.outcome.received_on,
        notice_due_on=notice_due_on,
        missing=opening.outcome.missing,
        document_id=receipt.id,
    )
    act(row, opening.outcome, _everything(opening, receipt, order), order, answer=answer)
    return replace(answer, query_code=numbers.query_code)


def _everything(opening: _Opening, receipt: documents.PlannedDocument, order: Order) -> Written:
    row, form, numbers = opening.row, opening.form, opening.numbers
    papers = materials.plan_papers(
        subject=row.subject,
        at=row.place,
        required=opening.required,
        event_seq=row.version + 1,
        listed=opening.papers,
    )
    return Written(
        event=CaseFiled(
            **letters.whose(row),
            number=numbers.number,
            received_on=opening.outcome.received_on,
            missing=opening.outcome.missing,
            form_hash=digest({"answers": dict(form.answers), "values": dict(form.values)}).hex(),
        ),
        basis=RECEIPT_BASIS,
        columns=_columns(opening, order),
        line=_work_line(opening),
        born=opening.born.row if opening.born else None,
        beside=(
            *opening.set_off.rows,
            *papers,
            receipt.insert,
            Insert(into=CaseNumber, rows=({"number": numbers.number, "case_id": row.id},)),
            *(opening.born.beside if opening.born else (_as_filed(row, form),)),
            _filed_form(row, form),
        ),
    )


def _columns(opening: _Opening, order: Order) -> dict[str, Any]:
    numbers = opening.numbers
    return {
        "channel": order.by.channel,
        "hall_id": order.by.hall,
        "window_id": order.by.window,
        "number": numbers.number,
        "number_prefix": numbers.prefix,
        "number_day": numbers.day,
        "number_serial": numbers.serial,
        "short_number": numbers.short,
        "query_code_hash": hashed_code(opening.row.id, numbers.query_code),
        "required": sorted(_needed(opening.required)),
        "terms": opening.terms.as_json(),
        "submitted_at": order.now,
        "notice_due_on": opening.set_off.watch.due_on,
    }


def _terms(guide: catalogue.GuideView, form: FormOnFile) -> Terms:
    terms = catalogue.terms(guide_id=guide.id, answers=form.answers, values=form.values)
    procedures = guide.document.special_procedures
    return Terms(
        statutory=terms.statutory,
        promise=terms.promise,
        delivery=terms.delivery,
        notice=terms.notice,
        supplement=terms.supplement,
        stops_statutory=frozenset(str(one.kind) for one in procedures if one.stops_statutory),
        stops_promise=frozenset(str(one.kind) for one in procedures if one.stops_promise),
    )


def _as_filed(row: Case, form: FormOnFile) -> Amend:
    """Return that the form stands as it was checked, whatever was typed between the check and the filing."""
    changes = {"answers": dict(form.answers), "values": dict(form.values)}
    return Amend(table=CaseForm, where={"case_id": row.id, "seq": 0}, changes=changes)


def _filed_form(row: Case, form: FormOnFile) -> Insert:
    kept = {"case_id": row.id, "seq": row.version + 1, "answers": dict(form.answers), "values": dict(form.values)}
    return Insert(into=CaseForm, rows=(kept,))


def _work_line(opening: _Opening) -> Insert:
    row, watch = opening.row, opening.set_off.watch
    line = {
        "case_id": row.id,
        "seq": 0,
        "state": MOVES.after(State(row.state), opening.outcome.verb),
        "number": opening.numbers.number,
        "short_number": opening.numbers.short,
        "item_id": row.item_id,
        "item_name": opening.guide.name,
        "applicant": opening.applicant.masked,
        "organisation_id": row.organisation_id,
        "region_path": row.region_path,
        "owner_id": row.owner_id,
        "received_on": opening.outcome.received_on,
        "is_open": True,
        "is_test": row.is_test,
        **asdict(watch),
    }
    return Insert(into=WorkLine, rows=(line,))

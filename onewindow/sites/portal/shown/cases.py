"""办件 as its applicant reads it: what happened, what happens now, what comes, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.api import State, Verb
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.documents import api as documents
from onewindow.contexts.forms import api as forms
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor, Channel
from onewindow.platform.web.parts import Deadline, Link, Moment, Tone
from onewindow.platform.web.words import say, word
from onewindow.sites.portal.shown.applications import UNDER_WAY
from onewindow.sites.portal.shown.clocks import deadline_of, label_of, running
from onewindow.sites.words import act_words

TONES: Mapping[State, Tone] = {
    State.CORRECTION: Tone.AMBER,
    State.READY: Tone.GREEN,
    State.DELIVERED: Tone.GREEN,
    State.ARCHIVED: Tone.GREEN,
    State.DECIDED_GRANT: Tone.GREEN,
    State.CERT_MAKING: Tone.GREEN,
    State.NOT_ACCEPTED: Tone.RED,
    State.DECIDED_DENY: Tone.RED,
    State.CLOSED_NO_CORRECTION: Tone.GREY,
    State.NOT_NEEDED: Tone.GREY,
    State.WRONG_AGENCY: Tone.GREY,
    State.TERMINATED: Tone.GREY,
    State.CANCELLED_ERROR: Tone.GREY,
}
NOW: Mapping[State, str] = {
    State.SUBMITTED: N_("%(office)s正在看材料是否齐全，您现在不需要做什么。"),
    State.RECEIVED: N_("%(office)s正在看材料是否齐全，您现在不需要做什么。"),
    State.CORRECTION: N_("等您补正材料。补齐后一起提交，办理时间从补齐那天算起。"),
    State.ACCEPTED: N_("%(office)s已经受理，接下来审查，您现在不需要做什么。"),
    State.IN_REVIEW: N_("%(office)s正在审查，您现在不需要做什么。"),
    State.SPECIAL: N_("正在进行特别程序，这段时间不计入办理期限。"),
    State.DECIDED_GRANT: N_("已经准予，正在准备证照。"),
    State.DECIDED_DENY: N_("没有准予。决定书里写明了理由，以及不服怎么办。"),
    State.CERT_MAKING: N_("已经准予，正在制作证照。"),
    State.READY: N_("结果已经做好，可以领取了。领取时请带身份证件。"),
    State.DELIVERED: N_("已经办完，结果已送到您手里。"),
    State.ARCHIVED: N_("已经办完并归档。"),
    State.NOT_ACCEPTED: N_("没有受理。决定书里写明了理由，以及不服怎么办。"),
    State.NOT_NEEDED: N_("这件事依法不需要办理许可。"),
    State.WRONG_AGENCY: N_("这件事由别的单位办理，告知书里写明了去哪里办。"),
    State.CLOSED_NO_CORRECTION: N_("补正期限已过，这件办件已经结束。您可以重新申请。"),
    State.TERMINATED: N_("这件办件已经结束。您可以重新申请。"),
    State.CANCELLED_ERROR: N_("这件办件因技术差错作废。"),
}
OWING = N_("%(office)s正在办理。您答应后补的材料还没有交，请在期限前补交，补交之前不能准予。")
DONE = frozenset({State.READY, State.DELIVERED, State.ARCHIVED})
WAITS_FOR_APPLICANT = frozenset({State.CORRECTION, State.READY})
AHEAD: Mapping[State, tuple[str, ...]] = {
    **dict.fromkeys((State.SUBMITTED, State.RECEIVED, State.CORRECTION), (N_("受理"), N_("作出决定"), N_("送达"))),
    **dict.fromkeys((State.ACCEPTED, State.IN_REVIEW, State.SPECIAL), (N_("作出决定"), N_("送达"))),
    **dict.fromkeys((State.DECIDED_GRANT, State.DECIDED_DENY, State.CERT_MAKING, State.READY), (N_("送达"),)),
}
ACT_TONES: Mapping[str, Tone] = {
    "CaseAsked": Tone.AMBER,
    "CaseDeclined": Tone.RED,
    "CaseDenied": Tone.RED,
    "CaseLapsed": Tone.RED,
    "CaseEnded": Tone.GREY,
    "CaseVoided": Tone.GREY,
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A case in a list of one's own."""

    case: cases.CaseLine
    href: str
    state: str
    tone: Tone

    @property
    def is_waiting(self) -> bool:
        """Say whether it waits for the applicant."""
        return self.case.state in WAITS_FOR_APPLICANT

    @property
    def answer_by(self) -> date | None:
        """Return the day until which the applicant has to act. Of a result that lies ready the day is the office's."""
        return self.case.due_on if self.case.state is State.CORRECTION else None


@dataclass(frozen=True, kw_only=True)
class Term:
    """A clock that runs: what is due and, unless it is paused, when."""

    label: str
    deadline: Deadline | None
    paused: str


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """All that the page of a case says."""

    case: cases.CaseView
    guide: catalogue.GuideView
    office: str
    now: str
    tone: Tone
    terms: tuple[Term, ...]
    moments: tuple[Moment, ...]
    documents: tuple[documents.DocumentView, ...]
    papers: tuple[materials.PaperView, ...]
    form: forms.FormView

    @property
    def state(self) -> str:
        """Return the state in words."""
        return word(self.case.state)

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """Return where the page stands."""
        return (
            Link(label=gettext("首页"), href="/"),
            Link(label=gettext("我的办件"), href=reverse("portal:cases")),
            Link(label=self.guide.name),
        )

    @property
    def nearest(self) -> Term | None:
        """Return the term that ends first, if its day is known; a result that lies ready waits for its applicant."""
        if self.case.state is State.READY:
            return None
        return next((term for term in self.terms if term.deadline), None)

    @property
    def may_supplement(self) -> bool:
        """Say whether the applicant is asked for papers."""
        return Verb.SUPPLEMENT in self.case.verbs

    @property
    def may_withdraw(self) -> bool:
        """Say whether the application can still be withdrawn."""
        return Verb.WITHDRAW in self.case.verbs

    @property
    def has_licence(self) -> bool:
        """Say whether a licence came out of it that the wallet holds."""
        kinds = {result.kind for result in self.guide.document.results if result.is_electronic}
        return self.case.state in DONE and catalogue.ResultKind.LICENCE in kinds

    @property
    def late(self) -> tuple[materials.PaperView, ...]:
        """Return what was promised for later and has not come, as long as the case is under way."""
        return _late(self.papers) if self.case.state in UNDER_WAY else ()


def _late(papers: tuple[materials.PaperView, ...]) -> tuple[materials.PaperView, ...]:
    came = {paper.material_code for paper in papers if paper.is_standing and not paper.is_late}
    return tuple(paper for paper in papers if paper.is_late and paper.material_code not in came)


def line_of(case: cases.CaseLine) -> Line:
    """Return a case as a line of one's own list."""
    return Line(
        case=case,
        href=reverse("portal:case", args=[case.case_id]),
        state=word(case.state),
        tone=TONES.get(case.state, Tone.BLUE),
    )


def case_page(*, case_id: UUID, by: Actor, now: datetime) -> CasePage:
    """Put the page of one's own case together.

    :raises NotFound: if there is no such case within the citizen's reach
    """
    view = cases.case(case_id=case_id, by=by)
    acts = cases.acts(case_id=case_id)
    filled = cases.form_on_file(case=view)
    papers = materials.papers(subjects=[view.subject])[view.subject]
    clocks = tuple(
        clock
        for clock in running(deadlines.clocks(subjects=[view.subject], now=now)[view.subject])
        if clock.kind is not deadlines.Kind.TOLERANCE or _late(papers)
    )
    offices = _offices(view, acts)
    guide = catalogue.guide(guide_id=view.guide_id)
    office = offices.get(view.organisation_id, guide.document.body.name)
    said = _said(view, papers, office)
    return CasePage(
        case=view,
        guide=guide,
        office=office,
        now=said,
        tone=TONES.get(view.state, Tone.BLUE),
        terms=tuple(map(_term, clocks)),
        moments=(*(_moment(act, offices) for act in acts), *_now(view, said), *_ahead(view, clocks)),
        documents=documents.documents_of(subjects=[view.subject], by=by)[view.subject],
        papers=papers,
        form=forms.form(guide_id=guide.id, answers=filled.answers, applicant_id=None, values=filled.values),
    )


def _said(view: cases.CaseView, papers: tuple[materials.PaperView, ...], office: str) -> str:
    words = OWING if view.state in UNDER_WAY and _late(papers) else NOW.get(view.state, "")
    return gettext(words) % {"office": office} if words else ""


def _offices(view: cases.CaseView, acts: tuple[cases.Act, ...]) -> Mapping[UUID, str]:
    ids = {view.organisation_id} | {UUID(act.actor["organisation"]) for act in acts if "organisation" in act.actor}
    return {key: organ.name for key, organ in organisations.organisations(ids=ids).items()}


def _moment(act: cases.Act, offices: Mapping[UUID, str]) -> Moment:
    return Moment(
        label=act_words(act),
        at=act.happened_at,
        who=_who(act.actor, offices),
        basis=str(act.body.get("basis", "")),
        tone=ACT_TONES.get(act.name, Tone.GREEN),
    )


def _who(actor: Mapping[str, str], offices: Mapping[UUID, str]) -> str:
    if "organisation" in actor:
        at_window = actor.get("channel") == Channel.WINDOW
        office = offices.get(UUID(actor["organisation"]), "")
        return gettext("%(office)s窗口") % {"office": office} if at_window else office
    return gettext("系统自动") if actor.get("channel") == Channel.SYSTEM else gettext("申请人")


def _now(view: cases.CaseView, said: str) -> tuple[Moment, ...]:
    if view.state not in cases.OPEN:
        return ()
    tone = Tone.AMBER if view.state is State.CORRECTION else Tone.BLUE
    return (Moment(label=word(view.state), words=said, tone=tone, is_now=True),)


def _ahead(view: cases.CaseView, clocks: tuple[deadlines.ClockView, ...]) -> tuple[Moment, ...]:
    promised = next((clock.due_on for clock in clocks if clock.kind is deadlines.Kind.PROMISE), None)
    delivered = next((clock.due_on for clock in clocks if clock.kind is deadlines.Kind.DELIVERY), None)
    days: Mapping[str, date | None] = {"作出决定": promised, "送达": delivered}
    return tuple(_coming(step, days.get(step)) for step in AHEAD.get(view.state, ()))


def _coming(step: str, due_on: date | None) -> Moment:
    until = gettext("最晚 %(day)s") % {"day": say(due_on)} if due_on else ""
    return Moment(label=gettext(step), words=until)


def _term(clock: deadlines.ClockView) -> Term:
    return Term(label=label_of(clock), deadline=deadline_of(clock), paused=clock.derivation if clock.is_paused else "")

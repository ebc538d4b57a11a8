"""办事指南 as a citizen reads it: four lines first, then what the situation asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.errors import NotFound
from onewindow.platform.web.parts import Choice, Fact, FlowStep, Link
from onewindow.platform.web.words import word
from onewindow.sites.portal.shown.papers import PaperLine, paper_lines
from onewindow.sites.words import term_words

type Chosen = Mapping[str, tuple[str, ...]]  # question → options
type Kept = Mapping[str, Sequence[str] | str]  # as a case keeps them: one option, or several


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of the guide with its answers as cards."""

    code: str
    text: str
    why: str
    options: tuple[Choice, ...]
    is_multiple: bool
    is_answered: bool

    @property
    def answer(self) -> str:
        """Return the chosen answers in words."""
        return gettext("、").join(option.label for option in self.options if option.is_chosen)


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is charged or what may stop a clock, with its basis."""

    name: str
    words: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """All that the page of a guide says in one situation."""

    guide: catalogue.GuideView
    answers: Chosen
    query: str  # the answers as an address carries them
    stop: catalogue.StopHere | None
    asked: tuple[Asked, ...]
    facts: tuple[Fact, ...]
    papers: tuple[PaperLine, ...]
    course: tuple[FlowStep, ...]
    fees: tuple[Line, ...]
    procedures: tuple[Line, ...]
    results: tuple[catalogue.Result, ...]
    terms: catalogue.Terms
    is_current: bool

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """Return where the page stands."""
        return (
            Link(label=gettext("首页"), href="/"),
            Link(label=gettext("办事"), href=reverse("portal:guides")),
            Link(label=self.guide.name),
        )

    @property
    def anchors(self) -> tuple[Link, ...]:
        """Return the ways to the parts of the page."""
        document = self.guide.document
        parts = {
            "papers": gettext("申请材料"),
            "course": gettext("办理流程"),
            "terms": gettext("时限"),
            "procedures": gettext("特殊环节") if self.procedures else "",
            "fees": gettext("收费") if self.fees else "",
            "results": gettext("办好后得到") if self.results else "",
            "conditions": gettext("受理条件") if document.requirements else "",
            "faq": gettext("常见问题") if document.faq else "",
            "basis": gettext("依据和权利"),
        }
        return tuple(Link(label=label, href=f"#{part}") for part, label in parts.items() if label)

    @property
    def may_apply(self) -> bool:
        """Say whether an application can be begun from here."""
        return self.is_current and self.stop is None and self.guide.document.channels.is_online

    @property
    def apply_href(self) -> str:
        """Return where an application begins, with the answers given so far."""
        return f"{reverse('portal:apply', args=[self.guide.id])}?{self.query}".rstrip("?")

    @property
    def elements(self) -> tuple[catalogue.Element, ...]:
        """Return all that is published about the item, element by element."""
        filled = catalogue.inventory(guide=self.guide.document)
        return tuple(element for element in filled if element.lines)

    @property
    def brought(self) -> tuple[PaperLine, ...]:
        """Return the papers that the applicant brings."""
        return tuple(paper for paper in self.papers if paper.is_brought)

    @property
    def spared(self) -> tuple[PaperLine, ...]:
        """Return the papers that the applicant need not bring."""
        return tuple(paper for paper in self.papers if not paper.is_brought)


def chosen(document: catalogue.Guide, posted: QueryDict) -> Chosen:
    """Return the answers to questions of the guide that an address or a form carries."""
    given = {question.code: tuple(filter(None, posted.getlist(question.code))) for question in document.questions}
    return {code: options for code, options in given.items() if options}


def query_of(answers: Chosen) -> str:
    """Return the answers as an address carries them."""
    carried = QueryDict(mutable=True)
    for code, options in answers.items():
        carried.setlist(code, [*options])
    return carried.urlencode()


def guide_page(guide: catalogue.GuideView, *, answers: Chosen, held: frozenset[str], on: date) -> GuidePage:
    """Put the page of a guide together; `held` are the materials that the reader has in the wallet already.

    :raises Invalid: if an answer is none of the guide's
    """
    read = catalogue.applicable(guide_id=guide.id, answers=answers)
    required = catalogue.required_materials(guide_id=guide.id, answers=answers)
    papers = paper_lines(guide.document, required, held=held)
    terms = catalogue.terms(guide_id=guide.id, answers=answers)
    fees = catalogue.fees(guide_id=guide.id, answers=answers)
    return GuidePage(
        guide=guide,
        answers=answers,
        query=query_of(answers),
        stop=read if isinstance(read, catalogue.StopHere) else None,
        asked=asked(guide, answers),
        facts=(
            _whether(guide, read),
            _what(papers, is_open=_is_open(read)),
            _how_long(guide, terms),
            _how_much(guide, fees),
        ),
        papers=papers,
        course=_course(guide, answers),
        fees=tuple(Line(name=fee.name, words=fee.standard, basis=fee.basis) for fee in fees),
        procedures=_procedures(guide),
        results=catalogue.results(guide_id=guide.id, answers=answers),
        terms=terms,
        is_current=_is_current(guide, on),
    )


def asked(guide: catalogue.GuideView, answers: Kept) -> tuple[Asked, ...]:
    """Return the questions that are asked, given the answers so far.

    :raises Invalid: if an answer is none of the guide's
    """
    return tuple(
        Asked(
            code=question.code,
            text=question.text,
            why=question.why,
            options=tuple(
                Choice(
                    value=option.code,
                    label=option.label,
                    hint=option.note,
                    is_chosen=option.code in _options(answers.get(question.code, ())),
                )
                for option in question.options
            ),
            is_multiple=question.kind is catalogue.QuestionKind.MULTI,
            is_answered=question.code in answers,
        )
        for question in catalogue.questions(guide_id=guide.id, answers=answers)
    )


def _options(kept: Sequence[str] | str) -> Sequence[str]:
    return (kept,) if isinstance(kept, str) else kept


def _is_current(guide: catalogue.GuideView, on: date) -> bool:
    try:
        return catalogue.current_guide(code=guide.code, on=on).id == guide.id
    except NotFound:
        return False


def _whether(guide: catalogue.GuideView, read: catalogue.Applicable | catalogue.StopHere) -> Fact:
    label, count = gettext("能不能办"), len(guide.document.requirements)
    conditions = gettext("符合 %(count)s 条受理条件") % {"count": count} if count else ""
    match read:
        case catalogue.StopHere():
            words, hint = read.words, gettext("按下面的说明办理")
        case catalogue.Applicable(open_questions=()) if guide.document.channels.is_online:
            words, hint = gettext("可以网上办"), conditions
        case catalogue.Applicable(open_questions=()):
            words, hint = gettext("可以到窗口办"), conditions
        case _:
            words, hint = gettext("先回答几个问题"), gettext("回答后只列出与您有关的内容")
    return Fact(label=label, words=words, hint=hint, icon="circle-check", href="#conditions" if conditions else "")


def _is_open(read: catalogue.Applicable | catalogue.StopHere) -> bool:
    return isinstance(read, catalogue.Applicable) and bool(read.open_questions)


def _what(papers: tuple[PaperLine, ...], *, is_open: bool) -> Fact:
    brought = sum(paper.is_brought for paper in papers)
    spared = len(papers) - brought
    words = gettext("至少 %(count)s 份材料") if is_open else gettext("%(count)s 份材料")
    return Fact(
        label=gettext("带什么"),
        words=words % {"count": brought} if brought else gettext("什么都不用带"),
        hint=gettext("另有 %(count)s 份不用您提交") % {"count": spared} if spared else "",
        icon="files",
        href="#papers",
    )


def _how_long(guide: catalogue.GuideView, terms: catalogue.Terms) -> Fact:
    promise = gettext("承诺 %(term)s") % {"term": term_words(terms.promise)}
    statutory = gettext("法定 %(term)s") % {"term": term_words(terms.statutory)} if terms.statutory else ""
    visits = guide.document.channels.visits
    trips = gettext("到大厅 %(count)s 次") % {"count": visits} if visits else gettext("不用跑大厅")
    return Fact(
        label=gettext("多久"),
        words=gettext("当场办结") if terms.is_instant else promise,
        hint=gettext("，").join(filter(None, (statutory, trips))),
        icon="clock",
        href="#terms",
    )


def _how_much(guide: catalogue.GuideView, fees: tuple[catalogue.Fee, ...]) -> Fact:
    names = gettext("、").join(fee.standard for fee in fees)
    free = gettext("不收费")
    return Fact(label=gettext("多少钱"), words=names or free, icon="receipt", href="#fees" if fees else "")


def _course(guide: catalogue.GuideView, answers: Chosen) -> tuple[FlowStep, ...]:
    return tuple(
        FlowStep(label=step.name, who=step.post, how_long=_duration(step), outcome=step.result)
        for step in catalogue.steps(guide_id=guide.id, answers=answers)
    )


def _duration(step: catalogue.Step) -> str:
    amount = step.limit.term
    return term_words(amount) if amount.amount else gettext("当日")


def _procedures(guide: catalogue.GuideView) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=procedure.name,
            words=gettext("%(kind)s，%(term)s") % {
                "kind": word(procedure.kind),
                "term": term_words(procedure.limit.term),
            },
            basis=procedure.basis.citation,
        )
        for procedure in guide.document.special_procedures
    )  # fmt: skip

"""办事指南 as a citizen reads it: four lines first, then what the situation asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.errors import NotFound
from onewindow.platform.web.parts import Choice, Fact, FlowStep, Link
from onewindow.platform.web.words import word
from onewindow.sites.portal.shown.papers import PaperLine, paper_lines
from onewindow.sites.words import term_words, trips_words

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

    read: catalogue.GuidePage
    answers: Chosen
    asked: tuple[Asked, ...]
    facts: tuple[Fact, ...]
    papers: tuple[PaperLine, ...]
    course: tuple[FlowStep, ...]
    fees: tuple[Line, ...]
    procedures: tuple[Line, ...]
    is_current: bool

    @property
    def guide(self) -> catalogue.GuideView:
        """Return the version that the page shows."""
        return self.read.view

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
            "results": gettext("办好后得到") if self.read.results else "",
            "conditions": gettext("受理条件") if document.requirements else "",
            "faq": gettext("常见问题") if document.faq else "",
            "basis": gettext("依据和权利"),
        }
        return tuple(Link(label=label, href=f"#{part}") for part, label in parts.items() if label)

    @property
    def may_apply(self) -> bool:
        """Say whether an application can be begun from here."""
        return self.is_current and self.read.stop is None and self.guide.document.channels.is_online

    @property
    def apply_href(self) -> str:
        """Return where an application begins, with the answers given so far."""
        return f"{reverse('portal:apply', args=[self.guide.id])}?{query_of(self.answers)}".rstrip("?")

    @property
    def elements(self) -> tuple[catalogue.Element, ...]:
        """Return all that is published about the item, element by element."""
        return tuple(element for element in self.read.elements if element.lines)

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
    read = catalogue.guide_page(guide_id=guide.id, answers=answers)
    required = tuple(line.required for line in read.materials if line.required)
    papers = paper_lines(guide.document, required, held=held)
    return GuidePage(
        read=read,
        answers=answers,
        asked=asked(guide, answers),
        facts=(_whether(read), _what(papers, is_complete=read.is_complete), _how_long(read), _how_much(read)),
        papers=papers,
        course=tuple(map(_step, read.steps)),
        fees=tuple(Line(name=fee.name, words=fee.standard, basis=fee.basis) for fee in read.fees),
        procedures=tuple(map(_procedure, read.procedures)),
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


def _whether(read: catalogue.GuidePage) -> Fact:
    document = read.view.document
    count = len(document.requirements)
    conditions = (
        ngettext("符合 %(count)s 条受理条件", "符合 %(count)s 条受理条件", count) % {"count": count} if count else ""
    )
    if read.stop:
        words, hint = read.stop.words, gettext("按下面的说明办理")
    elif not read.is_complete:
        words, hint = gettext("先回答几个问题"), gettext("回答后只列出与您有关的内容")
    else:
        words = gettext("可以网上办") if document.channels.is_online else gettext("可以到窗口办")
        hint = conditions
    href = "#conditions" if conditions else ""
    if not read.stop and not read.is_complete:
        href = "#situation-asked"
    return Fact(label=gettext("能不能办"), words=words, hint=hint, icon="circle-check", href=href)


def _what(papers: tuple[PaperLine, ...], *, is_complete: bool) -> Fact:
    brought = sum(paper.is_brought for paper in papers)
    spared = len(papers) - brought
    hint = ngettext("另有 %(count)s 份不用您提交", "另有 %(count)s 份不用您提交", spared) % {"count": spared}
    return Fact(
        label=gettext("带什么"),
        words=_papers(brought, is_complete=is_complete),
        hint=hint if spared else "",
        icon="files",
        href="#papers",
    )


def _papers(count: int, *, is_complete: bool) -> str:
    if not count:
        return gettext("什么都不用带") if is_complete else gettext("看您的情况")
    if is_complete:
        return ngettext("%(count)s 份材料", "%(count)s 份材料", count) % {"count": count}
    return ngettext("至少 %(count)s 份材料", "至少 %(count)s 份材料", count) % {"count": count}


def _how_long(read: catalogue.GuidePage) -> Fact:
    terms, visits = read.terms, read.view.document.channels.visits
    promise = gettext("承诺 %(term)s") % {"term": term_words(terms.promise)}
    statutory = gettext("法定 %(term)s") % {"term": term_words(terms.statutory)} if terms.statutory else ""
    trips = trips_words(visits)
    return Fact(
        label=gettext("多久"),
        words=gettext("当场办结") if terms.is_instant else promise,
        hint=gettext("，").join(filter(None, (statutory, trips))),
        icon="clock",
        href="#terms",
    )


def _how_much(read: catalogue.GuidePage) -> Fact:
    words = gettext("、").join(fee.standard for fee in read.fees) or gettext("不收费")
    return Fact(label=gettext("多少钱"), words=words, icon="receipt", href="#fees" if read.fees else "")


def _step(step: catalogue.Step) -> FlowStep:
    length = step.limit.term
    return FlowStep(
        label=step.name,
        who=step.post,
        how_long=term_words(length) if length.amount else gettext("当日"),
        outcome=step.result,
    )


def _procedure(procedure: catalogue.SpecialProcedure) -> Line:
    parts = (word(procedure.kind), term_words(procedure.limit.term))
    return Line(name=procedure.name, words=gettext("，").join(parts), basis=procedure.basis.citation)

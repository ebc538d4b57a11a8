"""时限 — promises within the law, steps within the promise."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, AllOf, Condition, Not
from onewindow.contexts.catalogue.domain.course import COUNTED, STATUTORY_PROCEDURES, Step, StepKind, TermRule
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.contexts.catalogue.domain.reading import choices
from onewindow.contexts.catalogue.domain.satisfying import can_hold
from onewindow.contexts.catalogue.domain.shape import Limit
from onewindow.kernel.words import N_
from onewindow.kernel.workdays import Unit

INSPECTORS = 2  # 《行政许可法》第三十四条第三款
DELIVERY_WORKDAYS = 10  # 《行政许可法》第四十四条
MOST_VARIANTS = 8  # different conditions of steps that are looked at one against the other

# How many working days a unit is when terms are compared (rulebook §10.1: a month counts as 22).
WORKDAYS: Mapping[Unit, float] = {Unit.INSTANT: 0, Unit.WORKDAY: 1, Unit.DAY: 22 / 30, Unit.MONTH: 22, Unit.YEAR: 250}


def in_workdays(limit: Limit) -> float:
    """Return a limit in working days, near enough to compare it with another."""
    return limit.amount * WORKDAYS[limit.unit]


def _promise_within_statute(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, rule in enumerate(guide.terms):
        if rule.statutory and in_workdays(rule.promise) > in_workdays(rule.statutory):
            values = {"promise": rule.promise.words, "statutory": rule.statutory.words}
            yield Spot(path=f"terms.{number}.promise", values=values)


def _instant_on_the_spot(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, rule in enumerate(guide.terms):
        if rule.is_instant != (rule.promise.unit is Unit.INSTANT):
            yield Spot(path=f"terms.{number}.promise", values={"promise": rule.promise.words})


def _steps_within_promise(guide: Guide, lists: Lists) -> Iterator[Spot]:
    earlier: list[Condition] = []
    for number, rule in enumerate(guide.terms):
        here = AllOf(parts=(rule.when, *(Not(part=other) for other in earlier)))
        total = _longest(guide, here)
        if total > in_workdays(rule.promise):
            values = {"total": f"{total:g}", "promise": rule.promise.words}
            yield Spot(path=f"terms.{number}.promise", values=values)
        earlier.append(rule.when)


def _longest(guide: Guide, here: Condition) -> float:
    """Return the longest sum of steps from acceptance to decision that one situation can bring."""
    counted = [step for step in guide.steps if step.kind in COUNTED]
    variants = list({step.when for step in counted if step.when != ALWAYS})
    if len(variants) > MOST_VARIANTS:
        return sum(in_workdays(step.limit) for step in counted)
    sums = [0.0]
    for chosen in chain.from_iterable(combinations(variants, size) for size in range(len(variants) + 1)):
        others = (Not(part=variant) for variant in variants if variant not in chosen)
        if can_hold(AllOf(parts=(here, *chosen, *others)), choices(guide)):
            sums.append(_sum(counted, chosen))
    return max(sums)


def _sum(steps: list[Step], chosen: tuple[Condition, ...]) -> float:
    return sum(in_workdays(step.limit) for step in steps if step.when == ALWAYS or step.when in chosen)


def _last_rule_always(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if guide.terms[-1].when != ALWAYS:
        yield Spot(path=f"terms.{len(guide.terms) - 1}.when")


def _extension_of_something(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, rule in enumerate(guide.terms):
        if rule.extension and rule.statutory is None:
            yield Spot(path=f"terms.{number}.extension")


def _delivered_in_time(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, rule in enumerate(guide.terms):
        if guide.is_licence and in_workdays(rule.delivery) > DELIVERY_WORKDAYS:
            yield Spot(path=f"terms.{number}.delivery", values={"delivery": rule.delivery.words})


def _statute_stopped_by_law_only(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for procedure in guide.special_procedures:
        has_basis = bool(procedure.basis.article)
        if procedure.stops_statutory and not (procedure.kind in STATUTORY_PROCEDURES or has_basis):
            yield Spot(path=f"special_procedures.{procedure.code}", values={"name": procedure.name})


def _two_on_site(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for step in guide.steps:
        if step.kind is StepKind.SITE_VISIT and step.people < INSPECTORS:
            yield Spot(path=f"steps.{step.code}.people", values={"name": step.name})


def _course_is_whole(guide: Guide, lists: Lists) -> Iterator[Spot]:
    kinds = {step.kind for step in guide.steps}
    missing = [kind for kind in (StepKind.ACCEPT, StepKind.DECIDE, StepKind.DELIVER) if kind not in kinds]
    names = {StepKind.ACCEPT: "受理", StepKind.DECIDE: "决定", StepKind.DELIVER: "送达"}
    if missing:
        yield Spot(path="steps", values={"missing": "、".join(names[kind] for kind in missing)})


def _main_kind_is_last(guide: Guide, lists: Lists) -> Iterator[Spot]:
    last: TermRule = guide.terms[-1]
    if last.is_instant != (guide.project_kind == "INSTANT"):
        yield Spot(path="project_kind")


RULES = (
    Rule(
        code="T01",
        severity=Severity.ERROR,
        title=N_("承诺时限长于法定时限"),
        sentence=N_("承诺时限（%(promise)s）长于法定时限（%(statutory)s）"),
        example=N_("法定 10 个工作日，承诺 15 个工作日"),
        mend=N_("把承诺时限改为不超过法定时限"),
        check=_promise_within_statute,
    ),
    Rule(
        code="T02",
        severity=Severity.ERROR,
        title=N_("即办件与承诺时限不一致"),
        sentence=N_("即办件的承诺时限应为“当场办结”，承诺件应写明天数（现为%(promise)s）"),
        example=N_("标为即办件，承诺时限却写 3 个工作日"),
        mend=N_("即办件选“当场办结”；不能当场办结的改为承诺件"),
        check=_instant_on_the_spot,
    ),
    Rule(
        code="T03",
        severity=Severity.ERROR,
        title=N_("各环节时限之和超过承诺时限"),
        sentence=N_("从受理到决定各环节合计 %(total)s 个工作日，超过承诺时限（%(promise)s）"),
        example=N_("审查 3 天、核查 3 天、决定 1 天，承诺却是 5 天"),
        mend=N_("压缩环节时限，或如实调整承诺时限"),
        check=_steps_within_promise,
    ),
    Rule(
        code="T04",
        severity=Severity.ERROR,
        title=N_("有的情形没有时限"),
        sentence=N_("最后一组时限必须适用于其余所有情形，不能再附条件"),
        example=N_("只写了告知承诺的时限，没有写一般程序的时限"),
        mend=N_("在最后补一组不附条件的时限"),
        check=_last_rule_always,
    ),
    Rule(
        code="T05",
        severity=Severity.ERROR,
        title=N_("没有法定时限却可以延期"),
        sentence=N_("没有法定时限的情形不存在延期"),
        example=N_("法定时限为“无”，又写可延长 10 个工作日"),
        mend=N_("补上法定时限及依据，或删去延期"),
        check=_extension_of_something,
    ),
    Rule(
        code="T06",
        severity=Severity.ERROR,
        title=N_("送达时限过长"),
        sentence=N_("行政许可决定后应在 10 个工作日内送达，现为%(delivery)s"),
        example=N_("决定后 15 个工作日内送达"),
        mend=N_("改为不超过 10 个工作日（《行政许可法》第四十四条）"),
        check=_delivered_in_time,
    ),
    Rule(
        code="T07",
        severity=Severity.ERROR,
        title=N_("没有法律依据的程序中止法定时限"),
        sentence=N_("“%(name)s”不属于听证、检验等法定程序，又没有写明条款，不能中止法定时限"),
        example=N_("现场踏勘期间不计入法定时限"),
        mend=N_("改为办理环节，或写明法律、法规条款（《行政许可法》第四十五条）"),
        check=_statute_stopped_by_law_only,
    ),
    Rule(
        code="T08",
        severity=Severity.ERROR,
        title=N_("现场核查少于两人"),
        sentence=N_("“%(name)s”应由两名以上工作人员进行"),
        example=N_("现场核查，1 人"),
        mend=N_("把人数改为 2（《行政许可法》第三十四条第三款）"),
        check=_two_on_site,
    ),
    Rule(
        code="T09",
        severity=Severity.ERROR,
        title=N_("办理流程不完整"),
        sentence=N_("办理流程缺少环节：%(missing)s"),
        example=N_("流程里没有送达"),
        mend=N_("补上缺少的环节、岗位和时限"),
        check=_course_is_whole,
    ),
    Rule(
        code="T10",
        severity=Severity.ERROR,
        title=N_("办件类型与时限不一致"),
        sentence=N_("办件类型应与一般情形（最后一组时限）一致"),
        example=N_("办件类型为即办件，一般情形却要 5 个工作日"),
        mend=N_("按一般情形选择即办件或承诺件"),
        check=_main_kind_is_last,
    ),
)

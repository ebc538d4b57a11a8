"""情形和表单 — questions that exist, conditions that can hold, each datum once."""

from collections import Counter
from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.asking import CHOOSING, FieldKind
from onewindow.contexts.catalogue.domain.conditions import ALWAYS, DEEPEST, AnswerIn, atoms, depth
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.contexts.catalogue.domain.lint.whens import whens
from onewindow.contexts.catalogue.domain.reading import choices, going_on
from onewindow.contexts.catalogue.domain.satisfying import can_hold
from onewindow.kernel.words import N_

MOST_QUESTIONS = 7  # rulebook §7.2 R1


def _known(guide: Guide, lists: Lists) -> Iterator[Spot]:
    options = {question.code: {option.code for option in question.options} for question in guide.questions}
    elements = {field.element for field in guide.fields} | {question.element for question in guide.questions}
    for path, name, condition in whens(guide):
        for atom in atoms(condition):
            if isinstance(atom, AnswerIn):
                missing = sorted(set(atom.options) - options.get(atom.answer, set()))
            else:
                missing = [] if atom.element in elements else [atom.element]
            for code in missing:
                yield Spot(path=path, values={"name": name, "code": code})


def _reachable(guide: Guide, lists: Lists) -> Iterator[Spot]:
    known = choices(guide)
    for path, name, condition in whens(guide):
        within = condition if path.startswith("stops.") else going_on(condition, guide)
        if not can_hold(within, known):
            yield Spot(path=path, values={"name": name})


def _readable(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for path, name, condition in whens(guide):
        if depth(condition) > DEEPEST:
            yield Spot(path=path, values={"name": name})


def _in_order(guide: Guide, lists: Lists) -> Iterator[Spot]:
    earlier: set[str] = set()
    for question in guide.questions:
        asks = {atom.answer for atom in atoms(question.when) if isinstance(atom, AnswerIn)}
        if asks - earlier:
            yield Spot(path=f"questions.{question.code}.when", values={"name": question.title})
        earlier.add(question.code)


def _few(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if len(guide.questions) > MOST_QUESTIONS:
        yield Spot(path="questions", values={"number": len(guide.questions), "most": MOST_QUESTIONS})


def _codes_once(guide: Guide, lists: Lists) -> Iterator[Spot]:
    groups = {
        "questions": [question.code for question in guide.questions],
        "stops": [stop.code for stop in guide.stops],
        "steps": [step.code for step in guide.steps],
        "special_procedures": [procedure.code for procedure in guide.special_procedures],
        "results": [result.code for result in guide.results],
    }
    groups |= {f"questions.{q.code}.options": [option.code for option in q.options] for q in guide.questions}
    for path, codes in groups.items():
        for code, number in Counter(codes).items():
            if number > 1:
                yield Spot(path=path, values={"code": code})


def _asked_once(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for element, number in Counter(field.element for field in guide.fields).items():
        if number > 1:
            yield Spot(path=f"form.{element}", values={"element": element})


def _drawable(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for field in guide.fields:
        bound = any(question.element == field.element for question in guide.questions)
        lacks_options = field.kind in CHOOSING and not field.options and not bound
        lacks_columns = field.kind is FieldKind.ROWS and not field.columns
        lacks_options |= any(column.kind in CHOOSING and not column.options for column in field.columns)
        nested = any(column.kind is FieldKind.ROWS for column in field.columns)
        if lacks_options or lacks_columns or nested:
            yield Spot(path=f"form.{field.element}", values={"label": field.label})


def _fillable(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for field in guide.fields:
        if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
            yield Spot(path=f"form.{field.element}", values={"label": field.label})


def _choice_matters(guide: Guide, lists: Lists) -> Iterator[Spot]:
    used = {atom.answer for _, _, when in whens(guide) for atom in atoms(when) if isinstance(atom, AnswerIn)}
    for question in guide.questions:
        if question.code not in used and not question.element and question.when == ALWAYS:
            yield Spot(path=f"questions.{question.code}", values={"name": question.title})


RULES = (
    Rule(
        code="Q01",
        severity=Severity.ERROR,
        title=N_("条件引用了不存在的内容"),
        sentence=N_("“%(name)s”的适用情形引用了不存在的问题、选项或数据元“%(code)s”"),
        example=N_("选项已删除，材料的适用情形还在引用它"),
        mend=N_("重新选择适用情形"),
        check=_known,
    ),
    Rule(
        code="Q02",
        severity=Severity.ERROR,
        title=N_("永远不会出现的情形"),
        sentence=N_("“%(name)s”的适用情形永远不会出现"),
        example=N_("同一道单选题既选甲又选乙"),
        mend=N_("检查适用情形的组合，或删去这一项"),
        check=_reachable,
    ),
    Rule(
        code="Q03",
        severity=Severity.ERROR,
        title=N_("条件嵌套过深"),
        sentence=N_("“%(name)s”的适用情形嵌套太深，难以读懂"),
        example=N_("并且、或者套了十几层"),
        mend=N_("拆成几个情形"),
        check=_readable,
    ),
    Rule(
        code="Q04",
        severity=Severity.ERROR,
        title=N_("问题的先后颠倒"),
        sentence=N_("“%(name)s”取决于排在它后面的问题"),
        example=N_("第 1 题要看第 3 题的答案"),
        mend=N_("调整问题的顺序"),
        check=_in_order,
    ),
    Rule(
        code="Q05",
        severity=Severity.WARNING,
        title=N_("问题太多"),
        sentence=N_("情形问题有 %(number)s 个，最好不超过 %(most)s 个"),
        example=N_("办一件事先问十几个问题"),
        mend=N_("合并或删去对材料、时限没有影响的问题"),
        check=_few,
    ),
    Rule(
        code="Q06",
        severity=Severity.ERROR,
        title=N_("代码重复"),
        sentence=N_("代码“%(code)s”出现了不止一次"),
        example=N_("两个问题用了同一个代码"),
        mend=N_("改用不同的代码"),
        check=_codes_once,
    ),
    Rule(
        code="Q07",
        severity=Severity.WARNING,
        title=N_("问了却没有用"),
        sentence=N_("“%(name)s”的答案不影响材料、时限和表单"),
        example=N_("问了行业，但哪种行业都一样办"),
        mend=N_("删去这个问题，或说明它影响什么"),
        check=_choice_matters,
    ),
    Rule(
        code="F01",
        severity=Severity.ERROR,
        title=N_("同一数据填两次"),
        sentence=N_("数据元“%(element)s”在表单中出现了不止一次"),
        example=N_("申请书和附表都要填统一社会信用代码"),
        mend=N_("只保留一处，其余自动带出"),
        check=_asked_once,
    ),
    Rule(
        code="F02",
        severity=Severity.ERROR,
        title=N_("选择题没有选项"),
        sentence=N_("“%(label)s”没有选项或栏目"),
        example=N_("下拉框是空的"),
        mend=N_("补上选项或栏目"),
        check=_drawable,
    ),
    Rule(
        code="F03",
        severity=Severity.ERROR,
        title=N_("填不进去的字段"),
        sentence=N_("“%(label)s”的最小值大于最大值"),
        example=N_("最小 100，最大 10"),
        mend=N_("改正取值范围"),
        check=_fillable,
    ),
)

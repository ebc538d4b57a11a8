"""Conditions: the laws of the algebra, what can never hold, and words that say what is evaluated."""

import re

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from onewindow.contexts.catalogue.domain.conditions import (
    ALWAYS,
    NEVER,
    AllOf,
    AnswerIn,
    AnyOf,
    Compare,
    Condition,
    Not,
    Op,
    Situation,
    atoms,
    depth,
    holds,
    may_hold,
)
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.reading import choices, settle
from onewindow.contexts.catalogue.domain.satisfying import Choice, can_hold
from onewindow.contexts.catalogue.domain.wording import words
from tests.contexts.catalogue.strategies import QUESTIONS, chosen, conditions, known
from tests.factories.catalogue import document

ANY = TypeAdapter[Condition](Condition)
LATER_WHEN = AnswerIn(answer="one", options=("a", "b"))


def asking() -> Guide:
    """A guide that asks the questions of the strategies, and knows their elements."""
    questions = [
        {
            "code": code,
            "title": f"题{code}",
            "text": "？",
            "kind": "MULTI" if code == "many" else "SINGLE",
            "options": [{"code": option, "label": f"项{option}"} for option in options],
        }
        for code, options in QUESTIONS.items()
    ]
    questions[2]["when"] = LATER_WHEN.model_dump()
    fields = [{"element": element, "label": f"数{element}"} for element in ("area", "name", "flag")]
    form = [{"code": "all", "title": "全部", "fields": fields}]
    return document(questions=questions, form=form, materials=[], stops=[], steps=[])


GUIDE = asking()


def said(condition: Condition, situation: Situation) -> bool:
    return holds(condition, situation)


def test_a_condition_is_read_from_its_json_and_written_back() -> None:
    json = '{"all":[{"not":{"answer":"one","in":["a"]}},{"element":"area","op":"GE","value":50}]}'

    assert ANY.dump_json(ANY.validate_json(json)).decode() == json


@pytest.mark.parametrize("json", ['{"if":true}', '"yes"', '{"all":1}', '{"answer":"one","in":[]}', '{"not":[]}'])
def test_nothing_else_can_be_said(json: str) -> None:
    with pytest.raises(ValidationError):
        ANY.validate_json(json)


@given(conditions)
def test_json_and_back_is_the_same_condition(condition: Condition) -> None:
    assert ANY.validate_json(ANY.dump_json(condition)) == condition


@given(conditions, conditions, chosen, known)
def test_de_morgan(left: Condition, right: Condition, answers: dict[str, str], values: dict[str, object]) -> None:
    here = settle(GUIDE, answers, values)
    not_both = Not(part=AllOf(parts=(left, right)))
    one_not = AnyOf(parts=(Not(part=left), Not(part=right)))

    assert said(not_both, here) == said(one_not, here)


@given(conditions, conditions, conditions, chosen, known)
def test_and_spreads_over_or(
    one: Condition, two: Condition, three: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    here = settle(GUIDE, answers, values)
    together = AllOf(parts=(one, AnyOf(parts=(two, three))))
    spread = AnyOf(parts=(AllOf(parts=(one, two)), AllOf(parts=(one, three))))

    assert said(together, here) == said(spread, here)


@given(conditions, chosen, known)
def test_neutral_elements_double_negation_and_the_excluded_middle(
    condition: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    here = settle(GUIDE, answers, values)
    opposite = Not(part=condition)

    assert said(AllOf(parts=(condition, ALWAYS)), here) == said(condition, here)
    assert said(AnyOf(parts=(condition, NEVER)), here) == said(condition, here)
    assert said(Not(part=opposite), here) == said(condition, here)
    assert said(AnyOf(parts=(condition, opposite)), here)
    assert not said(AllOf(parts=(condition, opposite)), here)


@given(conditions, chosen, known)
def test_what_holds_somewhere_can_hold(
    condition: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    if said(condition, settle(GUIDE, answers, values)):
        assert can_hold(condition, choices(GUIDE))


@given(conditions, chosen, known)
def test_with_nothing_open_a_condition_may_hold_if_it_holds(
    condition: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    here = settle(GUIDE, answers, values)

    assert may_hold(condition, here, set()) == said(condition, here)


@given(conditions, chosen, known)
def test_what_an_answer_brings_about_may_hold_before_it_is_given(
    condition: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    if said(condition, settle(GUIDE, answers, values)):
        assert may_hold(condition, settle(GUIDE, {}, values), {*QUESTIONS})


@given(conditions)
def test_what_contradicts_itself_can_never_hold(condition: Condition) -> None:
    assert not can_hold(AllOf(parts=(condition, Not(part=condition))), choices(GUIDE))


@pytest.mark.parametrize(
    ("json", "possible"),
    [
        ('{"all":[{"answer":"one","in":["a"]},{"answer":"one","in":["b"]}]}', False),  # 单选不能既甲又乙
        ('{"all":[{"answer":"many","in":["p"]},{"answer":"many","in":["q"]}]}', True),  # 多选可以
        ('{"all":[{"answer":"many","in":["p"]},{"not":{"answer":"many","in":["p","q"]}}]}', False),
        ('{"all":[{"answer":"later","in":["x"]},{"answer":"one","in":["c"]}]}', False),  # 选了丙就不问
        ('{"all":[{"answer":"later","in":["x"]},{"answer":"one","in":["b"]}]}', True),
        ('{"answer":"later","in":["z"]}', False),  # 没有这个选项
        ('{"answer":"nobody","in":["z"]}', False),  # 没有这个问题
        ('{"all":[{"element":"area","op":"GT","value":5},{"element":"area","op":"LT","value":6}]}', True),
        ('{"all":[{"element":"area","op":"GT","value":6},{"element":"area","op":"LE","value":6}]}', False),
        ('{"all":[{"element":"area","op":"EQ","value":6},{"element":"area","op":"EQ","value":"6"}]}', False),
        ('{"all":[{"element":"name","op":"GT","value":"a"},{"element":"name","op":"LT","value":"b"}]}', True),
        ('{"any":[]}', False),
        ('{"all":[]}', True),
    ],
)
def test_can_it_ever_hold(json: str, possible: bool) -> None:
    assert can_hold(ANY.validate_json(json), choices(GUIDE)) is possible


def test_a_question_that_waits_for_itself_is_never_asked() -> None:
    loop = {"one": Choice(options=frozenset("ab"), when=AnswerIn(answer="one", options=("a",)))}

    assert not can_hold(AnswerIn(answer="one", options=("b",)), loop)


def test_what_is_not_answered_and_not_known_fulfils_nothing() -> None:
    nothing = settle(GUIDE, {}, {})

    assert not holds(AnswerIn(answer="one", options=("a", "b", "c")), nothing)
    assert not holds(Compare(element="area", op=Op.NE, value=1), nothing)


def test_an_answer_to_a_question_that_is_not_asked_does_not_count() -> None:
    assert settle(GUIDE, {"one": "c", "later": "x"}).answers == {"one": frozenset("c")}


def test_yes_is_no_number() -> None:
    assert not holds(Compare(element="flag", op=Op.EQ, value=1), Situation(values={"flag": True}))


def test_atoms_and_depth() -> None:
    leaf = AnswerIn(answer="one", options=("a",))
    condition = AllOf(parts=(leaf, Not(part=AnyOf(parts=(leaf,)))))

    assert (atoms(condition), depth(condition)) == ((leaf, leaf), 4)


# -- The words say what is evaluated: they are read back by a reader that knows the words only. ------------------
TOKEN = re.compile(
    r"任何情形|没有任何情形|并非（|（|）|且|或|“题(?P<q>\w+)”(?P<v>不含|含|不为|为)(?P<o>(“项\w+”)+)(中的任何一项)?"
    r"|“数(?P<e>\w+)”(?P<r>不等于|等于|小于|不超过|大于|不小于)“(?P<x>[^”]*)”"
)
RELATIONS = {"等于": Op.EQ, "不等于": Op.NE, "小于": Op.LT, "不超过": Op.LE, "大于": Op.GT, "不小于": Op.GE}


class Reader:
    """Reads the sentence: terms joined by one of 且 or 或, groups in parentheses."""

    def __init__(self, sentence: str, values: dict[str, object]) -> None:
        self.tokens = [*TOKEN.finditer(sentence)]
        assert "".join(token.group() for token in self.tokens) == sentence
        self.values = values

    def read(self) -> Condition:
        parts = [self.term()]
        joint = None
        while self.tokens and self.tokens[0].group() in {"且", "或"}:
            joiner = self.tokens.pop(0).group()
            assert joint in {None, joiner}, "two joiners side by side could be read in two ways"
            joint = joiner
            parts.append(self.term())
        if joint is None:
            return parts[0]
        return AllOf(parts=tuple(parts)) if joint == "且" else AnyOf(parts=tuple(parts))

    def term(self) -> Condition:
        token = self.tokens.pop(0)
        if token.group() == "任何情形":
            return ALWAYS
        if token.group() == "没有任何情形":
            return NEVER
        if token.group() in {"（", "并非（"}:
            inner = self.read()
            assert self.tokens.pop(0).group() == "）"
            return Not(part=inner) if token.group() == "并非（" else inner
        if token["q"]:
            atom = AnswerIn(answer=token["q"], options=tuple(re.findall("“项(.)”", token["o"])))
            return Not(part=atom) if token["v"].startswith("不") else atom
        return self.comparison(token)

    def comparison(self, token: re.Match[str]) -> Condition:
        shown = {"是": True, "否": False}.get(token["x"], token["x"])
        if isinstance(shown, str) and re.fullmatch(r"-?\d+(\.\d+)?", shown):
            shown = float(shown)
        return Compare(element=token["e"], op=RELATIONS[token["r"]], value=shown)


@given(conditions, chosen, known)
def test_what_is_printed_is_what_is_evaluated(
    condition: Condition, answers: dict[str, str], values: dict[str, object]
) -> None:
    here = settle(GUIDE, answers, values)

    reader = Reader(words(condition, GUIDE), values)
    read_back = reader.read()

    assert not reader.tokens
    assert said(read_back, here) == said(condition, here)


def test_words_of_a_real_condition() -> None:
    guide = document()
    step = next(step for step in guide.steps if step.code == "visit")

    assert words(step.when, guide) == (
        "“经营项目”含“冷食类食品制售（含凉菜）”“生食类食品制售”“自制饮品制售”中的任何一项"
    )

"""Conditions in plain Chinese, said so that they can be read in one way only."""

from collections.abc import Mapping

from onewindow.contexts.catalogue.domain.asking import QuestionKind
from onewindow.contexts.catalogue.domain.conditions import (
    AllOf,
    AnswerIn,
    AnyOf,
    Compare,
    Condition,
    Not,
    Op,
    Scalar,
)
from onewindow.contexts.catalogue.domain.guide import Guide

_RELATIONS: Mapping[Op, str] = {
    Op.EQ: "等于",
    Op.NE: "不等于",
    Op.LT: "小于",
    Op.LE: "不超过",
    Op.GT: "大于",
    Op.GE: "不小于",
}


def words(condition: Condition, guide: Guide) -> str:
    """Return the condition as a phrase: “主体业态”为“单位食堂”且“经营项目”含“生食类”."""
    match _bare(condition):
        case AllOf(parts=()):
            return "任何情形"
        case AnyOf(parts=()):
            return "没有任何情形"
        case AllOf(parts=parts):
            return "且".join(_inner(part, guide) for part in parts)
        case AnyOf(parts=parts):
            return "或".join(_inner(part, guide) for part in parts)
        case Not(part=part):
            inner = _bare(part)
            if isinstance(inner, AnswerIn):
                return _answer(inner, guide, negated=True)
            return f"并非（{words(inner, guide)}）"
        case AnswerIn() as atom:
            return _answer(atom, guide, negated=False)
        case Compare(element=element, op=op, value=value):
            return f"“{_name(element, guide)}”{_RELATIONS[op]}“{_value(value)}”"


def _bare(condition: Condition) -> Condition:
    """Return the condition without the groups around it that hold nothing else."""
    while isinstance(condition, AllOf | AnyOf) and len(condition.parts) == 1:
        (condition,) = condition.parts
    return condition


def _inner(part: Condition, guide: Guide) -> str:
    bare = _bare(part)
    is_joined = isinstance(bare, AllOf | AnyOf) and bool(bare.parts)
    return f"（{words(bare, guide)}）" if is_joined else words(bare, guide)


def _answer(atom: AnswerIn, guide: Guide, *, negated: bool) -> str:
    question = guide.question(atom.answer)
    title = question.title if question else atom.answer
    is_multi = question is not None and question.kind is QuestionKind.MULTI
    labels = "".join(f"“{question.label(code) if question else code}”" for code in atom.options)
    verb = ("不含" if negated else "含") if is_multi else ("不为" if negated else "为")
    several = "中的任何一项" if len(atom.options) > 1 else ""
    return f"“{title}”{verb}{labels}{several}"


def _name(element: str, guide: Guide) -> str:
    return next((field.label for field in guide.fields if field.element == element), element)


def _value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)

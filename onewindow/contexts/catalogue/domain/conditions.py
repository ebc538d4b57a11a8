"""Conditions: a closed algebra over answers and data, evaluated the same way for citizen, clerk and hotline.

    {"all": […]}  {"any": […]}  {"not": …}
    {"answer": "business_form", "in": ["CATERING"]}      one of these options was chosen
    {"element": "premises_area", "op": "GE", "value": 50}  a datum compares so

What was not answered and what is not known fulfils no `answer` and no comparison. Nothing else can be said, so a
condition can be printed (`wording`) and asked whether it can ever hold (`satisfying`).
"""

import operator
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StrictBool, StrictFloat, StrictInt, StrictStr, Tag

type Scalar = bool | int | float | str

DEEPEST = 12  # a condition nested deeper than this is refused: nobody can read it


class Op(StrEnum):
    EQ = "EQ"  # 等于
    NE = "NE"  # 不等于
    LT = "LT"  # 小于
    LE = "LE"  # 不超过
    GT = "GT"  # 大于
    GE = "GE"  # 不小于


class Clause(BaseModel):
    """What all clauses have in common: frozen, and nothing in them but what they say."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class AllOf(Clause):
    """Every part holds; of nothing this is always true."""

    parts: tuple["Condition", ...] = Field(alias="all")


class AnyOf(Clause):
    """At least one part holds; of nothing this is never true."""

    parts: tuple["Condition", ...] = Field(alias="any")


class Not(Clause):
    """The part does not hold."""

    part: "Condition" = Field(alias="not")


class AnswerIn(Clause):
    """One of the options was chosen."""

    answer: str
    options: tuple[str, ...] = Field(alias="in", min_length=1)


class Compare(Clause):
    """The datum is known and compares so with the value. Days compare as ISO texts."""

    element: str
    op: Op
    value: StrictBool | StrictInt | StrictFloat | StrictStr


_TAGS = {"all": "all", "any": "any", "not": "not", "answer": "answer", "element": "element"}
_NAMES: Mapping[type, str] = {AllOf: "all", AnyOf: "any", Not: "not", AnswerIn: "answer", Compare: "element"}


def _tag(clause: Any) -> str | None:
    if isinstance(clause, dict):
        return next((tag for key, tag in _TAGS.items() if key in clause), None)
    return _NAMES.get(type(clause))


type Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AnswerIn, Tag("answer")]
    | Annotated[Compare, Tag("element")],
    Discriminator(_tag),
]

AllOf.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()

ALWAYS = AllOf(parts=())
NEVER = AnyOf(parts=())


@dataclass(frozen=True, slots=True)
class Situation:
    """情形: what was answered (question → options) and what is known (data element → value)."""

    answers: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))


def holds(condition: Condition, situation: Situation) -> bool:
    """Say whether the condition holds in the situation."""
    match condition:
        case AllOf(parts=parts):
            return all(holds(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, situation) for part in parts)
        case Not(part=part):
            return not holds(part, situation)
        case AnswerIn(answer=answer, options=options):
            return not situation.answers.get(answer, frozenset()).isdisjoint(options)
        case Compare(element=element, op=op, value=value):
            known = situation.values.get(element)
            return known is not None and compares(known, op, value)


def may_hold(condition: Condition, situation: Situation, still_open: Set[str]) -> bool:
    """Say whether the condition holds in the situation or may come to, by what is answered to the open questions. What
    is known of data stays as it is."""
    return _may_be(condition, situation, still_open, wanted=True)


def _may_be(condition: Condition, situation: Situation, still_open: Set[str], *, wanted: bool) -> bool:
    match condition:
        case AllOf(parts=parts):
            may_each = (_may_be(part, situation, still_open, wanted=wanted) for part in parts)
            return all(may_each) if wanted else any(may_each)
        case AnyOf(parts=parts):
            may_each = (_may_be(part, situation, still_open, wanted=wanted) for part in parts)
            return any(may_each) if wanted else all(may_each)
        case Not(part=part):
            return _may_be(part, situation, still_open, wanted=not wanted)
        case AnswerIn(answer=answer) if answer in still_open:
            return True
    return holds(condition, situation) is wanted


_RELATIONS: Mapping[Op, Callable[[Any, Any], bool]] = {
    Op.EQ: operator.eq,
    Op.NE: operator.ne,
    Op.LT: operator.lt,
    Op.LE: operator.le,
    Op.GT: operator.gt,
    Op.GE: operator.ge,
}


def compares(known: Scalar, op: Op, value: Scalar) -> bool:
    """Say whether two values stand in the relation; a text, a number and a yes or no never do with one another."""
    return _kind(known) is _kind(value) and _RELATIONS[op](known, value)


def _kind(value: Scalar) -> type:
    return type(value) if isinstance(value, bool | str) else float


def atoms(condition: Condition) -> tuple[AnswerIn | Compare, ...]:
    """Return what the condition asks of answers and data, from left to right."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return tuple(atom for part in parts for atom in atoms(part))
        case Not(part=part):
            return atoms(part)
        case _:
            return (condition,)


def depth(condition: Condition) -> int:
    """Return how deep the condition is nested: 1 for a single question."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return 1 + max((depth(part) for part in parts), default=0)
        case Not(part=part):
            return 1 + depth(part)
        case _:
            return 1

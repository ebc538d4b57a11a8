"""Documents and conditions of every shape that the schema allows, for properties."""

import types
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, TypeAliasType, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints

from onewindow.contexts.catalogue.domain.conditions import AllOf, AnswerIn, AnyOf, Compare, Condition, Not, Op

QUESTIONS = {"one": ("a", "b", "c"), "many": ("p", "q", "r"), "later": ("x", "y")}
ELEMENTS = ("area", "name", "flag")

answers = st.sampled_from([*QUESTIONS]).flatmap(
    lambda code: st.builds(
        lambda chosen: AnswerIn(answer=code, options=tuple(chosen)),
        st.lists(st.sampled_from(QUESTIONS[code]), min_size=1, max_size=3, unique=True),
    )
)
scalars = st.one_of(st.booleans(), st.integers(-3, 3), st.sampled_from([0.5, 1.5]), st.sampled_from(["", "a", "b"]))
comparisons = st.builds(Compare, element=st.sampled_from(ELEMENTS), op=st.sampled_from(Op), value=scalars)


def _joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda these: AllOf(parts=these), several),
        st.builds(lambda these: AnyOf(parts=these), several),
        st.builds(lambda this: Not(part=this), parts),
    )


conditions: st.SearchStrategy[Condition] = st.recursive(st.one_of(answers, comparisons), _joined, max_leaves=6)

chosen = st.fixed_dictionaries(
    {},
    optional={
        "one": st.sampled_from(QUESTIONS["one"]),
        "many": st.lists(st.sampled_from(QUESTIONS["many"]), unique=True),
        "later": st.sampled_from(QUESTIONS["later"]),
    },
)
known = st.fixed_dictionaries({}, optional=dict.fromkeys(ELEMENTS, scalars))

_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"])


def anything(kind: Any, marks: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Return values of a type of the schema, as JSON would bring them into it."""
    origin = get_origin(kind)
    if kind is Condition:
        return conditions
    if isinstance(kind, TypeAliasType):
        return anything(kind.__value__, marks)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return anything(inner, (*marks, *more))
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin in (Union, types.UnionType):
        return st.one_of(*(anything(part, marks) for part in get_args(kind)))
    if origin is tuple:
        return _tuples(get_args(kind), marks)
    return _plain(kind, marks)


def _tuples(parts: tuple[Any, ...], marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        least = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0)
        return st.lists(anything(parts[0]), min_size=least, max_size=least + 1).map(tuple)
    return st.tuples(*map(anything, parts))


def _plain(kind: Any, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if kind is type(None):
        return st.none()
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if issubclass(kind, BaseModel):
        return models(kind)
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(*_bounds(marks))
    if kind is float:
        return st.floats(0, 100).map(lambda number: round(number, 2))
    if kind is date:
        return st.dates(date(1990, 1, 1), date(2090, 1, 1))
    return _texts(marks)


def _bounds(marks: tuple[Any, ...]) -> tuple[int, int]:
    low, high = 0, 1_000_000
    for mark in marks:
        match mark:
            case Ge(ge=least):
                low = int(least)
            case Gt(gt=below):
                low = int(below) + 1
            case Le(le=most):
                high = int(most)
            case _:
                low, high = _bounds(tuple(getattr(mark, "metadata", ()))) if hasattr(mark, "metadata") else (low, high)
    return low, high


def _texts(marks: tuple[Any, ...]) -> st.SearchStrategy[str]:
    for mark in marks:
        if isinstance(mark, StringConstraints) and mark.pattern:
            return st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
        if isinstance(mark, StringConstraints | MinLen | MaxLen):
            return st.text(_LETTERS, min_size=1, max_size=6)
    return st.text(_LETTERS, max_size=6)


def models[M: BaseModel](kind: type[M]) -> st.SearchStrategy[M]:
    """Return instances of a model of the schema, made as its constructor checks them."""
    parts = {
        name: anything(field.annotation, tuple(field.metadata)) if name != "schema_number" else st.just(1)
        for name, field in kind.model_fields.items()
    }
    return st.fixed_dictionaries(parts).map(lambda values: kind(**values))

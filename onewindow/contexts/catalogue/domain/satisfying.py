"""Whether a condition can ever hold: a paper that nobody can be asked for is a mistake of the guide.

The condition is spread into alternatives, each a list of single demands on answers and data; it can hold if the
demands of one alternative can be met together. Numbers count as real ones, a question that was not asked as not
answered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from onewindow.contexts.catalogue.domain.conditions import (
    ALWAYS,
    AllOf,
    AnswerIn,
    AnyOf,
    Compare,
    Condition,
    Not,
    Scalar,
    compares,
)

MOST_ALTERNATIVES = 5_000  # beyond this the answer is “it may hold”


@dataclass(frozen=True, slots=True)
class Choice:
    """A question as far as this goes: what can be chosen, whether together, and when it is asked at all."""

    options: frozenset[str]
    is_multi: bool = False
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Demand:
    """One atom that must hold, or must not."""

    atom: AnswerIn | Compare
    wanted: bool


def can_hold(condition: Condition, choices: Mapping[str, Choice]) -> bool:
    """Say whether some set of answers and data fulfils the condition."""
    alternatives = _alternatives(_asked(condition, choices), wanted=True)
    tried = 0
    for demands in islice(alternatives, MOST_ALTERNATIVES):
        if _together(demands, choices):
            return True
        tried += 1
    return tried == MOST_ALTERNATIVES


def _asked(condition: Condition, choices: Mapping[str, Choice]) -> Condition:
    """Return the condition with “and that question is asked” written out."""
    match condition:
        case AllOf(parts=parts):
            return AllOf(parts=tuple(_asked(part, choices) for part in parts))
        case AnyOf(parts=parts):
            return AnyOf(parts=tuple(_asked(part, choices) for part in parts))
        case Not(part=part):
            return Not(part=_asked(part, choices))
        case AnswerIn(answer=answer) if answer in choices and choices[answer].when != ALWAYS:
            # A question that is asked only after itself is never asked; taking it out ends the search.
            others = {code: choice for code, choice in choices.items() if code != answer}
            return AllOf(parts=(condition, _asked(choices[answer].when, others)))
        case _:
            return condition


def _alternatives(condition: Condition, *, wanted: bool) -> Iterator[tuple[Demand, ...]]:
    match condition:
        case Not(part=part):
            yield from _alternatives(part, wanted=not wanted)
        case AllOf(parts=parts):
            yield from _joined(parts, wanted) if wanted else _either(parts, wanted)
        case AnyOf(parts=parts):
            yield from _either(parts, wanted) if wanted else _joined(parts, wanted)
        case AnswerIn() | Compare():
            yield (Demand(condition, wanted),)


def _either(parts: tuple[Condition, ...], wanted: bool) -> Iterator[tuple[Demand, ...]]:
    for part in parts:
        yield from _alternatives(part, wanted=wanted)


def _joined(parts: tuple[Condition, ...], wanted: bool) -> Iterator[tuple[Demand, ...]]:
    if not parts:
        yield ()
        return
    for first in _alternatives(parts[0], wanted=wanted):
        for rest in _joined(parts[1:], wanted):
            yield (*first, *rest)


def _together(demands: tuple[Demand, ...], choices: Mapping[str, Choice]) -> bool:
    answers = {d.atom.answer for d in demands if isinstance(d.atom, AnswerIn)}
    elements = {d.atom.element for d in demands if isinstance(d.atom, Compare)}
    return all(_answerable(code, demands, choices.get(code)) for code in answers) and all(
        _knowable(code, demands) for code in elements
    )


def _answerable(code: str, demands: tuple[Demand, ...], choice: Choice | None) -> bool:
    wanted, excluded = [], frozenset[str]()
    for demand in demands:
        if isinstance(demand.atom, AnswerIn) and demand.atom.answer == code:
            if demand.wanted:
                wanted.append(frozenset(demand.atom.options))
            else:
                excluded |= frozenset(demand.atom.options)
    if not wanted:
        return True  # leaving the question unanswered will do
    if choice is None:
        return False
    left = [options & choice.options - excluded for options in wanted]
    return all(left) if choice.is_multi else bool(frozenset.intersection(*left))


def _knowable(code: str, demands: tuple[Demand, ...]) -> bool:
    own = [(d.atom, d.wanted) for d in demands if isinstance(d.atom, Compare) and d.atom.element == code]
    if not any(wanted for _, wanted in own):
        return True  # a datum that is not known fulfils no comparison
    return any(
        all(compares(value, atom.op, atom.value) is wanted for atom, wanted in own)
        for value in _candidates([atom.value for atom, _ in own])
    )


def _candidates(values: Iterable[Scalar]) -> Iterator[Scalar]:
    """Return one value for each stretch that the given ones cut the line of numbers, or of texts, into."""
    yield from (True, False)
    numbers = sorted({value for value in values if not isinstance(value, bool | str)})
    texts = sorted({value for value in values if isinstance(value, str)})
    yield from numbers
    yield from ((low + high) / 2 for low, high in pairwise(numbers))
    yield from (numbers[0] - 1, numbers[-1] + 1) if numbers else ()
    yield from texts
    yield from (text + "\0" for text in texts)
    yield ""

"""容缺后补: what follows when a promised paper does not come is what the guide says (decision 7, story S21)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.cases.domain.handling import EndKind, Progress
from onewindow.contexts.cases.domain.states import MOVES, State, Verb
from onewindow.contexts.cases.domain.tolerance import LatePaper, NothingOverdue, expire
from onewindow.kernel.errors import IllegalMove

DUE = date(2026, 5, 14)
DAY_AFTER = date(2026, 5, 15)


def late(**changes: Any) -> LatePaper:
    promised = {"code": "M014", "name": "卫生管理制度", "due_on": DUE, "counts_as_withdrawn": True}
    return LatePaper(**promised | changes)


def reviewing(state: State = State.IN_REVIEW) -> Progress:
    return Progress(state=state, accepted_on=date(2026, 4, 28))


def test_逾期未补交_视为撤回申请() -> None:
    outcome = expire(reviewing(), (late(),), today=DAY_AFTER)

    assert (outcome.kind, outcome.verb, outcome.ended_on) == (EndKind.DEEMED_WITHDRAWN, Verb.WITHDRAW, DAY_AFTER)
    assert outcome.reason == "承诺补交的材料到期没有补交，按承诺视为撤回申请：卫生管理制度"


@pytest.mark.parametrize(
    "papers",
    [(), (late(due_on=DAY_AFTER),), (late(counts_as_withdrawn=False),)],
    ids=["everything came", "its last day is today", "the organ decides"],
)
def test_没有到期未补交的_办件继续(papers: tuple[LatePaper, ...]) -> None:
    with pytest.raises(NothingOverdue):
        expire(reviewing(), papers, today=DAY_AFTER)


@pytest.mark.parametrize("state", [state for state in State if not MOVES.allows(state, Verb.WITHDRAW)])
def test_已经决定或者办结的_不再视为撤回(state: State) -> None:
    with pytest.raises(IllegalMove):
        expire(reviewing(state), (late(),), today=DAY_AFTER)


days = st.dates(date(2026, 4, 1), date(2026, 6, 30))
papers = st.lists(st.builds(late, name=st.sampled_from("甲乙丙丁"), due_on=days, counts_as_withdrawn=st.booleans()))


@given(papers=papers, today=days)
def test_it_names_every_overdue_paper_that_counts_and_no_other(papers: list[LatePaper], today: date) -> None:
    overdue = [paper.name for paper in papers if paper.due_on < today and paper.counts_as_withdrawn]

    try:
        outcome = expire(reviewing(), tuple(papers), today=today)
    except NothingOverdue:
        assert overdue == []
    else:
        assert outcome.reason.endswith(f"：{'、'.join(overdue)}")

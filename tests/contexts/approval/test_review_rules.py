"""Two steps, two inspectors, four eyes."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.approval.domain import (
    AgainstOpinion,
    Conclusion,
    FourEyesNeeded,
    NoSuchStep,
    Opinion,
    OpinionNeedsReason,
    Owed,
    PapersNeverCame,
    PapersStillDue,
    PointsUnanswered,
    Review,
    ReviewStep,
    ReviewUnfinished,
    TwoInspectorsNeeded,
    check_decision,
    give_opinion,
)
from onewindow.kernel.errors import Refusal

WANG, LI, ZHAO = (UUID(int=number) for number in (1, 2, 3))
DESK = ReviewStep(code="review", name="审查")
SITE = ReviewStep(code="site", name="现场核查", is_on_site=True)


def opinion(**changes: Any) -> Opinion:
    return Opinion(**{"step": "review", "person": WANG, "conclusion": Conclusion.AGREE} | changes)


def given_for(review: Review, **changes: Any) -> Opinion:
    return give_opinion(
        review,
        **{"step": "review", "person": WANG, "conclusion": Conclusion.AGREE, "reason": "", "companion": None} | changes,
    )


def reviewed(*opinions: Opinion, **changes: Any) -> Review:
    return Review(**{"steps": (DESK, SITE), "opinions": opinions} | changes)


def decided(review: Review, *, person: UUID = ZHAO, is_grant: bool = True, today: date = date(2026, 5, 8)) -> None:
    check_decision(review, person=person, is_grant=is_grant, today=today)


BOTH = (opinion(), opinion(step="site", companion=LI))


def test_审查同意() -> None:
    assert given_for(reviewed()) == opinion()


def test_指南没有的环节_不能出具意见() -> None:
    with pytest.raises(NoSuchStep):
        given_for(reviewed(), step="hearing")


def test_不同意要说明理由() -> None:
    with pytest.raises(OpinionNeedsReason):
        given_for(reviewed(), conclusion=Conclusion.DISAGREE, reason=" ")


@pytest.mark.parametrize("companion", [None, WANG])
def test_现场核查须两名以上工作人员(companion: UUID | None) -> None:
    with pytest.raises(TwoInspectorsNeeded):
        given_for(reviewed(), step="site", companion=companion)


POINTS = frozenset({"M003.R1", "M003.R2"})


def test_同意而审查要点没有逐项核对_不能出具意见() -> None:
    with pytest.raises(PointsUnanswered, match="还有 1 个审查要点没有勾选"):
        given_for(reviewed(points=POINTS), points=("M003.R1",))


@pytest.mark.parametrize(
    "changes",
    [
        {"points": ("M003.R1", "M003.R2")},
        {"points": ("M003.R1",), "reason": "不做冷食，专间不适用"},
        {"conclusion": Conclusion.DISAGREE, "reason": "缺布局图"},
    ],
)
def test_要点逐项核对或者说明理由_可以出具意见(changes: dict[str, Any]) -> None:
    given_for(reviewed(points=POINTS), **changes)


@given(first=st.frozensets(st.sampled_from(sorted(POINTS))), now=st.frozensets(st.sampled_from(sorted(POINTS))))
def test_a_later_step_owes_what_no_standing_opinion_has_checked(first: frozenset[str], now: frozenset[str]) -> None:
    review = reviewed(opinion(points=tuple(first)), points=POINTS)

    assert review.unanswered(tuple(now)) == POINTS - first - now


def test_环节齐全_另一人可以准予() -> None:
    decided(reviewed(*BOTH), person=ZHAO, is_grant=True)


def test_流程缺环_不能决定() -> None:
    with pytest.raises(ReviewUnfinished, match="现场核查"):
        decided(reviewed(opinion()), person=ZHAO, is_grant=True)


def test_审查人不能自己决定() -> None:
    with pytest.raises(FourEyesNeeded):
        decided(reviewed(*BOTH), person=WANG, is_grant=True)


def test_现场核查的同行人员_不能作决定() -> None:
    with pytest.raises(FourEyesNeeded, match="现场核查过这件办件的人不能再作决定"):
        decided(reviewed(*BOTH), person=LI, is_grant=True)


def test_被后一次意见代替的核查人员_也不能作决定() -> None:
    again = opinion(step="site", person=WANG, companion=WANG)

    with pytest.raises(FourEyesNeeded):
        decided(reviewed(*BOTH, again), person=LI, is_grant=False)


def test_审核合一_一人可以决定() -> None:
    decided(reviewed(is_one_person_enough=True), person=WANG, is_grant=True)


def test_意见为不同意_不能准予_可以不予许可() -> None:
    against = reviewed(opinion(), opinion(step="site", companion=LI, conclusion=Conclusion.DISAGREE))

    decided(against, person=ZHAO, is_grant=False)
    with pytest.raises(AgainstOpinion, match="现场核查"):
        decided(against, person=ZHAO, is_grant=True)


def test_后一次意见代替前一次意见() -> None:
    settled = reviewed(opinion(conclusion=Conclusion.DISAGREE, reason="缺图"), *BOTH)

    decided(settled, person=ZHAO, is_grant=True)


OWED = Owed(name="食品安全规章制度目录清单", due_on=date(2026, 5, 8))


def test_容缺材料未补交_期限内不能准予_说明哪些材料和哪一天() -> None:
    with pytest.raises(PapersStillDue) as refused:
        decided(reviewed(*BOTH, owed=(OWED,)))

    assert refused.value.values == {"papers": "食品安全规章制度目录清单", "due_on": date(2026, 5, 8)}


def test_容缺材料到期未补交_不能准予() -> None:
    with pytest.raises(PapersNeverCame, match="食品安全规章制度目录清单"):
        decided(reviewed(*BOTH, owed=(OWED,)), today=date(2026, 5, 9))


@pytest.mark.parametrize("today", [date(2026, 5, 8), date(2026, 5, 9)])
def test_容缺材料未补交_可以不予许可(today: date) -> None:
    decided(reviewed(*BOTH, owed=(OWED,)), is_grant=False, today=today)


def test_several_papers_are_named_together_with_the_last_of_their_days() -> None:
    later = Owed(name="卫生管理制度", due_on=date(2026, 5, 14))

    with pytest.raises(PapersStillDue) as refused:
        decided(reviewed(*BOTH, owed=(OWED, later)))

    assert refused.value.values == {"papers": "食品安全规章制度目录清单、卫生管理制度", "due_on": date(2026, 5, 14)}


people = st.sampled_from([WANG, LI, ZHAO])
opinions = st.lists(
    st.builds(
        Opinion,
        step=st.sampled_from(["review", "site"]),
        person=people,
        companion=st.none() | people,
        conclusion=st.sampled_from(Conclusion),
    ),
    max_size=6,
)


@given(opinions=opinions, person=people)
def test_a_grant_that_passes_was_reviewed_in_every_step_by_others_who_agree(
    opinions: list[Opinion], person: UUID
) -> None:
    review = reviewed(*opinions)

    try:
        decided(review, person=person, is_grant=True)
    except Refusal:
        return

    standing = [review.latest(step.code) for step in review.steps]
    assert all(one is not None and one.conclusion is Conclusion.AGREE for one in standing)
    assert all(person not in {one.person, one.companion} for one in opinions)


@given(opinions=opinions, person=people, is_one_person_enough=st.booleans())
def test_what_a_page_offers_is_what_the_rule_lets_pass(
    opinions: list[Opinion], person: UUID, is_one_person_enough: bool
) -> None:
    review = Review(steps=(DESK, SITE), opinions=tuple(opinions), is_one_person_enough=is_one_person_enough)
    is_offered = review.is_finished and not review.needs_another_than(person)

    try:
        check_decision(review, person=person, is_grant=False, today=date(2026, 3, 2))
    except (ReviewUnfinished, FourEyesNeeded):
        assert not is_offered
    else:
        assert is_offered

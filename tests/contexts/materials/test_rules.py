"""The rules of papers, without a database."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.materials import domain
from onewindow.contexts.materials.domain import PaperView, Source, State, Trust
from tests.factories.papers import Material, view

CODES = st.sampled_from(["M001", "M002", "M003"])
MATERIALS = st.lists(
    st.builds(
        Material,
        code=CODES,
        need=st.sampled_from(["MUST", "OPTIONAL", "TOLERATED"]),
        exempt=st.sampled_from(["NONE", "E_LICENCE", "SHARED_DATA", "PROMISE", "DEPARTMENT_CHECK"]),
        is_handed_in=st.booleans(),
    ),
    max_size=6,
)
PAPERS = st.lists(
    st.builds(
        lambda **changes: view(**changes),
        material_code=CODES,
        state=st.sampled_from(State),
        is_returned=st.booleans(),
    ),
    max_size=8,
)
TODAY = date(2026, 3, 2)


@given(required=MATERIALS, there=st.frozensets(CODES))
def test_every_place_is_taken_once_and_nothing_that_is_there_is_asked_for(
    required: list[Material], there: frozenset[str]
) -> None:
    taken = domain.places(required, there=there)

    codes = [material.code for material, _, _ in taken]
    assert len(codes) == len(set(codes))
    assert not there & set(codes)
    assert all(material.is_handed_in for material, state, _ in taken if state is State.NEEDED)


@pytest.mark.parametrize(
    ("material", "state", "source"),
    [
        (Material(exempt="E_LICENCE"), State.WAIVED, Source.LICENCE),
        (Material(exempt="SHARED_DATA"), State.WAIVED, Source.SHARED_DATA),
        (Material(exempt="DEPARTMENT_CHECK"), State.WAIVED, Source.DEPARTMENT_CHECK),
        (Material(exempt="PROMISE"), State.PROMISED, Source.PROMISE),
        (Material(is_handed_in=False), State.SUPPLIED, Source.FORM),
        (Material(), State.NEEDED, Source.GUIDE),
        (Material(need="TOLERATED"), State.NEEDED, Source.GUIDE),
    ],
)
def test_what_takes_the_place_of_a_material(material: Material, state: State, source: Source) -> None:
    assert domain.places([material], there=frozenset()) == ((material, state, source),)


def test_an_optional_material_leaves_no_place() -> None:
    assert domain.places([Material(need="OPTIONAL")], there=frozenset()) == ()


@given(papers=PAPERS)
def test_what_is_handed_in_is_never_listed_as_missing(papers: list[PaperView]) -> None:
    there = domain.handed_in(papers)

    for paper in domain.listed(papers):
        assert paper.state is not State.NEEDED or paper.material_code not in there
        assert not paper.is_late or paper in domain.still_late(papers)
    assert {paper.material_code for paper in domain.listed(papers)} == {paper.material_code for paper in papers}


@given(papers=PAPERS)
def test_what_is_late_counts_as_handed_in_until_it_comes(papers: list[PaperView]) -> None:
    late = {paper.material_code for paper in domain.still_late(papers)}

    assert late <= domain.handed_in(papers)
    assert not late & domain.handed_in([paper for paper in papers if paper.state is State.SUPPLIED])


def test_what_was_sent_back_is_missing_again() -> None:
    assert domain.handed_in([view(is_returned=True)]) == frozenset()
    assert domain.handed_in([view(is_returned=True), view(seq=2)]) == {"M003"}


@pytest.mark.parametrize(
    ("source", "is_declared", "trust"),
    [
        (Source.UPLOAD, False, Trust.C),
        (Source.UPLOAD, True, Trust.D),
        (Source.SCAN, False, Trust.B),
        (Source.PAPER, False, Trust.B),
    ],
)
def test_国办函108号_材料信任等级(source: Source, is_declared: bool, trust: Trust) -> None:
    assert domain.trust_of(source, is_declared=is_declared) is trust


@given(trust=st.sampled_from(Trust))
def test_a_check_never_makes_a_paper_worth_less(trust: Trust) -> None:
    assert domain.verify(view(trust=trust)) <= trust
    assert domain.verify(view(trust=trust)) <= Trust.B


@pytest.mark.parametrize("changes", [{"size": 0}, {"is_returned": True}])
def test_without_a_file_there_is_nothing_to_verify(changes: dict[str, Any]) -> None:
    with pytest.raises(domain.NothingToVerify, match="没有可以与原件核对的文件"):
        domain.verify(view(**changes))


@pytest.mark.parametrize(
    ("changes", "reusable"),
    [
        ({"trust": Trust.A}, True),
        ({"trust": Trust.B, "valid_until": date(2026, 3, 3)}, True),
        ({"trust": Trust.B, "valid_until": TODAY}, False),
        ({"trust": Trust.C}, False),
        ({"trust": Trust.D}, False),
        ({"trust": Trust.B, "is_returned": True}, False),
        ({"trust": Trust.B, "size": 0}, False),
    ],
)
def test_only_what_was_issued_or_checked_and_is_valid_is_used_again(changes: dict[str, Any], reusable: bool) -> None:
    paper = view(**changes)

    assert paper.is_reusable(on=TODAY) is reusable
    if not reusable:
        with pytest.raises(domain.NoLongerValid):
            domain.check_reusable(paper, for_owner=paper.owner_id, on=TODAY)


def test_another_party_s_paper_is_not_used() -> None:
    with pytest.raises(domain.NotYourPaper):
        domain.check_reusable(view(trust=Trust.A), for_owner=UUID(int=9), on=TODAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"trust": Trust.A, "issuer": "云岭县市场监督管理局", "valid_until": date(2031, 4, 29)},
            "此件由云岭县市场监督管理局提供，仅供办理政务服务事项时使用，有效期至2031年4月29日",
        ),
        ({"trust": Trust.A, "issuer": "云岭县民政局"}, "此件由云岭县民政局提供，仅供办理政务服务事项时使用"),
        (
            {"trust": Trust.B, "issuer": "云岭县政务服务中心"},
            "此件经云岭县政务服务中心与原件核对无误，仅供办理政务服务事项时使用",
        ),
        ({"trust": Trust.C}, ""),
        ({"trust": Trust.D}, ""),
        ({"trust": None}, ""),
    ],
)
def test_国办函108号_水印(changes: dict[str, Any], words: str) -> None:
    assert domain.watermark(view(**changes)) == words


@pytest.mark.parametrize(
    ("full", "refusal"),
    [
        ({"same": 30}, domain.TooManyFiles),
        ({"of_subject": domain.DRAFT_QUOTA}, domain.DraftFull),
        ({"today": domain.DAILY_QUOTA}, domain.DayFull),
    ],
)
def test_there_is_a_bound_to_what_is_uploaded(full: dict[str, int], refusal: type[Exception]) -> None:
    room = {"of_subject": 0, "today": 0, "same": 0, "size": 1}

    domain.check_room(**room, material="证明")
    with pytest.raises(refusal):
        domain.check_room(**room | full, material="证明")


def test_容缺_only_what_the_guide_lists_may_be_late() -> None:
    domain.check_tolerated("卫生管理制度", 10)

    with pytest.raises(domain.MayNotBeLate, match="不在容缺受理范围内"):
        domain.check_tolerated("申请书", None)

"""行政区划: levels, codes of GB/T 2260 and GB/T 10114, and paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.organisations.domain.regions import (
    CodeOfAnotherLevel,
    Level,
    NotALabel,
    StandsTooHigh,
    StandsUnderItself,
    check_move,
    check_place,
    moved_path,
    path_below,
    read_code,
)
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.errors import Invalid

labels = st.from_regex(r"[a-z][a-z0-9]{0,11}", fullmatch=True)
paths = st.lists(labels, min_size=1, max_size=5).map(lambda parts: "/".join(parts) + "/")


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (Level.PROVINCE, "510000000000"),
        (Level.CITY, "511600000000"),
        (Level.COUNTY, "511602000000"),
        (Level.TOWNSHIP, "511602100000"),
        (Level.VILLAGE, "511602100201"),
        (Level.ZONE, ""),
        (Level.ZONE, "511699000000"),
    ],
)
def test_每一级的区划代码(level: Level, code: str) -> None:
    assert read_code(code, level=level) == code


@pytest.mark.parametrize("text", ["511602", "５１１６０２", " 511602000000 "])
def test_六位代码补足十二位(text: str) -> None:
    assert read_code(text, level=Level.COUNTY) == "511602000000"


@pytest.mark.parametrize(
    ("level", "code", "refusal"),
    [
        (Level.COUNTY, "511600000000", CodeOfAnotherLevel),  # a city's
        (Level.COUNTY, "511602100000", CodeOfAnotherLevel),  # a township's
        (Level.VILLAGE, "511602100000", CodeOfAnotherLevel),
        (Level.PROVINCE, "", CodeWrong),
        (Level.COUNTY, "5116020", CodeWrong),
        (Level.COUNTY, "561602000000", CodeWrong),  # no such province
        (Level.ZONE, "高新区", CodeWrong),
    ],
)
def test_不是这一级的代码(level: Level, code: str, refusal: type[Invalid]) -> None:
    with pytest.raises(refusal):
        read_code(code, level=level)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("parent", [None, *Level])
def test_下级只能设在上级之下(level: Level, parent: Level | None) -> None:
    order = list(Level)
    stands = order.index(parent) < order.index(level) if parent else level is Level.PROVINCE

    if stands:
        check_place(level, parent=parent)
    else:
        with pytest.raises(StandsTooHigh):
            check_place(level, parent=parent)


@pytest.mark.parametrize("label", ["", "Yl", "1yl", "yun/ling", "云岭", "a" * 13, "yl\n"])
def test_短码不能用的样子(label: str) -> None:
    with pytest.raises(NotALabel):
        path_below("lls/", label)


def test_区划不能划入自己的下级() -> None:
    with pytest.raises(StandsUnderItself):
        check_move("s/yl/", new_parent_path="s/yl/cg/", name="云岭县")


@given(paths, labels, labels)
def test_no_path_begins_that_of_a_sibling(parent: str, one: str, other: str) -> None:
    first, second = path_below(parent, one), path_below(parent, other)

    assert second.startswith(first) == (one == other)


@given(paths, paths, paths)
def test_what_lies_below_moves_along_and_nothing_else(path: str, before: str, after: str) -> None:
    moved = moved_path(path=path, before=before, after=after)

    assert moved == (after + path[len(before) :] if path.startswith(before) else path)


@given(paths, labels, paths)
def test_moving_there_and_back_changes_nothing(before: str, label: str, after: str) -> None:
    path = path_below(before, label)

    there = moved_path(path=path, before=before, after=after)

    assert moved_path(path=there, before=after, after=before) == path

"""A list that is registered names each code once, or says which it names twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.elements.domain import CodeTwice, distinct

lists = st.lists(st.text("AB12", min_size=1, max_size=2), max_size=8)


@given(codes=lists)
def test_a_list_passes_exactly_when_no_code_stands_twice(codes: list[str]) -> None:
    if len(set(codes)) == len(codes):
        distinct(codes)
    else:
        with pytest.raises(CodeTwice) as refusal:
            distinct(codes)
        assert codes.count(str(refusal.value.values["code"])) > 1

"""Canonical JSON: both ways of writing it are the RFC's."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from onewindow.kernel.canonical import EXACT, canonical

WHOLE = st.integers(min_value=-EXACT, max_value=EXACT)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(TEXT, inner),
)


@given(value=VALUES)
def test_every_value_is_written_as_the_rfc_says(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(text=st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"])))
def test_every_character_is_escaped_as_the_rfc_says(text: str) -> None:
    assert canonical({"key": text}) == rfc8785.dumps({"key": text})


@pytest.mark.parametrize("value", [EXACT + 1, -EXACT - 1, float("nan"), float("inf"), "\ud800", {1: "key"}, object()])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


def test_keys_are_sorted_as_utf_16() -> None:
    assert canonical({"\uff5e": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\uff5e":1}'.encode()

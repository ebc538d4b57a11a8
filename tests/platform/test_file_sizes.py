"""A limit in words: one byte too many is never said to be as large as what is allowed."""

import pytest

from onewindow.platform.files.sizes import limit_words


@pytest.mark.parametrize(
    ("size", "words"), [(20 * 1024**2, "20\u00a0MB"), (1536 * 1024, "1.5\u00a0MB"), (500 * 1024, "500.0\u00a0KB")]
)
def test_a_limit_in_words(size: int, words: str) -> None:
    assert limit_words(size) == words

"""The way from the root to a node."""

import pytest

from onewindow.kernel.paths import lineage


@pytest.mark.parametrize(
    ("path", "nodes"),
    [("", ("",)), ("黔/", ("", "黔/")), ("黔/黔南/龙里/", ("", "黔/", "黔/黔南/", "黔/黔南/龙里/"))],
)
def test_a_node_comes_after_all_above_it(path: str, nodes: tuple[str, ...]) -> None:
    assert lineage(path) == nodes

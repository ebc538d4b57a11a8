"""The Merkle tree: the RFC's own figures, and what holds for every tree."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.kernel.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root,
)

LOGS = st.lists(st.binary(max_size=8), min_size=1, max_size=70)

# The eight entries that implementations of Certificate Transparency test with, and the roots over the first n of them.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
    )
]  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


@pytest.mark.parametrize(("size", "expected"), [*enumerate(ROOTS, start=1)])
def test_known_roots(size: int, expected: str) -> None:
    assert root([leaf_hash(entry) for entry in ENTRIES[:size]]).hex() == expected


def test_the_empty_tree() -> None:
    assert root([]) == Frontier().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()


def test_a_tree_of_three_by_hand() -> None:
    one, two, three = map(leaf_hash, (b"1", b"2", b"3"))

    assert root([one, two, three]) == node_hash(node_hash(one, two), three)


@given(log=LOGS, position=st.integers(min_value=0))
def test_every_entry_can_be_shown_to_be_in_the_log(log: list[bytes], position: int) -> None:
    leaves, index = [leaf_hash(entry) for entry in log], position % len(log)
    proof = inclusion_proof(leaves, index)

    assert is_included(leaves[index], index, len(leaves), proof, root(leaves))
    assert len(proof) <= len(leaves).bit_length()


@given(log=LOGS, position=st.integers(min_value=0), foreign=st.binary(max_size=9))
def test_nothing_else_can_be_shown(log: list[bytes], position: int, foreign: bytes) -> None:
    leaves, index = [leaf_hash(entry) for entry in log], position % len(log)
    proof, top = inclusion_proof(leaves, index), root(leaves)

    assert foreign in log or not is_included(leaf_hash(foreign), index, len(leaves), proof, top)
    assert not is_included(leaves[index], index, len(leaves), (*proof, top), top)
    assert not is_included(leaves[index], len(leaves), len(leaves), proof, top)
    assert not proof or not is_included(leaves[index], index, len(leaves), proof[:-1], top)


@given(log=LOGS, position=st.integers(min_value=0))
def test_every_log_can_be_shown_to_continue_what_it_was(log: list[bytes], position: int) -> None:
    leaves, old = [leaf_hash(entry) for entry in log], position % (len(log) + 1)
    proof = consistency_proof(leaves, old)

    assert is_consistent(old, root(leaves[:old]), len(leaves), root(leaves), proof)


@given(log=LOGS, position=st.integers(min_value=0), changed=st.binary(max_size=9))
def test_a_rewritten_past_cannot_be_shown(log: list[bytes], position: int, changed: bytes) -> None:
    leaves, old = [leaf_hash(entry) for entry in log], 1 + position % len(log)
    rewritten = [leaf_hash(changed), *leaves[1:]]
    proof = consistency_proof(rewritten, old)

    shown = is_consistent(old, root(leaves[:old]), len(leaves), root(rewritten), proof)

    assert shown is (changed == log[0])


@given(log=LOGS, cut=st.integers(min_value=0))
def test_a_frontier_goes_on_from_anywhere(log: list[bytes], cut: int) -> None:
    leaves = [leaf_hash(entry) for entry in log]
    begun = Frontier()
    for leaf in leaves[: cut % len(leaves)]:
        begun.add(leaf)

    resumed = Frontier(begun.size, [*begun.peaks])
    for leaf in leaves[begun.size :]:
        resumed.add(leaf)

    assert (resumed.size, resumed.root()) == (len(leaves), root(leaves))

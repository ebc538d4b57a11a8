"""Sealing: what rests encrypted opens for its purpose only, with any key of the ring and either algorithm."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from onewindow.platform.pii.keys import ID_LENGTH, KeyMissing, KeyRing, add_key
from onewindow.platform.pii.sealing import ALGORITHMS, header, seal, unseal

PURPOSE = "parties_party.name"


@given(plain=st.binary(max_size=200))
def test_what_is_sealed_opens_again(plain: bytes) -> None:
    assert unseal(seal(plain, purpose=PURPOSE), purpose=PURPOSE) == plain


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_both_algorithms_seal_and_stay_readable(algorithm: str, settings: Settings) -> None:
    settings.FIELD_ALGORITHM = algorithm
    sealed = seal("张三".encode(), purpose=PURPOSE)

    settings.FIELD_ALGORITHM = "AES-256-GCM"

    assert sealed[ID_LENGTH : ID_LENGTH + 1] == ALGORITHMS[algorithm].mark
    assert unseal(sealed, purpose=PURPOSE) == "张三".encode()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_sealed_bytes_cannot_be_moved_to_another_column(algorithm: str, settings: Settings) -> None:
    settings.FIELD_ALGORITHM = algorithm
    sealed = seal(b"330106199001011234", purpose="parties_party.number")

    with pytest.raises(InvalidTag):
        unseal(sealed, purpose="parties_party.phone")


@given(position=st.integers(min_value=5, max_value=40), bit=st.integers(min_value=0, max_value=7))
def test_a_changed_bit_is_noticed(position: int, bit: int) -> None:
    sealed = bytearray(seal(b"12345678", purpose=PURPOSE))
    sealed[position] ^= 1 << bit

    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), purpose=PURPOSE)


def test_equal_values_look_different_at_rest() -> None:
    assert seal(b"same", purpose=PURPOSE) != seal(b"same", purpose=PURPOSE)


def test_an_older_key_still_opens_and_the_newest_seals(settings: Settings) -> None:
    settings.FIELD_KEY = "first"
    sealed = seal(b"old", purpose=PURPOSE)

    settings.FIELD_KEY = "first\nsecond"

    assert unseal(sealed, purpose=PURPOSE) == b"old"
    assert header() != sealed[: ID_LENGTH + 1]
    assert seal(b"new", purpose=PURPOSE).startswith(header())


def test_without_its_key_nothing_opens(settings: Settings) -> None:
    settings.FIELD_KEY = "lost"
    sealed = seal(b"gone", purpose="a.table")

    settings.FIELD_KEY = "another"

    with pytest.raises(KeyMissing):
        unseal(sealed, purpose="another.table")


def test_a_key_added_by_another_process_is_found(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.FIELD_KEY = tmp_path, "first"
    extended = add_key()
    sealed = seal(b"by the other process", purpose="b.table", key=extended.current)

    assert unseal(sealed, purpose="b.table") == b"by the other process"
    assert (tmp_path / "field_key").stat().st_mode & 0o777 == 0o600


def test_the_root_stays_when_keys_are_added(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.FIELD_KEY = tmp_path, "first"

    assert add_key().root == KeyRing("first").root


def test_an_empty_ring_is_refused() -> None:
    with pytest.raises(KeyMissing):
        KeyRing("\n")

"""What holds of every seal, number and code, whoever acts and however it is typed."""

from hypothesis import assume, given
from hypothesis import strategies as st

from onewindow.contexts.documents.domain.kinds import RULES, Kind, SealKind
from onewindow.contexts.documents.domain.papers import (
    SealBasis,
    SealNotEntrusted,
    number_of,
    printed_code,
    seal_basis,
    typed_code,
)
from onewindow.kernel.tokens import ALPHABET
from tests.factories import documents as factory
from tests.factories.keyboards import full_width

kinds = st.sampled_from(Kind)
codes = st.text(ALPHABET, min_size=1, max_size=16)
GROUNDS = ("has_custody", "is_delegated", "is_platform", "seals_own_acts")
grounds = st.frozensets(st.sampled_from(GROUNDS))


def basis(kind: Kind, held: frozenset[str]) -> SealBasis | None:
    """Return on what ground a document is sealed by who holds these, or None where it is not."""
    known = {ground: ground in held for ground in GROUNDS}
    try:
        return seal_basis(kind, seal=RULES[kind].seal, office=factory.BUREAU, **known)
    except SealNotEntrusted:
        return None


@given(kind=kinds, held=grounds, more=grounds)
def test_one_ground_more_never_takes_a_seal_away(kind: Kind, held: frozenset[str], more: frozenset[str]) -> None:
    assume(basis(kind, held) is not None)

    assert basis(kind, held | more) is not None


@given(kind=kinds, held=grounds)
def test_机关印章_本人依职权办理也不能使用(kind: Kind, held: frozenset[str]) -> None:
    assume(RULES[kind].seal is SealKind.ORGAN)

    assert basis(kind, held) is not SealBasis.OFFICE


@given(kind=kinds, held=grounds)
def test_a_seal_presses_itself_only_where_nobody_decides(kind: Kind, held: frozenset[str]) -> None:
    decides_nothing = RULES[kind].is_automatic or RULES[kind].seal is SealKind.WINDOW or "is_platform" in held

    assert (basis(kind, held) is SealBasis.AUTOMATIC) is decides_nothing


numbered = st.tuples(kinds, st.integers(2020, 2100), st.integers(1, 99999))


@given(one=numbered, other=numbered)
def test_two_documents_of_an_organ_have_two_numbers(one: tuple[Kind, int, int], other: tuple[Kind, int, int]) -> None:
    numbers = [number_of(kind, office=factory.BUREAU, year=year, serial=serial) for kind, year, serial in (one, other)]

    assert (numbers[0] == numbers[1]) is (one == other)


@given(code=codes)
def test_a_code_means_the_same_in_groups_in_small_letters_and_in_full_width(code: str) -> None:
    printed = printed_code(code)

    assert typed_code(printed) == code
    assert typed_code(printed.lower().replace("-", " ")) == code
    assert typed_code(full_width(printed)) == code
    assert typed_code(full_width(printed.lower())) == code


@given(text=st.text(max_size=40))
def test_what_was_read_once_reads_the_same_again(text: str) -> None:
    assert typed_code(typed_code(text)) == typed_code(text)
